"""Every setting, command, option, spider argument, view, column and exit status has its line in the README."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import pytest
from scrapy.commands import ScrapyCommand
from scrapy.utils.misc import load_object

import archiver.settings
from archiver import errors
from archiver.store.views import VIEWS
from spiders.arguments import ARGUMENTS
from tests.test_conventions import modules_of, project_settings

README = (Path(__file__).resolve().parent.parent / "README.md").read_text(encoding="utf-8")
SCRAPYS_OWN = {"-h", "--help", "--logfile", "-L", "--loglevel", "--nolog", "--profile", "--pidfile", "-s", "--set", "--pdb"}
SCRAPYS_CRAWL = {"-o", "--output", "-O", "--overwrite-output"}


def commands() -> list[ScrapyCommand]:
    import archiver.commands

    return [load_object(f"{module.__name__}.Command")() for module in modules_of(archiver.commands)]


def options_of(command: ScrapyCommand) -> set[str]:
    command.settings = project_settings()
    parser = argparse.ArgumentParser(conflict_handler="resolve")
    command.add_options(parser)
    return {o for action in parser._actions for o in action.option_strings} - SCRAPYS_OWN - SCRAPYS_CRAWL


@pytest.mark.parametrize("name", [n for n in dir(archiver.settings) if n.startswith("ARCHIVE_") and n != "ARCHIVE_UNKNOWN_VARIABLES"])
def test_every_setting_of_ours_has_its_line(name: str) -> None:
    assert re.search(rf"^\| `{name}` \|", README, re.MULTILINE)


@pytest.mark.parametrize("command", commands(), ids=lambda c: type(c).__module__.rsplit(".", 1)[-1])
def test_every_command_and_option_has_its_line(command: ScrapyCommand) -> None:
    name = type(command).__module__.rsplit(".", 1)[-1]
    line = next((line for line in README.splitlines() if line.startswith(f"| `{name}")), None)
    assert line, f"no line for scrapy {name}"
    missing = {option for option in options_of(command) if f"`{option}" not in line and f" {option}" not in line and option != "--json"}
    assert not missing, f"scrapy {name}: {sorted(missing)} not in its line"


@pytest.mark.parametrize("name", ARGUMENTS)
def test_every_spider_argument_has_its_line(name: str) -> None:
    assert re.search(rf"^\| `{name}=", README, re.MULTILINE)


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_and_column_has_its_line(view: str) -> None:
    line = next((line for line in README.splitlines() if line.startswith(f"| `{view}` |")), None)
    assert line, f"no line for the view {view}"
    missing = [column for column in VIEWS[view].columns if f"`{column}`" not in line]
    assert not missing, f"{view}: {missing} not described"


def test_every_exit_status_has_its_line() -> None:
    statuses = {0, 5, 7, 130} | {e.exit_status for e in vars(errors).values() if isinstance(e, type) and hasattr(e, "exit_status")}
    missing = {s for s in statuses if not re.search(rf"^\| {s} \|", README, re.MULTILINE)}
    assert not missing
