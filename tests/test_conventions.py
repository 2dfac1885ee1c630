"""The framework's and the house's conventions, swept over every component at once."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from scrapy.commands import ScrapyCommand
from scrapy.settings import Settings
from scrapy.spiderloader import get_spider_loader
from scrapy.utils.misc import load_object

import archiver.commands
import archiver.extensions
import archiver.middlewares
import archiver.pipelines
import spiders
from archiver.addon import ArchiveAddon

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted(p for room in ("archiver", "spiders") for p in (ROOT / room).rglob("*.py") if "versions" not in p.parts)
ONE_CLASS_ROOMS = (archiver.pipelines, archiver.middlewares, archiver.extensions)
GRACE = 320  # lines; a longer file is asking to be split (HOUSE.md)


def project_settings() -> Settings:
    settings = Settings()
    settings.setmodule("archiver.settings", priority="project")
    return settings


def modules_of(package: ModuleType) -> Iterator[ModuleType]:
    for info in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        yield importlib.import_module(info.name)


def components() -> list[type]:
    settings = project_settings()
    paths = [p for name in ("EXTENSIONS", "SPIDER_MIDDLEWARES", "DOWNLOADER_MIDDLEWARES", "ITEM_PIPELINES") for p in settings.getdict(name)]
    return [load_object(path) for path in paths if path.startswith("archiver.")]


@pytest.mark.parametrize("component", components(), ids=lambda c: c.__name__)
def test_components_use_no_spider_argument_and_say_what_they_are(component: type) -> None:
    assert component.__doc__
    for name in (
        "process_item",
        "process_request",
        "process_response",
        "process_exception",
        "process_spider_output",
        "open_spider",
        "close_spider",
    ):
        method = getattr(component, name, None)
        if method is not None:
            assert "spider" not in inspect.signature(method).parameters, f"{name} takes the deprecated spider argument"


@pytest.mark.parametrize("package", ONE_CLASS_ROOMS, ids=lambda p: p.__name__)
def test_one_component_a_file(package: ModuleType) -> None:
    for module in modules_of(package):
        own = [c for c in vars(module).values() if inspect.isclass(c) and c.__module__ == module.__name__]
        parts = [c for c in own if not issubclass(c, BaseException)]
        assert len(parts) == 1, f"{module.__name__} holds {[c.__name__ for c in parts]}"
        assert any(
            path.startswith(module.__name__ + ".")
            for name in ("EXTENSIONS", "SPIDER_MIDDLEWARES", "DOWNLOADER_MIDDLEWARES", "ITEM_PIPELINES")
            for path in project_settings().getdict(name)
        ), f"{module.__name__} stands in no setting"


def test_every_spider_starts_asynchronously_and_shares_the_base() -> None:
    loader = get_spider_loader(project_settings())
    assert sorted(loader.list()) == ["originals", "portal"]
    for name in loader.list():
        spider = loader.load(name)
        assert inspect.isasyncgenfunction(spider.start)
        assert not hasattr(spider, "start_requests")
        assert spider.__doc__


def test_no_spider_imports_another() -> None:
    names = {info.name for info in pkgutil.iter_modules(spiders.__path__)} & {"portal", "originals"}
    for name in names:
        text = (ROOT / "spiders" / f"{name}.py").read_text(encoding="utf-8")
        assert not any(f"spiders.{other}" in text for other in names - {name})


def test_every_command_is_alone_in_its_file_and_has_its_words() -> None:
    found = set()
    for module in modules_of(archiver.commands):
        commands = [
            c for c in vars(module).values() if inspect.isclass(c) and issubclass(c, ScrapyCommand) and c.__module__ == module.__name__
        ]
        assert len(commands) == 1, module.__name__
        assert commands[0]().short_desc()
        found.add(module.__name__.rsplit(".", 1)[-1])
    assert found >= {"crawl", "harvest", "status", "show", "search", "upgrade", "doctor", "export"}


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_files_are_small_and_public_things_are_documented(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= GRACE, f"{path} has {text.count(chr(10))} lines"
    tree = ast.parse(text)
    if text.strip():
        assert ast.get_docstring(tree), f"{path} does not say what it is for"
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{path.name}:{node.lineno} {node.name} has no docstring"


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_exception_is_swallowed(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ExceptHandler):
            assert node.type is not None, f"{path.name}:{node.lineno} bare except"
            assert not (len(node.body) == 1 and isinstance(node.body[0], ast.Pass)), f"{path.name}:{node.lineno} except: pass"


def test_settings_that_fault_tables_demand() -> None:
    """FAULTS.md, section F."""
    settings = project_settings()
    assert not settings.getbool("TELNETCONSOLE_ENABLED")
    assert not settings.getbool("REMOTE_CONTROL_ENABLED")
    assert settings.getbool("ROBOTSTXT_OBEY")
    assert not settings.getbool("COOKIES_ENABLED")
    assert all(settings.getdict("DOWNLOAD_HANDLERS")[scheme] is None for scheme in ("file", "data", "ftp", "s3"))
    assert settings.getint("DOWNLOAD_MAXSIZE") <= 32 * 1024**2
    assert settings.getint("DOWNLOAD_TIMEOUT") <= 60
    assert settings.getint("REDIRECT_MAX_TIMES") <= 10
    assert settings.getint("MEMUSAGE_LIMIT_MB") > 0
    assert settings.getint("DEPTH_LIMIT") > 0
    assert settings.getint("CONCURRENT_REQUESTS_PER_DOMAIN") == 1
    assert settings.getfloat("DOWNLOAD_DELAY") >= 1
    assert settings["JOBDIR"] is None


def test_a_replay_waits_for_nobody_unless_told_to() -> None:
    settings = project_settings()
    settings.set("ARCHIVE_REPLAY", "x.warc.gz", priority="cmdline")
    settings.set("RETRY_ENABLED", True, priority="cmdline")
    ArchiveAddon().update_settings(settings)
    assert settings.getfloat("DOWNLOAD_DELAY") == 0
    assert not settings.getbool("ROBOTSTXT_OBEY")
    assert settings.getbool("RETRY_ENABLED"), "what the user gives on the command line stands"
