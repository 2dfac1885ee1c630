"""Writing originals: an article on a site, with the values its family can show."""

from __future__ import annotations

from copy import copy
from datetime import date, timedelta
from random import Random
from urllib.parse import urljoin

from tests.web.article import NOBODY, Article, Attachment
from tests.web.organs import MEDIA, ORGANS, Organ
from tests.web.site import Site
from tests.web.texts import Story, people

#: How an original names its owner or a paper; {account} is the owner's account name.
SELF = ("本院", "本网", "本站")


class Desk:
    """Writes originals; remembers the story of each, so that a portal can tell it again."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.stories: dict[str, Story] = {}

    def write(self, site: Site, column: str, day: date, story: Story) -> Article:
        """A new article of *site*; the story's paragraphs may get a byline, pictures, attachments."""
        rng, family, number = self.rng, site.family, site.next_number()
        url_day = date(2023, 12, 20) if "migrated" in site.host.quirks else day
        path = family.article_path(site.host.column(column), url_day, number)
        article = Article(
            url=urljoin(site.host.base, path), host=site.host.host, role="original", number=number, column=column, title=story.title,
            day=day, url_day=None if url_day == day else url_day, paragraphs=list(story.paragraphs),
        )  # fmt: skip
        if "clock" in family.shows:
            article.clock = f"{rng.randint(7, 21):02d}:{rng.randint(1, 59):02d}"
        article.source_raw, article.source = self._source(site.host.organ)
        self._people(article, site)
        article.images = sorted(rng.sample(range(len(article.paragraphs)), min(rng.choice((0, 0, 1, 2, 3)), len(article.paragraphs))))
        if rng.randrange(12) == 0:
            article.attachments = [
                Attachment("活动情况统计表.pdf", f"P0{day:%Y%m%d}{number:07d}01.pdf"),
                Attachment("名单.doc", f"P0{day:%Y%m%d}{number:07d}02.doc"),
            ]
        if "empty_values" in site.host.quirks:
            article.source_raw, article.source, article.author_raw, article.authors = "", None, "", []
        self.stories[article.url] = story
        site.articles.append(article)
        site.touch()
        return article

    def twin(self, site: Site, article: Article, column: str) -> Article:
        """The same text under another column of the site, with a number of its own (FACTS.md §8, trap 9)."""
        story = self.stories[article.url]
        twin = self.write(site, column, article.day, story)
        for name in ("paragraphs", "byline", "byline_people", "authors", "author_raw", "source", "source_raw", "images", "attachments"):
            setattr(twin, name, copy(getattr(article, name)))
        site.touch()
        return twin

    def _source(self, organ: Organ) -> tuple[str, Organ]:
        draw = self.rng.randrange(20)
        if draw < 11:
            return organ.name, organ
        if draw < 13:
            return self.rng.choice(SELF), organ
        if draw < 15 and organ.code and not organ.code.endswith("0000"):
            return organ.account, organ
        if draw < 18:
            paper = self.rng.choice(MEDIA)
            return paper, ORGANS[paper]
        return organ.name, organ

    def _people(self, article: Article, site: Site) -> None:
        """Authors as the label shows them, else perhaps a byline at the end of the text; an editor where the family has one."""
        rng, shows = self.rng, site.family.shows
        if "author" in shows:
            article.author_raw, article.authors = author_label(rng)
        if not article.authors and rng.randrange(3) == 0:
            self._byline(article)
        if "editor" in shows and rng.randrange(5) < 3:
            article.editor = people(rng, 1)[0]

    def _byline(self, article: Article) -> None:
        names = people(self.rng, 3)
        form, roles = self.rng.choice((("（记者 {0}、{1}）", 2), ("（记者 {0}）", 1), ("（记者 {0} 通讯员 {2}）", 3)))
        article.byline = form.format(*names)
        correspondents = [(names[2], "correspondent")] if roles == 3 else []
        article.byline_people = [(name, "reporter") for name in names[: 2 if roles == 2 else 1]] + correspondents
        article.paragraphs[-1] += article.byline


def author_label(rng: Random) -> tuple[str, list[str]]:
    """The value of 作者 as shown, and the names it holds: none, one, two with a blank or 、, a two-character name with a blank."""
    draw = rng.randrange(10)
    if draw < 2:
        return "", []
    if draw < 4:
        return rng.choice(NOBODY), []
    names = people(rng, 2)
    if draw < 7:
        return names[0], names[:1]
    if draw == 7 and all("·" not in name for name in names):
        return " ".join(names), names
    if draw == 8:
        return "张 洋", ["张洋"]
    return "、".join(names), names


def some_day(rng: Random) -> date:
    """A day of the replica's three years."""
    return date(2021, 3, 1) + timedelta(days=rng.randrange(1000))
