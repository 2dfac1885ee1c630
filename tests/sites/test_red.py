"""The tests of the sites turn red where they should: run as they are over a copy of the project's definitions with one mistake in it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "spiders" / "sites", tmp_path / "sites")
    shutil.copytree(ROOT / "tests" / "sites", tmp_path / "pages", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    return tmp_path


def run(copy: Path, *command: str) -> tuple[int, str]:
    env = os.environ | {"ARCHIVE_SITES": str(copy / "sites"), "ARCHIVE_SITE_PAGES": str(copy / "pages")}
    done = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, env=env, capture_output=True, text=True, timeout=120, check=False)
    return done.returncode, done.stdout + done.stderr


def red(copy: Path) -> tuple[int, str]:
    return run(copy, "pytest", "-q", "-p", "no:cacheprovider", "-n", "0", "tests/sites/test_sites.py")


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_a_typo_in_a_definition(copy: Path) -> None:
    edit(copy / "sites" / "nm" / "ordosds.toml", "template ", "templat ")
    status, said = red(copy)
    assert status != 0
    assert "ordosds.toml: template: is missing" in said or "ordosds.toml: templat: unknown" in said
    status, said = run(copy, "scrapy", "checksites")
    assert status == 2
    assert "ordosds.toml: templat" in said


def test_an_unknown_organisation(copy: Path) -> None:
    edit(copy / "sites" / "nm" / "ordosds.toml", '"150602"', '"159999"')
    status, said = red(copy)
    assert status != 0
    assert "organisation: '159999' is not in the gazetteer" in said
    status, said = run(copy, "scrapy", "checksites", "ordosds")
    assert status == 2
    assert "ordosds.toml: organisation: '159999'" in said


def test_a_missing_fixture(copy: Path) -> None:
    shutil.rmtree(copy / "pages" / "ordosds")
    status, said = red(copy)
    assert status != 0
    assert "ordosds/?: meta.json: expected" in said
    assert run(copy, "scrapy", "checksites", "ordosds")[0] == 5
    assert run(copy, "scrapy", "checksites", "nx")[0] == 0


def test_a_page_that_nobody_reviewed_and_one_that_is_read_otherwise(copy: Path) -> None:
    edit(copy / "pages" / "ordosds" / "article" / "expected.json", '"reviewed": true', '"reviewed": false')
    edit(copy / "pages" / "nx" / "article" / "page.html", "</title>", "改</title>")
    (copy / "pages" / "nx" / "article" / "expected.json").unlink()
    status, said = run(copy, "scrapy", "checksites", "ordosds", "nx")
    assert status == 5
    assert "ordosds/article: reviewed: expected True, read False" in said
    assert "nx/article: expected.json: expected 'an expectation'" in said
    status, said = run(copy, "scrapy", "checksites", "nx")
    assert status == 5, "what was written just now is not reviewed"
    assert "nx/article: reviewed: expected True, read False" in said
