"""Pages of one article, joined."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from archiver.reading.document import Document
from archiver.reading.model import Found, FoundAsset, FoundDate, Page, Reading
from archiver.reading.serial import following, joined
from spiders.templates.portal import Portal

URL = "http://a.jcy.gov.cn/x/202307/t20230706_99.html"


def page(number: int, texts: int = 2, *, title: str = "检察长接待来访群众", more: bool = True, host: str = "a.jcy.gov.cn") -> Reading:
    return Reading(
        "article",
        title=Found(title, "h1"),
        paragraphs=[f"第{number}页的第{each}段" for each in range(texts)],
        assets=[FoundAsset(f"{URL}/{number}.jpg", "image", 1)],
        dates=[FoundDate("published", "2023-07-06", "label")],
        missing=["date", "source"],
        next_url=f"http://{host}/x/202307/t20230706_99_{number}.html" if more else None,
    )


def url(number: int) -> str:
    return URL if number == 1 else URL.replace(".html", f"_{number - 1}.html")


def test_all_text_and_every_asset_at_its_place() -> None:
    last = page(3, title="检察长接待来访群众（3）", more=False)
    last.editor, last.source = Found("王五", "foot"), Found("本院", "foot")
    whole = joined([page(1), page(2, 3), last])
    assert whole.paragraphs == [*page(1).paragraphs, *page(2, 3).paragraphs, *page(3).paragraphs]
    assert [asset.position for asset in whole.assets] == [1, 3, 6]
    assert [date.raw for date in whole.dates] == ["2023-07-06"]
    assert (whole.editor, whole.missing, whole.next_url) == (last.editor, ["date"], None)


def test_what_ends_it_is_said() -> None:
    assert joined([page(1), Reading("gone")]).missing[-1] == "page 2 (gone)"
    assert joined([page(1), page(2, title="另一篇文章")]).missing[-1] == "page 2 (another title)"
    assert joined([page(1), page(2)]).missing[-1] == "page 3 (not fetched)"
    assert joined([page(1, more=False)]).missing == ["date", "source"]


def test_where_to_go_on() -> None:
    assert following([url(1)], [page(1)]) == url(2)
    assert following([url(1), url(2)], [page(1), page(2)]) == url(3)
    assert following([url(1)], [page(1, more=False)]) is None
    assert following([url(1)], [page(1, host="a.example.com")]) is None, "never to another host"
    assert following([url(1), url(2)], [page(1), page(2, title="另一篇文章")]) is None
    assert following([url(1), url(2)], [page(1), page(1)]) is None, "never in a circle"
    assert following([url(1), url(2)], [page(1), Reading("challenge")]) is None


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 5), min_size=1, max_size=8), st.integers(0, 8))
def test_nothing_is_lost_or_said_twice(sizes: list[int], broken: int) -> None:
    readings = [page(number, size, more=number < len(sizes)) for number, size in enumerate(sizes, start=1)]
    readings[broken + 1 :] = [Reading("soft_404")] if broken < len(sizes) - 1 else []
    whole = joined(readings)
    told = [text for reading in readings if reading.verdict == "article" for text in reading.paragraphs]
    assert whole.paragraphs == told
    assert all(0 <= asset.position <= len(told) + 1 for asset in whole.assets)
    assert any(name.startswith("page ") for name in whole.missing) == (broken < len(sizes) - 1)


def test_a_portal_s_article_goes_on_too() -> None:
    text = "<p>检察官来到牧民家中，就草场纠纷的处理听取意见，并当面说明了法律的规定。</p>" * 4
    html = (
        "<title>检察官进牧区</title><p>当前所在: 首页&gt;要闻</p><h1>检察官进牧区</h1><p>时间:2023-07-09 作者:佚名 来源:某院</p>"
        f'{text}<p><a href="99.html">1</a> <a href="99_2.html">2</a> <a href="99_2.html">下一页</a></p>'
    )
    reading = Portal().read(Document(Page(url="http://www.ffdy.org.cn/a/99.html", body=html.encode())))
    assert (reading.verdict, reading.next_url) == ("article", "http://www.ffdy.org.cn/a/99_2.html")
    assert len(reading.paragraphs) == 4
