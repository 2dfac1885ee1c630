"""How originals fail (challenge_signatures.tsv, soft404_phrases.tsv), with the verdict and the state each deserves.

The bodies are written for the replica: they carry the marks of their vendor and nothing else of a real page.
States are those after one visit: an error page proves no death yet (CONTRACT.md: three visits, or a 410).
"""

# ruff: noqa: E501 - markup and Chinese text read better unbroken
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from tests.web.answer import HANGING, REFUSED, Answer, answer, redirect
from tests.web.article import Article

Render = Callable[[], bytes]  # the page as it would be, were nothing wrong


@dataclass(frozen=True, slots=True)
class Fault:
    """``verdicts`` and ``states``: the expected one first, then others that a careful reader may give; a fault on the wire has no verdict."""

    name: str
    make: Callable[[Article, Render], Answer]
    verdicts: tuple[str, ...]
    states: tuple[str, ...]
    ends_at: str = "{url}"  # where redirects lead


def page(title: str, body: str, head: str = "") -> bytes:
    """A short page in UTF-8."""
    return f'<html><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>{body}</body></html>'.encode()


JSL_COOKIE = "__jsluid_h=5f0c1d2e3a4b59687706f5e4d3c2b1a0; max-age=31536000; path=/; HttpOnly"
JSL_FIRST = (
    b"<script>document.cookie=('_')+('_')+('j')+('s')+('l')+('_')+('c')+('l')+('e')+('a')+('r')+('a')+('n')+('c')+('e')+"
    b"('=')+(1+6+'')+('|')+('-')+(-~0+'')+('|')+('demo')+(';')+('path')+('=')+('/');location.href=location.pathname+location.search</script>"
)
RUISHU = (
    '<meta id="U0demo" content="F9demo" r="m"><script type="text/javascript" r="m">'
    "$_ts=window['$_ts'];if(!$_ts)$_ts={};$_ts.nsd=81494;$_ts.cd=\"demo\";</script>"
)
ARG1 = "0123456789ABCDEF0123456789ABCDEF01234567"


def _jsl_second(article: Article, render: Render) -> Answer:
    noise = "".join(f"var _0x{n:04x}=['{n * 7919:08x}','{n * 104729:08x}'];" for n in range(500))
    body = f'<script>{noise}go({{"bts":["1700000000.1|0|demo","x"],"chars":"demo","ct":"0","ha":"sha1","tn":"__jsl_clearance"}})</script>'
    return answer(521, body.encode(), Set_Cookie=JSL_COOKIE, X_Via_JSL="demo,-")


def _ruishu(status: int) -> Callable[[Article, Render], Answer]:
    def make(article: Article, render: Render) -> Answer:
        body = page(article.title if status == 200 else "", "", RUISHU).replace(b"</body>", b"<script>_$cT();</script></body>")
        return answer(status, body, Set_Cookie="neCYtZEjo8GmS=5demo; path=/")

    return make


def _fixed(status: int, body: bytes, **headers: str) -> Callable[[Article, Render], Answer]:
    return lambda article, render: answer(status, body, **headers)


def _cut(article: Article, render: Render) -> Answer:
    return replace(answer(200, render()), behaviour="cut")


ALIYUN_405 = page(
    "405",
    '<img src="//g.alicdn.com/sd-base/static/1.0.5/image/405.png"><a href="https://errors.aliyun.com/">很抱歉，由于您访问的URL有可能对网站造成安全威胁</a>',
)
SOFT_404 = page("提示信息", "<div><p>抱歉，您访问的页面不存在或已被删除！</p><a href='/'>返回首页</a></div>")
JUMP_HOME = page("页面跳转", '<script>location.href="/"</script>', '<meta http-equiv="refresh" content="0;url=/">')
JS_SHELL = page("上犹县人民检察院", '<div id="app"></div><script src="/static/js/app.3f2a.js"></script>')
HUMAN = page("安全验证", "<p>请完成安全验证</p><p>请输入验证码继续访问，滑动滑块完成拼图</p>")
LOGIN = page("统一身份认证平台", "<form>用户名<input name=u>密码<input name=p type=password><button>登录</button></form>")
SAFELINE = page("", '<script src="/.safeline/challenge/v2/challenge.js"></script>')
WZWS = page("访问异常页面", "<p>您的访问可能对网站造成危险，已被云安全拦截</p><p>/wzws-waf-cgi/</p>")
CYD = page(
    "403", '<p>当前访问疑似黑客攻击，已被创宇盾拦截。</p><a href="http://help.365cyd.com/cyd-error-help.html?code=403">www.365cyd.com</a>'
)
SAFEDOG = page("网站访问报错", '<img src="http://404.safedog.cn/images/safedogsite/head.png"><p>您所请求的内容被网站安全狗拦截</p>')
BT = page("网站防火墙", "<p>您的请求带有不合法参数，已被网站管理员设置拦截！</p>")
ARG1_PAGE = f"<html><script>var arg1='{ARG1}';function setCookie(){{document.cookie='acw_sc__v2='+arg1;document.location.reload();}}</script></html>".encode()

BLOCKED, ERROR = ("blocked",), ("unreachable",)

FAULTS: dict[str, Fault] = {
    fault.name: fault
    for fault in (
        Fault("jsl_521", _fixed(521, JSL_FIRST, Set_Cookie=JSL_COOKIE, X_Via_JSL="demo,-"), ("challenge",), BLOCKED),
        Fault("jsl_521_second", _jsl_second, ("challenge",), BLOCKED),
        Fault("ruishu_412", _ruishu(412), ("challenge",), BLOCKED),
        Fault("ruishu_202", _ruishu(202), ("challenge",), BLOCKED),
        Fault("ruishu_200", _ruishu(200), ("challenge",), BLOCKED),
        Fault("wzws_200", _fixed(200, WZWS, WZWS_Ray="demo"), ("blocked", "challenge"), BLOCKED),
        Fault(
            "wzws_redirect", lambda article, render: redirect(f"http://{article.host}/WZWSRELdemo?wzwschallenge=ZGVtbw=="),
            ("challenge", "blocked"), BLOCKED, "http://{host}/WZWSRELdemo?wzwschallenge=ZGVtbw==",
        ),
        Fault("aliyun_405", _fixed(405, ALIYUN_405, Set_Cookie="acw_tc=demo"), ("blocked",), BLOCKED),
        Fault("aliyun_arg1", _fixed(200, ARG1_PAGE, Set_Cookie="acw_tc=demo"), ("challenge",), BLOCKED),
        Fault("cyd_403", _fixed(403, CYD), ("blocked",), BLOCKED),
        Fault("safedog_403", _fixed(403, SAFEDOG, X_Powered_By="WAF/2.0"), ("blocked",), BLOCKED),
        Fault("bt_200", _fixed(200, BT), ("blocked", "challenge"), BLOCKED),
        Fault("safeline_468", _fixed(468, SAFELINE, Set_Cookie="sl-session=demo"), ("challenge",), BLOCKED),
        Fault("human_check", _fixed(200, HUMAN), ("challenge",), BLOCKED),
        Fault("login_wall", _fixed(200, LOGIN), ("blocked", "other"), ("blocked", "live")),
        Fault("forbidden_403", _fixed(403, page("403 Forbidden", "<h1>403 Forbidden</h1>")), ("blocked",), BLOCKED),
        Fault(
            "empty_shell", lambda article, render: answer(200, page(article.title, "<div></div>")),
            ("requires_render", "challenge", "unreadable", "other"), ("unreachable", "blocked", "live"),
        ),
        Fault("js_shell", _fixed(200, JS_SHELL), ("requires_render",), ERROR),
        Fault("jump_home", _fixed(200, JUMP_HOME), ("soft_404", "redirected_home"), ERROR),
        Fault("soft_404", _fixed(200, SOFT_404), ("soft_404",), ERROR),
        Fault("not_found", _fixed(404, page("404 Not Found", "<h1>404 Not Found</h1>")), ("gone",), ERROR),
        Fault("gone_410", _fixed(410, page("410 Gone", "<h1>Gone</h1>")), ("gone",), ("gone",)),
        Fault("home_302", lambda article, render: redirect(f"http://{article.host}/"), ("redirected_home",), ERROR, "http://{host}/"),
        Fault("pdf_is_html", _fixed(200, page("文件下载", "<p>请使用浏览器打开本页面下载文件</p>")), ("wrong_type",), ERROR),
        Fault("error_500", _fixed(500, page("500 Internal Server Error", "<h1>500</h1>")), ("other", "unreadable", "blocked"), ERROR),
        Fault("refused", lambda article, render: REFUSED, (), ERROR),
        Fault("cut", _cut, ("truncated",), ERROR),
        Fault("hang", lambda article, render: HANGING, (), ERROR),
    )
}  # fmt: skip

#: Those a default world has; a hang costs every run its time-out, so it is asked for by name.
USUAL = tuple(name for name in FAULTS if name != "hang")
