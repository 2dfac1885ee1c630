"""Writing reposts: what the portal makes of an original, and the truth of the pair."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any
from urllib.parse import urljoin

from tests.web import relations
from tests.web.article import NOBODY, Article, carries
from tests.web.hosts import HOSTS, TROUBLED
from tests.web.organs import Organ
from tests.web.portal.family import PortalSite
from tests.web.portal.lists import SECTIONS
from tests.web.portal.skins import SKINS
from tests.web.relations import Change, Copy
from tests.web.texts import Story

LAGS = (0, 1, 1, 2, 3, 5, 9, 14, 30)
EXTRA_LABELS: tuple[list[tuple[str, str]], ...] = (
    [],
    [],
    [],
    [("点击", "{views}")],
    [("编辑", "admin")],
    [("点击", "{views}"), ("编辑", "ffdy")],
)
SECTION_WEIGHTS = (40, 25, 15, 12, 8)
OWNERS = {host.host: host.organ for host in (*HOSTS, *TROUBLED.values())}


@dataclass(slots=True)
class Pair:
    """The truth about a repost and what it names. ``original`` is None where there is no such page in the world."""

    repost: Article
    original: Article | None
    relation: str | None
    changes: list[Change] = field(default_factory=list)
    note: str = ""
    verdicts: tuple[str, ...] = ("article",)
    states: tuple[str, ...] = ("live",)

    def truth(self) -> dict[str, Any]:
        """As JSON: keys are those of the view ``pairs`` where it has them."""
        original = self.original
        read = original is not None and self.verdicts[:1] == ("article",)
        return {
            "repost_url": self.repost.url,
            "original_url": self.repost.link,
            "original_page": original.moved_to or original.url if original else None,
            "relation": self.relation,
            "fidelity": self.relation if read else None,
            "lag_days": (self.repost.day - original.day).days if original is not None and read else None,
            "author_lost": bool(original is not None and original.author and not self.repost.author),
            "changes": [asdict(change) for change in self.changes],
            "note": self.note,
            "verdicts": list(self.verdicts),
            "states": list(self.states),
        }


class Portal:
    """The portal's editor: copies originals, and writes a little of his own."""

    def __init__(self, site: PortalSite, rng: Random) -> None:
        self.site = site
        self.rng = rng
        self.pairs: list[Pair] = []
        self._skins = list(SKINS)

    def post(self, title: str, paragraphs: list[str], day: date, source: Organ | None, section: str | None = None) -> Article:
        """A new page of the portal that names no original (yet)."""
        rng, number, host = self.rng, self.site.next_number(), self.site.host
        key = section or rng.choices([column.key for column in SECTIONS], SECTION_WEIGHTS)[0]
        path = self.site.family.article_path(host.column(key), day, number)
        article = Article(
            url=urljoin(host.base, path),
            host=host.host,
            role="repost",
            number=number,
            column=key,
            title=title,
            day=day,
            paragraphs=list(paragraphs),
        )
        article.source, article.source_raw = source, source.name if source else ""
        article.author_raw = rng.choice(("佚名", "佚名", *NOBODY, "", None))
        article.skin = self._skins[number % len(self._skins)]
        article.colon, article.extra_labels = rng.choice((":", ":", "：")), list(rng.choice(EXTRA_LABELS))
        article.images = sorted(rng.sample(range(len(paragraphs)), min(rng.choice((0, 0, 0, 1, 2)), len(paragraphs))))
        self.site.articles.append(article)
        self.site.touch()
        return article

    def repost(self, original: Article, story: Story, relation: str = "verbatim", **details: Any) -> Pair:
        """Carry *original* under *relation*; *details* are ``lag`` (days), ``changes`` (True: facts go wrong), ``note``, ``section``."""
        made = relations.copy(relation, original.title, original.paragraphs, story, self.rng)
        if details.get("changes"):
            text = "\n".join(original.paragraphs)
            relations.change_number(made, text, self.rng)
            relations.change_name(made, text, story, self.rng)
            relations.change_date(made, text)
        return self._publish(original, made, details)

    def mislead(self, original: Article, other: Story, **details: Any) -> Pair:
        """A text about something else, whose link names *original*."""
        return self._publish(original, Copy("unrelated", other.title, list(other.paragraphs)), details)

    def _publish(self, original: Article, made: Copy, details: dict[str, Any]) -> Pair:
        rng = self.rng
        if made.relation in ("verbatim", "retitled", "extended") and rng.randrange(4) == 0:
            relations.half_width(made)
        lag = details.get("lag", rng.choice(LAGS))
        source = details.get("source") or self._credited(original)
        article = self.post(made.title, made.paragraphs, original.day + timedelta(days=lag), source, details.get("section"))
        if carries(made.paragraphs, original.byline):
            article.byline, article.byline_people = original.byline, list(original.byline_people)
        if source and source.code and not source.code.endswith("0000") and rng.randrange(6) == 0:
            article.source_raw = source.account
        if original.authors and rng.randrange(2):
            article.authors, article.author_raw = list(original.authors), original.author_raw
        name_link(article, original.url)
        pair = Pair(article, original, made.relation, made.changes, details.get("note", ""))
        self.pairs.append(pair)
        return pair

    def _credited(self, original: Article) -> Organ | None:
        """来源 of a repost: mostly the owner of the page it was taken from, else what that page names."""
        owner = OWNERS.get(original.host)
        return original.source if owner is None or self.rng.randrange(4) == 0 else owner


def name_link(article: Article, url: str, raw: str | None = None, form: str = "text") -> None:
    """Let the repost name *url* as its original, shown as *raw*."""
    article.link, article.link_raw, article.link_form = url, url if raw is None else raw, form
