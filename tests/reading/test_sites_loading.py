"""Site definitions are read strictly: every error names the file and the field."""

from __future__ import annotations

from pathlib import Path

import pytest

from archiver.errors import BadDefinition
from archiver.reading.document import Document
from archiver.reading.model import Page
from archiver.reading.registry import Registry
from archiver.reading.site import load_site

GOOD = """
name         = "某某市人民检察院"
organisation = "150100"
hosts        = ["www.example.jcy.gov.cn", "example.gov.cn/yc"]
template     = "generic"
[select]
body = "div.article"
[rewrite.source]
"本网" = "@self"
[expect]
read = 0.95
[[variant]]
when = "div.detail-2014"
template = "generic"
[variant.select]
title = "//h2[@class='t']"
[retired]
on = 2020-01-01
why = "moved"
"""


def write(folder: Path, text: str, name: str = "somewhere.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_everything_a_definition_may_say(tmp_path: Path) -> None:
    site = load_site(write(tmp_path, GOOD))
    assert (site.slug, site.name, site.organisation, site.kind) == ("somewhere", "某某市人民检察院", "150100", "original")
    assert site.hosts == ("example.jcy.gov.cn", "example.gov.cn/yc")
    assert site.rewrite == {"source": {"本网": "@self"}}
    assert site.expect == {"read": 0.95}
    assert site.retired is not None and site.retired.on is not None and site.retired.on.year == 2020
    new = Document(Page(url="http://example.gov.cn/", body=b"<p>x</p>"))
    old = Document(Page(url="http://example.gov.cn/", body=b"<div class=detail-2014>x</div>"))
    assert site.in_skin_of(new).select == {"body": "div.article"}
    assert site.in_skin_of(old).select == {"title": "//h2[@class='t']"}


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('name         = "某某市人民检察院"', "", "name: is missing"),
        ('name         = "某某市人民检察院"', "name = 3", "name: must be a string"),
        ('organisation = "150100"', "organisation = 150100", "organisation: must be a string"),
        ('organisation = "150100"', "", "organisation: is missing"),
        ('hosts        = ["www.example.jcy.gov.cn", "example.gov.cn/yc"]', "hosts = []", "hosts: must be a list"),
        ('hosts        = ["www.example.jcy.gov.cn", "example.gov.cn/yc"]', 'hosts = ["http://a.gov.cn"]', "hosts: not a host"),
        ('template     = "generic"', 'template = "generic"\ntemplat = "x"', "templat: unknown"),
        ('template     = "generic"', 'template = "generic"\nkind = "mirror"', "kind: must be one of original, portal"),
        ('template     = "generic"', 'template = "generic"\nkind = "portal"', "start_urls: a portal needs at least one"),
        ('body = "div.article"', 'boby = "div.article"', "select.boby: unknown"),
        ('body = "div.article"', 'body = "div[["', "select.body: is no selector"),
        ('body = "div.article"', 'body = "//div["', "select.body: is no selector"),
        ('"本网" = "@self"', '"本网" = 1', "rewrite.source.本网: must be a string"),
        ("[rewrite.source]", "[rewrite.sauce]", "rewrite.sauce: unknown"),
        ("read = 0.95", "read = 95", "expect.read: must be a number from 0 to 1"),
        ("read = 0.95", "raed = 0.95", "expect.raed: unknown"),
        ('when = "div.detail-2014"', "", "variant.0.when: is missing"),
        ('when = "div.detail-2014"', 'when = "a"\nwenn = "b"', "variant.0.wenn: unknown"),
        ("on = 2020-01-01", 'on = "2020"', "retired.on: must be a date"),
        ("[select]", "[select", ""),
    ],
)
def test_each_mistake_is_named(tmp_path: Path, old: str, new: str, named: str) -> None:
    assert old in GOOD
    with pytest.raises(BadDefinition) as caught:
        load_site(write(tmp_path, GOOD.replace(old, new)))
    assert "somewhere.toml" in str(caught.value)
    assert named in str(caught.value)


def test_the_name_of_the_file_is_the_slug(tmp_path: Path) -> None:
    with pytest.raises(BadDefinition, match="slug"):
        load_site(write(tmp_path, GOOD, "Some Where.toml"))
    with pytest.raises(BadDefinition):
        load_site(tmp_path / "absent.toml")


def test_an_unknown_template_and_a_host_of_two_sites(tmp_path: Path) -> None:
    write(tmp_path, GOOD.replace('template     = "generic"', 'template = "trs_vcm"'))
    with pytest.raises(BadDefinition, match=r"somewhere: template: no template is called 'trs_vcm'"):
        Registry.load("spiders.templates", tmp_path)
    write(tmp_path, GOOD)
    write(tmp_path, GOOD, "elsewhere.toml")
    with pytest.raises(BadDefinition, match="hosts"):
        Registry.load("spiders.templates", tmp_path)
