"""The cast of a world: which originals there are, which reposts, and every special case once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import cycle
from random import Random

from tests.web import texts
from tests.web.article import Article
from tests.web.faults import FAULTS
from tests.web.hosts import CLONE, HOSTS, STAFF_ONLY, TROUBLED
from tests.web.organs import ORGANS
from tests.web.originals import Desk, some_day
from tests.web.reposts import Pair, Portal, name_link
from tests.web.site import Site

#: Relations of the ordinary reposts; True: facts go wrong in the copy.
ORDINARY = (
    ("verbatim", False), ("abridged", False), ("verbatim", False), ("retitled", False), ("extended", False), ("rewritten", False),
    ("abridged", True), ("verbatim", False), ("extended", True), ("rewritten", True),
)  # fmt: skip


class Cast:
    """Fills the sites of a world; every method adds what its name says."""

    def __init__(self, sites: dict[str, Site], portal: Portal, rng: Random) -> None:
        self.sites = sites
        self.portal = portal
        self.rng = rng
        self.desk = Desk(rng)
        self._hosts: Iterator[str] = cycle([host.host for host in HOSTS])

    def original(self, host: str = "", column: str = "") -> Article:
        """An article on *host* (or the next one in turn)."""
        site = self.sites[host or next(self._hosts)]
        columns = [column] if column else [c.key for c in site.host.columns if c != STAFF_ONLY]
        day = some_day(self.rng)
        return self.desk.write(site, self.rng.choice(columns), day, texts.story(self.rng, site.host.organ, day))

    def carry(self, original: Article, relation: str = "verbatim", **details: object) -> Pair:
        """A repost of it."""
        return self.portal.repost(original, self.desk.stories[original.url], relation, **details)

    def ordinary(self, count: int) -> None:
        """*count* reposts, each of an original of its own."""
        for index in range(count):
            relation, changes = ORDINARY[index % len(ORDINARY)]
            self.carry(self.original(), relation, changes=changes)

    def fillers(self, few: int, many: int) -> None:
        """Originals that nobody reposts, so that lists have pages; *many* on four hosts."""
        for host in HOSTS:
            rich = host.host in ("www.nm.jcy.gov.cn", "www.jsjc.gov.cn", "www.zjjcy.gov.cn", "www.subei.jcy.gov.cn")
            for _ in range(many if rich else few):
                self.original(host.host, host.columns[0].key)

    def own_pages(self, count: int) -> None:
        """Articles of the portal that name no original."""
        for index in range(count):
            day = some_day(self.rng)
            source = (ORGANS["检察日报"], ORGANS["正义网"], None)[index % 3]
            story = texts.story(self.rng, self.rng.choice([h.organ for h in HOSTS]), day)
            article = self.portal.post(story.title, story.paragraphs, day, source)
            self.portal.pairs.append(Pair(article, None, None, note="no_link", verdicts=(), states=()))

    def fault(self, name: str) -> None:
        """A repost whose original fails as the fault of this *name* says."""
        fault = FAULTS[name]
        troubled = TROUBLED.get(name)
        original = self.original(troubled.host if troubled else "")
        if name == "pdf_is_html":
            story = self.desk.stories.pop(original.url)
            original.url = original.url.rsplit("/", 1)[0] + f"/P0{original.day:%Y%m%d}{original.number:07d}99.pdf"
            self.desk.stories[original.url] = story
        pair = self.carry(original, "verbatim", note=f"fault:{name}")
        original.fault = name
        pair.verdicts, pair.states = fault.verdicts, fault.states
        site = self.sites[original.host]
        site.dead = site.dead or name == "refused"
        site.touch()

    def specials(self) -> list[Callable[[], None]]:
        """Every special case, as something to call."""
        return [
            self.two_reposts, self.chain, self.clone, self.garbled, self.punctuated, self.named, self.anchor, self.without_www,
            self.disallowed, self.list_page, self.notices, self.two_addresses, self.misattributed, self.moved, self.misled,
            self.tracking,
        ]  # fmt: skip

    def two_reposts(self) -> None:
        """One original, two reposts; the second names it by https."""
        original = self.original("www.nm.jcy.gov.cn")
        self.carry(original, "verbatim", note="first_of_two")
        second = self.carry(original, "abridged", note="https")
        name_link(second.repost, original.url.replace("http://", "https://"))

    def chain(self) -> None:
        """A repost of a repost."""
        original = self.original()
        first = self.carry(original, "verbatim", note="chain_start")
        self.portal.repost(first.repost, self.desk.stories[original.url], "verbatim", note="chain", lag=4)

    def clone(self) -> None:
        """A link to a clone of an official site on a foreign host: refused unasked."""
        pair = self.carry(self.original(), note="clone")
        name_link(pair.repost, f"http://{CLONE}/content/20230611/8841.html")
        pair.original, pair.relation, pair.verdicts, pair.states = None, None, (), ("refused",)

    def garbled(self) -> None:
        """A link that is no address."""
        pair = self.carry(self.original(), note="garbled")
        name_link(pair.repost, "", "hxxp//www。nm。jcy 见原网站")
        pair.repost.link = None
        pair.original, pair.relation, pair.verdicts, pair.states = None, None, (), ()

    def punctuated(self) -> None:
        """An address with a full stop glued to it, and one in brackets."""
        for before, after in (("", "。"), ("（", "）")):
            original = self.original("www.nmetuoke.jcy.gov.cn")
            name_link(self.carry(original, note="punctuated").repost, original.url, before + original.url + after)

    def named(self) -> None:
        """A link whose words are a name."""
        original = self.original("www.qinzhou.jcy.gov.cn")
        name_link(self.carry(original, "retitled", note="named").repost, original.url, form="named")

    def anchor(self) -> None:
        """A link whose words are its address."""
        original = self.original("www.jsjc.gov.cn")
        name_link(self.carry(original, "extended", note="anchor").repost, original.url, form="anchor")

    def without_www(self) -> None:
        """The address without www."""
        original = self.original("www.nm.jcy.gov.cn")
        name_link(self.carry(original, note="without_www").repost, original.url.replace("//www.", "//"))

    def tracking(self) -> None:
        """The address with a fragment and a tracking parameter."""
        original = self.original("www.zjjcy.gov.cn")
        name_link(self.carry(original, note="tracking").repost, original.url + "?utm_source=ffdy&from=timeline#top")

    def disallowed(self) -> None:
        """A page that robots.txt closes."""
        pair = self.carry(self.original("www.gxnandan.jcy.gov.cn", STAFF_ONLY.key), note="robots")
        pair.verdicts, pair.states = (), ("refused",)

    def list_page(self) -> None:
        """A link to the column instead of the article."""
        original = self.original("www.hbjc.gov.cn")
        pair = self.carry(original, note="list_page")
        name_link(pair.repost, original.url.rsplit("/", 2)[0] + "/index.shtml")
        pair.original, pair.relation, pair.verdicts = None, None, ("list", "other")

    def notices(self) -> None:
        """Four stock notices of one form: they differ in the person alone."""
        site = self.sites["www.heneiqiu.jcy.gov.cn"]
        for _ in range(4):
            story = texts.notice(self.rng, site.host.organ, form=1)
            self.carry(self.desk.write(site, "jcdt", some_day(self.rng), story), note="notice", section="aj")

    def two_addresses(self) -> None:
        """One text under two addresses of a host, each with its repost."""
        site = self.sites["www.nm.jcy.gov.cn"]
        original = self.original("www.nm.jcy.gov.cn", "xwzx/mjyw")
        twin = self.desk.twin(site, original, "xwzx/mtbd2")
        self.carry(original, note="twin")
        self.carry(twin, note="twin")

    def misattributed(self) -> None:
        """来源 names another organ than the one whose page is linked."""
        self.carry(self.original("www.qinzhou.jcy.gov.cn"), note="misattributed", source=ORGANS["泉州市人民检察院"])

    def moved(self) -> None:
        """An original that answers 301 to its new address."""
        original = self.original("www.jsjc.gov.cn", "yaowen")
        pair = self.carry(original, note="moved")
        old = Article(
            url=original.url.replace("/yaowen/", "/yw/"), host=original.host, role="original", number=original.number,
            column=original.column, title=original.title, day=original.day, paragraphs=[], moved_to=original.url,
        )  # fmt: skip
        self.sites[original.host].articles.append(old)
        name_link(pair.repost, old.url)
        pair.states = ("moved", "live")

    def misled(self) -> None:
        """Two reposts whose link names an article about something else."""
        for _ in range(2):
            original = self.original()
            day = original.day + timedelta(days=1)
            self.portal.mislead(original, texts.story(self.rng, self.rng.choice(HOSTS).organ, day), lag=1, note="unrelated")
