"""Who may import whom (HOUSE.md), held by reading every import of every module."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ANY = {"errors", "clock"}  # the error tree and the clock are everyone's
ROOMS: dict[str, set[str]] = {
    "items": set(),
    "errors": set(),
    "clock": set(),
    "reading": set(),
    "gazetteer": set(),
    "folding": set(),
    "compare": {"folding"},
    "attachments": set(),
    "normalise": {"gazetteer", "items"},
    "captures": {"items"},
    "watch": {"items"},
    "store": {"items", "watch", "folding"},
    "itemise": {"items", "reading"},
    "config": set(),
    "session": {"config", "captures", "gazetteer", "store", "items", "watch"},
    "slots": {"normalise"},
    "reports": set(),
    "unread": {"captures", "session", "watch"},
    "middlewares": {"items", "itemise", "store", "captures", "reading", "normalise", "session", "slots"},
    "differences": {"compare"},
    "pairing": {"compare", "gazetteer", "normalise", "store"},
    "pipelines": {"attachments", "pairing", "items", "normalise", "gazetteer", "compare", "store", "session"},
    "extensions": {"items", "reading", "store", "session", "config", "watch", "unread", "reports", "sealing"},
    "rereading": {
        "sealing",
        "attachments",
        "items",
        "itemise",
        "reading",
        "normalise",
        "gazetteer",
        "captures",
        "store",
        "pipelines",
        "session",
        "config",
    },
    "sealing": {"captures", "store"},
    "proof": {"captures", "sealing", "store", "items", "session", "reading", "rereading", "pipelines", "attachments"},
    "sitework": {"reading", "gazetteer", "normalise", "captures", "store", "config", "running"},
    "spiders": {"items", "reading", "itemise"},
}
NO_SCRAPY = {
    *("items", "errors", "watch", "folding", "reading", "normalise", "gazetteer", "compare", "captures", "store", "itemise", "pairing"),
    *("proof", "sealing"),
}
MODULES = sorted([*(ROOT / "archiver").rglob("*.py"), *(ROOT / "spiders").rglob("*.py")])


def imports_of(path: Path) -> set[str]:
    """The dotted names a module imports, at the top or inside a function."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def room_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return parts[0] if parts[0] == "spiders" or len(parts) == 1 else parts[1]


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_keep_to_the_house(path: Path) -> None:
    room = room_of(path)
    names = imports_of(path)
    ours = {n.split(".")[1] for n in names if n.startswith("archiver.")}
    if room in ROOMS:
        allowed = ROOMS[room] | ANY | {room, "__version__"}
        assert ours <= allowed, f"{path.name} of {room} may not import {sorted(ours - allowed)}"
    if room != "spiders":
        assert not any(n == "spiders" or n.startswith("spiders.") for n in names), "archiver never imports spiders"
    if room in NO_SCRAPY:
        assert not any(n.split(".")[0] == "scrapy" for n in names), f"{room} knows no Scrapy"
    if room != "store":
        assert not any(n.split(".")[0] in ("sqlalchemy", "alembic") for n in names), "only store imports SQLAlchemy"
    if path.name != "settings.py":
        assert not any(n in ("os.environ", "os.getenv") for n in names), "settings.py is the only reader of the environment"


def test_only_settings_reads_the_environment() -> None:
    readers = [p for p in MODULES if "os.environ" in (text := p.read_text(encoding="utf-8")) or "os.getenv" in text]
    readers = [
        p
        for p in readers
        if any(isinstance(n, ast.Attribute) and n.attr in ("environ", "getenv") for n in ast.walk(ast.parse(p.read_text(encoding="utf-8"))))
    ]
    assert [p.name for p in readers] == ["settings.py"]
