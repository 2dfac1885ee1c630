"""``scrapy newsite``: a definition and a fixture from one saved page, never over what is there."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import pytest

from archiver.commands.newsite import Command
from tests.crawl.run import Ended, environment, scrapy
from tests.test_conventions import project_settings
from tests.web.proxy import serve
from tests.web.world import build

URL = "http://www.nmetuoke.jcy.gov.cn/xwzx/gsgg/202311/t20231108_6012356.shtml"
BODY = "检察官来到牧民家中，就草场纠纷的处理听取意见，并当面说明了法律的规定。" * 4
PAGE = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>检察官进牧区_鄂托克旗人民检察院</title>
<meta name="ArticleTitle" content="检察官进牧区"><meta name="PubDate" content="2023-11-08 10:20"></head><body>
<h1>检察官进牧区</h1><div class="info">时间：2023-11-08 来源：鄂托克旗检察院 作者：王五</div>
<div class="TRS_Editor"><p>{BODY}</p><p>{BODY}</p></div></body></html>"""


@pytest.fixture
def folders(tmp_path: Path) -> dict[str, str]:
    for name in ("sites", "pages", "data"):
        (tmp_path / name).mkdir()
    return {"ARCHIVE_SITES": str(tmp_path / "sites"), "ARCHIVE_SITE_PAGES": str(tmp_path / "pages")}


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "saved.html"
    file.write_text(PAGE, encoding="utf-8")
    return file


def newsite(folders: dict[str, str], capsys: pytest.CaptureFixture[str], *arguments: str) -> Ended:
    """The command in this process, as Scrapy calls it: it crawls nothing where it is given a file."""
    command = Command()
    command.settings = project_settings()
    command.settings.setdict(folders, priority="cmdline")
    parser = argparse.ArgumentParser(conflict_handler="resolve")
    command.add_options(parser)
    opts, args = parser.parse_known_args([*arguments])
    command.run(args, opts)
    out, err = capsys.readouterr()
    return Ended(command.exitcode, out, err)


def test_a_saved_page_becomes_a_site(tmp_path: Path, folders: dict[str, str], page: Path) -> None:
    env = environment(tmp_path / "data", **folders)
    ended = scrapy("newsite", str(page), "--url", URL, "--json", env=env)
    assert (ended.status, ended.err) == (0, "")
    sheet = json.loads(ended.out)
    assert (sheet["slug"], sheet["organisation"], sheet["template"]) == ("nmetuoke", "150624", "trs_wcm")
    fields = {field["name"]: field["value"] for field in sheet["fields"]}
    assert fields["title"] == "检察官进牧区"
    assert fields["source"] == "鄂托克旗检察院"
    assert fields["editor"] is None, "what was not found is said"
    definition = tmp_path / "sites" / "nm" / "nmetuoke.toml"
    assert 'organisation = "150624"' in definition.read_text("utf-8")
    case = tmp_path / "pages" / "nmetuoke" / "article"
    assert (case / "page.html").read_text("utf-8") == PAGE
    assert json.loads((case / "meta.json").read_text("utf-8"))["url"] == URL
    assert json.loads((case / "expected.json").read_text("utf-8"))["reviewed"] is False
    text = (case / "expected.json").read_text("utf-8").replace('"reviewed": false', '"reviewed": true')
    (case / "expected.json").write_text(text, "utf-8")
    assert scrapy("checksites", "nmetuoke", env=env).status == 0


def test_nothing_is_overwritten(tmp_path: Path, folders: dict[str, str], page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert newsite(folders, capsys, str(page), "--url", URL).status == 0
    before = {file: file.read_bytes() for file in tmp_path.rglob("*.*") if file.is_file()}
    for more in ((), ("--slug", "elsewhere"), ("--province", "ah")):
        ended = newsite(folders, capsys, str(page), "--url", URL, *more)
        assert ended.status == 2
        assert "nothing was written" in ended.err
    assert {file: file.read_bytes() for file in tmp_path.rglob("*.*") if file.is_file()} == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "give it with --url"),
        (("--url", "ftp://a.gov.cn/"), "no http(s) URL"),
        (("--url", "http://www.unheard-of.gov.cn/a.html"), "give --organisation"),
        (("--url", URL, "--organisation", "999999"), "--organisation '999999'"),
        (("--url", URL, "--organisation", "150602"), "hosts: nmetuoke.jcy.gov.cn belongs to 150624"),
        (("--url", "http://clone.example.com/a.html", "--organisation", "150602"), "no official host"),
        (("--url", URL, "--slug", "../x"), "--slug"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    tmp_path: Path, folders: dict[str, str], page: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: str
) -> None:
    ended = newsite(folders, capsys, str(page), *arguments)
    assert ended.status == 2
    assert said in ended.err
    assert not list((tmp_path / "sites").rglob("*")) and not list((tmp_path / "pages").rglob("*"))


def test_a_page_about_the_visitor_is_no_site(tmp_path: Path, folders: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "challenge.html").write_text("<script>document.cookie='a=b';location.reload()</script>", "utf-8")
    ended = newsite(folders, capsys, str(tmp_path / "challenge.html"), "--url", URL)
    assert ended.status == 5
    assert "challenge" in ended.err


def test_a_url_is_fetched_by_the_crawl_and_kept(tmp_path: Path, folders: dict[str, str]) -> None:
    world = build(seed=3, reposts=6)
    with serve(world) as served:
        pages = world.truth["pages"].values()
        url = next(p["url"] for p in pages if p["kind"] == "original" and p["verdicts"] == ["article"] and ".jcy.gov.cn" in p["host"])
        ended = scrapy("newsite", url, "--json", env=environment(tmp_path / "data", served.url, **folders))
    assert ended.status == 0, ended.err
    assert json.loads(ended.out)["fields"][0]["value"] == "article"
    assert list((tmp_path / "data" / "warc").glob("*.warc.gz"))


def test_a_replay_that_lacks_the_page_says_so(tmp_path: Path, folders: dict[str, str]) -> None:
    replay = Path(__file__).resolve().parents[2] / "data" / "demo.warc.gz"
    ended = scrapy("newsite", URL, env=environment(tmp_path / "data", replay=replay, **folders))
    assert ended.status == 2
    assert "is not in the replay" in ended.err
