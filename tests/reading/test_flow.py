"""The flow: lines as a reader sees them, rows of short cells in one line, images and links at their places."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from archiver.reading.flow import Flow
from archiver.reading.markup import parse


def texts(html: str) -> list[str]:
    return [line.text for line in Flow(parse(html)).lines]


def test_blocks_and_breaks_make_lines() -> None:
    assert texts("<div>甲<p>乙<br>丙<b>丁</b></p>戊<h2>己</h2>庚</div>") == ["甲", "乙", "丙丁", "戊", "己", "庚"]


def test_a_row_of_short_cells_is_one_line_and_a_layout_table_is_not() -> None:
    assert texts("<table><tr><td>来源：</td><td>检察日报</td></tr></table>") == ["来源： 检察日报"]
    assert texts("<table><tr><td><p>导航</p></td><td><p>正文</p></td></tr></table>") == ["导航", "正文"]


def test_what_is_hidden_is_left_out_unless_asked_for() -> None:
    html = "<p>见</p><div style='display:none'><p>藏</p></div><script>x</script>"
    assert texts(html) == ["见"]
    assert [line.text for line in Flow(parse(html), hidden=True).lines] == ["见", "藏"]


def test_links_are_counted_and_images_have_places() -> None:
    flow = Flow(parse("<p>前<a href=/a>链接</a></p><img src=1><p>中<img src=2>后</p><h1>题</h1>"))
    assert [(line.text, line.linked, line.heading) for line in flow.lines] == [("前链接", 2, 0), ("中后", 0, 0), ("题", 0, 1)]
    assert [mark.line for mark in flow.images] == [1, 2]
    assert [mark.element.get("href") for mark in flow.anchors] == ["/a"]


def test_the_span_of_a_block_holds_its_lines() -> None:
    flow = Flow(parse("<p>头</p><div id=zoom><p>一</p><img src=1><p>二</p></div><p>尾</p>"))
    span = next(span for element, span in flow.spans.items() if element.get("id") == "zoom")
    assert [line.text for line in flow.lines[slice(*span.lines)]] == ["一", "二"]
    assert len(flow.images[slice(*span.images)]) == 1


@given(
    st.lists(
        st.sampled_from(
            ["<div>", "</div>", "<p>", "<td>", "<tr>", "<table>", "<a>", "</a>", "字", "<br>", "<img>", "<h1>", "</h1>", " ", "\u200b"]
        )
    )
)
def test_no_text_is_lost_and_spans_are_sound(parts: list[str]) -> None:
    flow = Flow(parse("<body>" + "".join(parts)))
    assert sum(line.text.count("字") for line in flow.lines) == parts.count("字")
    assert all(0 <= span.lines[0] <= span.lines[1] <= len(flow.lines) for span in flow.spans.values())
