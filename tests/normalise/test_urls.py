"""Which URLs are one document, and which are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiver.errors import NotUnderstood
from archiver.normalise.urls import canonical, document_number

SEED = "http://www.nm.jcy.gov.cn/xwzx/mjyw/202306/t20230630_4799520.shtml"


def test_the_seed() -> None:
    found = canonical(SEED)
    assert found.key == "nm.jcy.gov.cn/xwzx/mjyw/202306/t20230630_4799520.shtml"
    assert found.url == SEED
    assert found.host == "www.nm.jcy.gov.cn"


@pytest.mark.parametrize(
    "same",
    [
        "https://www.nm.jcy.gov.cn/xwzx/mjyw/202306/t20230630_4799520.shtml",
        "HTTP://WWW.NM.JCY.GOV.CN:80/xwzx/mjyw/202306/t20230630_4799520.shtml",
        "http://nm.jcy.gov.cn:0080/xwzx/mjyw/202306/t20230630_4799520.shtml",
        "http://m.nm.jcy.gov.cn/xwzx/mjyw/202306/t20230630_4799520.shtml",
        "http://wap.nm.jcy.gov.cn/xwzx/mjyw/202306/t20230630_4799520_m.shtml",
        "http://www.nm.jcy.gov.cn./xwzx/mjyw/202306/t20230630_4799520.shtml#top",
        "http://www.nm.jcy.gov.cn//xwzx/./x/../mjyw/202306/t20230630_4799520.shtml",
        "http://www.nm.jcy.gov.cn/xwzx/mjyw/%32%302306/t20230630_4799520%2Eshtml",
        "http:\\\\www.nm.jcy.gov.cn\\xwzx\\mjyw\\202306\\t20230630_4799520.shtml",
        "  http://www.nm.jcy.gov.cn/xwzx/mjyw/202306/t20230630_4799520.shtml?from=timeline&isappinstalled=0\n",
        "http://www.nm.jcy.gov.cn/xwzx/mjyw/202306/t20230630_4799520.shtml?utm_source=x&spm=a.b",
        "http://www。nm。jcy。gov。cn/xwzx/mjyw/202306/t20230630_4799520.shtml",
        "http://ｗｗｗ.nm.jcy.gov.cn/xwzx/mjyw/202306/t20230630_4799520.shtml;jsessionid=AB12",
        "http://www.nm.jcy.gov.cn/xwzx/mjyw/202306/t20230630_4799520.shtml?wzwschallenge=V1dYVF",
    ],
)
def test_forms_of_the_seed_are_one_document(same: str) -> None:
    assert canonical(same).key == canonical(SEED).key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://a.gov.cn/xwzx/", "http://a.gov.cn/xwzx/index.shtml"),
        ("http://a.gov.cn/xwzx", "http://a.gov.cn/xwzx/index.html"),
        ("http://a.gov.cn", "http://a.gov.cn/index.htm"),
        ("http://a.gov.cn/?b=2&a=1", "http://a.gov.cn/?a=1&b=2&"),
        ("http://a.gov.cn/?q=%e6%a3%80+x", "http://a.gov.cn/?q=检%20x"),
        ("http://例子.中国/检", "http://xn--fsqu00a.xn--fiqs8s/%E6%A3%80"),
        ("http://[::1]/", "http://[0:0:0:0:0:0:0:1]:80/"),
        ("http://127.1/", "http://0x7f.0.0.1/"),
    ],
)
def test_one_document(one: str, other: str) -> None:
    assert canonical(one).key == canonical(other).key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://a.gov.cn/X", "http://a.gov.cn/x"),
        ("http://a.gov.cn/t20230630_1.shtml", "http://a.gov.cn/t20230630_1_1.shtml"),
        ("http://a.gov.cn/?id=1", "http://a.gov.cn/?id=2"),
        ("http://a.gov.cn:8080/", "http://a.gov.cn/"),
        ("http://www.a.gov.cn/", "http://b.a.gov.cn/"),
        ("http://a.gov.cn/a%2Fb", "http://a.gov.cn/a/b"),
        ("http://a.gov.cn/?q=1%262", "http://a.gov.cn/?q=1&2"),
        ("http://a.gov.cn/index_1.shtml", "http://a.gov.cn/index.shtml"),
        ("http://a.gov.cn/?sid=12", "http://a.gov.cn/?sid=13"),
        ("http://www.cn/", "http://cn/"),
    ],
)
def test_two_documents(one: str, other: str) -> None:
    assert canonical(one).key != canonical(other).key


@pytest.mark.parametrize(
    "bad",
    [
        "",
        "nm.jcy.gov.cn/xwzx",
        "/xwzx/index.html",
        "ftp://a.gov.cn/",
        "javascript:void(0)",
        "file:///etc/passwd",
        "http://",
        "http:///",
        "http://user@www.spp.gov.cn/",
        "http://www.spp.gov.cn@evil.example/",
        "http://a b.gov.cn/",
        "http://a.gov.cn:99999/",
        "http://a.gov.cn:八十/",
        "http://a..gov.cn/",
        "http://[::1/",
        "http://192.168.0.257/",
        "http://" + "a" * 64 + ".cn/",
        "http://\ud800.cn/",
        "http://%ff.cn/",
    ],
)
def test_refused(bad: str) -> None:
    with pytest.raises(NotUnderstood):
        canonical(bad)


@given(st.text(st.characters(exclude_categories=()), max_size=60))
def test_any_path_is_idempotent_and_ascii(tail: str) -> None:
    found = canonical("http://www.a.gov.cn/" + tail)
    again = canonical(found.url)
    assert (again.key, again.url, again.host) == (found.key, found.url, found.host)
    assert found.url.isascii()
    assert not any(char.isspace() for char in found.url)


@given(st.text(max_size=40), st.sampled_from(["http://", "https:", "http:\\", "HTTP:///", ""]))
def test_any_string_is_read_or_refused(text: str, start: str) -> None:
    try:
        found = canonical(start + text)
    except NotUnderstood:
        return
    assert canonical(found.url).key == found.key


@given(st.lists(st.tuples(st.sampled_from("abcxyz"), st.text(max_size=6)), max_size=5), st.randoms())
def test_order_of_parameters_tells_nothing(pairs: list[tuple[str, str]], random: object) -> None:
    from urllib.parse import quote

    query = ["=".join(map(quote, pair)) for pair in pairs]
    shuffled = sorted(query, key=lambda _: random.random())  # type: ignore[attr-defined]
    assert canonical("http://a.cn/?" + "&".join(query)).key == canonical("http://a.cn/?" + "&".join(shuffled)).key


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (SEED, ("nm.jcy.gov.cn", 4799520)),
        ("https://m.nm.jcy.gov.cn/a/202306/t20230630_4799520_m.html", ("nm.jcy.gov.cn", 4799520)),
        ("http://www.zjjcy.gov.cn/art/2025/2/21/art_28_202914.html", ("zjjcy.gov.cn", 202914)),
        ("http://a.gov.cn/content/post_123.html", ("a.gov.cn", 123)),
        ("https://www.chinacourt.org/article/detail/2020/01/id/4767683.shtml", ("chinacourt.org", 4767683)),
        ("http://a.gov.cn/info/1001/1234.htm", None),
        ("http://a.gov.cn/xwzx/", None),
    ],
)
def test_document_number(url: str, expected: tuple[str, int] | None) -> None:
    assert document_number(url) == expected
