"""A site of the replica: its articles, and what it answers to every path."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import count
from urllib.parse import urljoin, urlsplit

from tests.web.answer import REFUSED, Answer, answer, mannered, redirect
from tests.web.article import PICTURE, Article
from tests.web.cms import Family, Host
from tests.web.faults import FAULTS, HUMAN, page

CLASS = re.compile(r'\b(class|id)="([^"]+)"')
CHALLENGED = answer(403, HUMAN)
EPOCH = datetime(2024, 1, 9, 5, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Route:
    """One address: what it is, and the article or the rows behind it."""

    kind: str  # home | list | article | sheet (a later page of an article) | asset | page | sitemap | alias
    html: str = ""
    article: Article | None = None
    data: bytes = b""
    title: str = ""
    items: tuple[str, ...] = ()
    following: str | None = None
    canonical: str | None = None  # of an alias
    sheet: int = 1  # of an article on several pages


class Site:
    """Routes are made anew when ``touch`` says that something changed; ``views`` is the noise of counters and clocks."""

    def __init__(self, host: Host, family: Family) -> None:
        self.host = host
        self.family = family
        self.articles: list[Article] = []
        self.views = 100
        self.template_version = 0
        self.blocked = False
        self.dead = False
        self.robots_status: int | None = None
        self.changes = 0
        self._numbers = count(host.first_number)
        self._routes: dict[str, Route] | None = None

    def next_number(self) -> int:
        """The number of the next article, in steps that leave gaps."""
        return next(self._numbers)

    def touch(self) -> None:
        """Something of this site changed: lists are made anew and Last-Modified moves on."""
        self.changes += 1
        self._routes = None

    @property
    def listed(self) -> list[Article]:
        """The articles that stand in lists, newest first."""
        alive = [article for article in self.articles if article.removed is None and article.fault is None and article.moved_to is None]
        return sorted(alive, key=lambda article: (article.day, article.number), reverse=True)

    def routes(self) -> dict[str, Route]:
        """Every address of the site that has a page, by path with its query."""
        if self._routes is None:
            self._routes = dict(self._all_routes())
        return self._routes

    def answer(self, path: str, asked: dict[str, str]) -> Answer:
        """What the site says to GET *path*; *asked* are the request's headers by lower-case name."""
        if self.dead:
            return REFUSED
        if path == "/robots.txt":
            return self._robots()
        if self.blocked:
            return CHALLENGED
        routes = self.routes()
        route = routes.get(path) or routes.get(path.partition("?")[0])
        if route is None:
            return self._elsewhere(path)
        if route.article is not None:
            return self._article(route.article.on_sheet(route.sheet), asked)
        if route.kind == "asset":
            return mannered(answer(200, route.data, _content_type(path)), self.host.manners, asked, _http_date(EPOCH, self.changes))
        return self._page(route.html, asked, _http_date(EPOCH, self.changes))

    def allows(self, url: str) -> bool:
        """Whether the robots.txt of the host lets *url* be asked (its Disallow lines are plain prefixes)."""
        lines = (self.host.robots or "").splitlines()
        closed = [line.split(":", 1)[1].strip() for line in lines if line.startswith("Disallow:")]
        return not any(urlsplit(url).path.startswith(prefix) for prefix in closed)

    def render(self, article: Article) -> str:
        """The HTML of an article as it stands."""
        return self._renamed(self.family.article(self.host, article, self.views + article.number % 900))

    def charset_of(self, article: Article) -> str:
        """The charset of the bytes of an article's page."""
        return self.host.charset

    def _all_routes(self) -> Iterable[tuple[str, Route]]:
        yield "/", Route("home", self._renamed(self.family.home(self.host, self.listed[:10])), title=self.host.organ.name)
        yield from self._column_routes()

    def _column_routes(self) -> Iterable[tuple[str, Route]]:
        for column in self.host.columns:
            rows = [article for article in self.listed if article.column == column.key]
            yield from self._list_routes(column.key, rows)
        for article in self.articles:
            yield urlsplit(article.url)._replace(scheme="", netloc="").geturl(), Route("article", article=article, title=article.title)
            for number in range(2, article.sheets + 1):
                path = urlsplit(article.sheet_url(number))._replace(scheme="", netloc="").geturl()
                yield path, Route("sheet", article=article, title=article.title, sheet=number)
            yield from self._asset_routes(article)

    def _list_routes(self, key: str, rows: Sequence[Article]) -> Iterable[tuple[str, Route]]:
        column, size = self.host.column(key), self.family.per_page
        pages = max(1, -(-len(rows) // size))
        for number in range(1, pages + 1):
            shown = rows[(number - 1) * size : number * size]
            html = self._renamed(self.family.listing(self.host, column, shown, number, pages))
            following = self.family.list_path(column, number + 1, pages) if number < pages else None
            path = self.family.list_path(column, number, pages)
            route = Route(
                "list", html, title=column.name, items=tuple(article.url for article in shown),
                following=following and urljoin(self.host.base, following),
            )  # fmt: skip
            yield path, route
            if number == 1 and path.endswith(("/index.shtml", "/index.html", "/index.jhtml")):
                yield path.rsplit("/", 1)[0] + "/", replace(route, kind="alias", canonical=urljoin(self.host.base, path))

    def _asset_routes(self, article: Article) -> Iterable[tuple[str, Route]]:
        files = [(article.picture(index), PICTURE) for index in range(len(article.images))]
        files += [(attachment.file, attachment.content()) for attachment in article.attachments]
        for file, data in files:
            url = urljoin(article.url, self.family.asset(article, file))
            yield urlsplit(url)._replace(scheme="", netloc="").geturl(), Route("asset", data=data)

    def _article(self, article: Article, asked: dict[str, str]) -> Answer:
        if article.moved_to:
            return redirect(article.moved_to, 301)
        if article.removed is not None:
            return answer(article.removed, page("404 Not Found", "<h1>404 Not Found</h1>"))
        if article.fault is not None:
            return FAULTS[article.fault].make(article, lambda: self.render(article).encode(self.charset_of(article)))
        published = datetime(article.day.year, article.day.month, article.day.day, 1, tzinfo=UTC)
        modified = _http_date(published, article.revision + self.template_version)
        return self._page(self.render(article), asked, modified, self.charset_of(article))

    def _page(self, html: str, asked: dict[str, str], modified: str, charset: str = "") -> Answer:
        today = EPOCH.date() + timedelta(days=self.views % 365)
        html = html.replace("{views}", str(self.views)).replace("{clock}", f"{today.year}年{today.month}月{today.day}日")
        said = answer(200, html.encode(charset or self.host.charset), self.host.manners.content_type)
        return mannered(said, self.host.manners, asked, modified)

    def _robots(self) -> Answer:
        if self.robots_status is not None:
            return answer(self.robots_status, b"")
        if self.host.robots is None:
            return answer(404, page("404 Not Found", "<h1>404 Not Found</h1>"))
        return answer(200, self.host.robots.encode(), "text/plain")

    def _elsewhere(self, path: str) -> Answer:
        if "wzwschallenge=" in path:
            return answer(200, FAULTS["wzws_200"].make(self.articles[0], bytes).body, WZWS_Ray="demo")
        return answer(404, page("404 Not Found", "<h1>404 Not Found</h1>"))

    def _renamed(self, html: str) -> str:
        """Class names and ids as a redesign leaves them: all different."""
        if not self.template_version:
            return html
        return CLASS.sub(rf'\1="\2-v{self.template_version}"', html)


def _http_date(since: datetime, changes: int) -> str:
    """Last-Modified: every change counts for an hour."""
    return format_datetime(since + timedelta(hours=changes), usegmt=True)


def _content_type(path: str) -> str:
    for ending, kind in ((".jpg", "image/jpeg"), (".pdf", "application/pdf"), (".doc", "application/msword")):
        if path.endswith(ending):
            return kind
    return "application/octet-stream"
