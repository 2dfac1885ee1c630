"""Verdicts: every known challenge and soft 404, each with the page that must not be taken for one."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archiver.reading import signatures
from archiver.reading.document import Document
from archiver.reading.model import Page
from archiver.reading.verdict import judge

ASKED = "http://www.nm.jcy.gov.cn/xwzx/202306/t20230630_1.shtml"
TEXT = "检察机关依法履行法律监督职责，持续推进各项工作取得新的进展。" * 20


def page(html: str | bytes, status: int = 200, url: str = ASKED, asked: str = ASKED, **headers: str) -> Document:
    body = html.encode() if isinstance(html, str) else html
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Document(Page(url=url, body=body, status=status, headers=named, asked_url=asked))


def article(extra: str = "", title: str = "某院召开会议", text: str = TEXT) -> str:
    head = f"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>时间：2023-06-30 来源：本院</p>"
    return f"{head}<p>{text}</p>{extra}</body></html>"


def verdict(document: Document) -> str | None:
    found = judge(document)
    return found.verdict if found else None


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (404, "gone"),
        (410, "gone"),
        (403, "blocked"),
        (405, "blocked"),
        (412, "blocked"),
        (418, "blocked"),
        (429, "blocked"),
        (468, "challenge"),
        (521, "challenge"),
        (500, "unreadable"),
        (503, "unreadable"),
        (304, "revisit"),
        (200, None),
        (203, None),
    ],
)
def test_the_status_comes_first_and_no_text_whitewashes_it(status: int, expected: str | None) -> None:
    found = judge(page(article(), status))
    assert (found.verdict if found else None) == expected
    if found:
        assert str(status) in found.why


CHALLENGES = {
    "加速乐": ("<script>document.cookie='__jsl_clearance=1|0|x;path=/';location.href=location.pathname</script>", 521, "challenge"),
    "瑞数": (
        "<html><head><meta id='a' content='b' r='m'><script r='m'>$_ts=window['$_ts'];$_ts.cd='q'</script></head><body></body></html>",
        202,
        "challenge",
    ),
    "创宇盾": ("<html><body><a href='http://help.365cyd.com/cyd-error-help.html?code=403'>说明</a></body></html>", 403, "blocked"),
    "KS-WAF": ("<html><body><img src='/ks-waf-error.png'></body></html>", 403, "blocked"),
    "安全狗": ("<html><body><img src='http://404.safedog.cn/images/safedogsite/a.png'>已拦截</body></html>", 200, "blocked"),
    "云锁": ('<html><body><div class="yunsuologo"></div>访问被拦</body></html>', 200, "blocked"),
    "阿里云": ("<html><script>var arg1='0123456789ABCDEF0123456789ABCDEF01234567';var n='acw_sc__v2';</script></html>", 200, "challenge"),
    "360/奇安信": ("<html><head><title>访问异常页面</title></head><body>您的访问出现异常</body></html>", 200, "blocked"),
    "360 磐云": ("<html><body>拦截</body></html>", 403, "blocked"),
    "百度云加速": ("<html><body><script src='/.well-known/yunjiasu-cgi/x.js'></script>稍候</body></html>", 503, "blocked"),
    "华为云": ("<html><body>请联系 hws_security@example.com</body></html>", 418, "blocked"),
    "腾讯云": ("<html><body><iframe src='https://waf.tencent-cloud.com/403page.html'></iframe></body></html>", 403, "blocked"),
    "YUNDUN": ("<html><body>Blocked by YUNDUN Cloud WAF</body></html>", 403, "blocked"),
    "安全宝": ("<html><body><img src='http://x/aqb_cc/error/a.png'></body></html>", 403, "blocked"),
    "宝塔": (
        "<html><head><title>网站防火墙</title></head><body>您的请求带有不合法参数，已被网站管理员设置拦截</body></html>",
        200,
        "blocked",
    ),
    "雷池": ("<html><body><script src='/.safeline/challenge/v2/challenge.js'></script></body></html>", 200, "challenge"),
    "WTS-WAF": ("<html><head><title>WTS-WAF</title></head><body>denied</body></html>", 403, "blocked"),
    "绿盟": ("<html><body>bluedon web application firewall</body></html>", 403, "blocked"),
    "Cloudflare": ("<html><head><title>Just a moment...</title></head><body>checking</body></html>", 503, "challenge"),
    "Generic": ("<html><body><p>请完成安全验证</p></body></html>", 200, "challenge"),
    "Login": (
        "<html><head><title>统一身份认证平台</title></head><body><form>用户名 <input type=password></form></body></html>",
        200,
        "blocked",
    ),
    "WeChat": ("<html><body class='weixin'><div class='global_error_msg'>该内容已被发布者删除</div></body></html>", 200, "soft_404"),
    "JS shell": ("<html><body><div id='app'></div><script src='/js/app.js'></script></body></html>", 200, "requires_render"),
    "Empty shell": ("<html><head><title>某院召开会议</title></head><body><script>var a=1</script></body></html>", 200, "requires_render"),
    "Meta-refresh": ("<html><body><script>location.href='/'</script></body></html>", 200, "soft_404"),
    "Truncated": ("<html><body><p>检察", 200, "truncated"),
    "Wrong charset": (f"<html><body><p>{'锟斤拷' * 40}</p></body></html>", 200, "unreadable"),
}
OF_OTHER_ROOMS = ("TLS", "HOY", "Hijacked", "PDF link")  # faults of a connection; tests of their own below


@pytest.mark.parametrize("name", CHALLENGES)
def test_challenges(name: str) -> None:
    html, status, expected = CHALLENGES[name]
    length = {"content_length": "90000"} if name == "Truncated" else {}
    assert verdict(page(html, status, **length)) == expected


@pytest.mark.parametrize("name", [name for name in CHALLENGES if name not in ("Truncated", "Wrong charset")])
def test_the_same_marks_in_a_real_article_prove_nothing(name: str) -> None:
    html, _, _ = CHALLENGES[name]
    inner = html.split("<body>")[-1].replace("</body>", "").replace("</html>", "").replace("<html>", "")
    assert verdict(page(article(inner))) is None


def test_every_known_vendor_is_covered(shared: Path) -> None:
    with (shared / "domain/challenge_signatures.tsv").open(encoding="utf-8") as file:
        vendors = [row["vendor"] for row in csv.DictReader(file, delimiter="\t")]
    assert [vendor for vendor in vendors if not vendor.startswith((*CHALLENGES, *OF_OTHER_ROOMS))] == []


def test_headers_and_cookies_of_a_firewall_are_no_proof() -> None:
    ordinary = page(article(), server="Safedog", set_cookie="acw_tc=1; __jsluid_h=2; HOY_TR=3", x_via_jsl="a")
    assert verdict(ordinary) is None
    found = judge(page("<html><body>403</body></html>", 403, server="panyun"))
    assert found and found.why == "360 磐云, HTTP 403"


def test_a_bot_script_before_a_full_article_is_no_challenge() -> None:
    loader = '<script id="keyparam" src="/_bot_sbu/sbu_fpcm.js"></script>'
    loader += "<script r='m'>$_ts=window['$_ts'];document.cookie='HOY_TR=1'</script>"
    assert verdict(page(loader + article())) is None


def test_a_script_that_sets_a_cookie_and_opens_itself_again() -> None:
    assert verdict(page('<script>var c="cookie";document[c]="C3VK=ab1;path=/";window.open(url,"_self")</script>')) == "challenge"


@pytest.mark.parametrize("place", ["title", "body"])
def test_soft_404_phrases(shared: Path, place: str) -> None:
    with (shared / "domain/soft404_phrases.tsv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t") if row["class"] not in ("empty_list",)]
    for row in rows:
        phrase, in_title = row["phrase"], "title" in row["guard"]
        if place == "title" and not in_title:
            continue
        if place == "body" and in_title and "short" not in row["guard"] and "<300" not in row["guard"]:
            continue
        title, text = (phrase, "请返回") if place == "title" else ("某院", phrase + "，请返回。")
        body = f"<html><head><title>{title}</title></head><body class=weixin><p>{text}</p></body></html>"
        assert verdict(page(body)) in ("soft_404", "blocked", "unreadable"), row
        quoting = article(f"<p>网页提示“{phrase}”，群众随即报案。</p>")
        assert verdict(page(quoting)) is None, row


@pytest.mark.parametrize(
    "title", ["12309检察服务热线系统维护公告", "男子伪造“页面不存在”截图被提起公诉", "检察机关建议：网站维护中不应长期关闭留言"]
)
def test_an_article_whose_title_quotes_a_phrase(title: str) -> None:
    assert verdict(page(article(title=title, text="检察机关发布公告。"))) is None
    unlabelled = f"<html><head><title>{title}_某院</title></head><body><h1>{title}</h1><p>{TEXT}</p></body></html>"
    assert verdict(page(unlabelled)) is None


def test_a_short_real_notice_is_an_article() -> None:
    assert verdict(page(article(text="骗子让群众“请输入验证码”，提示参数错误，请勿相信。"))) is None


@pytest.mark.parametrize(
    ("asked", "body", "expected"),
    [
        ("http://a.gov.cn/P020230101.pdf", article(), "wrong_type"),
        ("http://a.gov.cn/P020230101.pdf", b"%PDF-1.7\n...", "asset"),
        ("http://a.gov.cn/downfile.jsp?filename=a.docx", b"PK\x03\x04" + b"\0" * 60, "asset"),
        (ASKED, b"%PDF-1.7\n...", "wrong_type"),
        (ASKED, b'{"code": 0, "data": []}', "wrong_type"),
        (ASKED, b"\xff\xd8\xff\xe0" + b"\0" * 100, "wrong_type"),
        (ASKED, b"plain words", "wrong_type"),
        (ASKED, b"", "unreadable"),
    ],
)
def test_the_first_bytes_beat_the_header(asked: str, body: str | bytes, expected: str) -> None:
    assert verdict(page(body, url=asked, asked=asked, content_type="text/html")) == expected


def test_a_redirect_to_the_home_page() -> None:
    assert verdict(page(article(), url="https://www.nm.jcy.gov.cn/index.html")) == "redirected_home"
    assert verdict(page(article(), url="https://www.nm.jcy.gov.cn/404.htm")) == "soft_404"
    assert verdict(page(article(), url="https://www.nm.jcy.gov.cn/xwzx/202306/t20230630_1.shtml")) is None
    assert verdict(page(article(), url="https://www.nm.jcy.gov.cn/", asked="http://www.nm.jcy.gov.cn")) is None


def test_clones_on_foreign_hosts_are_refused() -> None:
    clone = article(title="蒙山县人民365购物平台院")
    assert verdict(page(clone, url="http://gxmsjcy.example.com/a/1.html", asked="http://gxmsjcy.example.com/a/1.html")) == "other"
    assert verdict(page(clone)) is None  # an official host may report on such a case
    assert (
        verdict(page(article(title="某县人民医院院长受审"), url="http://a.example.com/1.html", asked="http://a.example.com/1.html")) is None
    )


def test_saved_pages(shared: Path) -> None:
    rows = [json.loads(line) for line in (shared / "pages/truth.jsonl").read_text(encoding="utf-8").splitlines()]
    wrong = []
    for row in rows:
        body = (shared / "pages/html" / f"{row['slug']}.html").read_bytes()
        url = row["url"] or f"http://{row['slug']}.invalid/a/b.html"
        found = verdict(page(body, url=url, asked=url))
        if (found is None) != (row["page_type"] in ("article", "list")):
            wrong.append((row["slug"], found))
    assert wrong == []


def test_the_data_is_sound() -> None:
    assert len(signatures.signatures()) >= 20


@settings(max_examples=60, deadline=None)
@given(
    st.one_of(st.binary(max_size=400), st.text(max_size=200).map(lambda text: f"<html>{text}</html>".encode("utf-8", "replace"))),
    st.integers(100, 599),
)
def test_any_bytes_get_a_verdict(body: bytes, status: int) -> None:
    found = judge(page(body, status))
    assert found is None or found.why
