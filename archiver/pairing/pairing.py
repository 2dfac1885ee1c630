"""Each repost beside its original, compared as soon as both sides are there, and again when either has a new version."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from archiver.compare.fidelity import Comparison, judge
from archiver.compare.text import Text
from archiver.errors import NotUnderstood
from archiver.gazetteer import gazetteer
from archiver.normalise.attribution import dateline_of, source_matches
from archiver.normalise.urls import canonical
from archiver.pairing.evidence import NEARLY_BEST, maybe_one_text, one_text, plausible, rule_of
from archiver.pairing.neighbours import Neighbour, neighbours
from archiver.pairing.rows import host_of, with_comparison
from archiver.pairing.signature import Signature
from archiver.store.pairs import LINK, PairRow, Side
from archiver.store.writer import Writer

MOST_COMPARED = 8  # candidates whose texts are compared, strongest evidence first


class Pairing:
    """Works in the writer's transaction. What it leaves does not depend on the order in which articles were stored."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._store = writer.evidence

    def article(self, document_id: int, links: Sequence[str] = ()) -> None:
        """Pair an article that was just stored. *links*: for a repost, the URLs that its current version names as its original."""
        side = self._writer.side(document_id)
        if side is None:
            return
        before = self._writer.reposts_of(document_id)
        own, apart = self._sign(document_id, side, links)
        if side.role == "repost":
            for url in links:
                self._compare_link(document_id, url, self._document_of(url))
            self._writer.keep_pairs(document_id, links)
        near = neighbours(self._store, document_id, own)
        for repost, url, rule in before:
            if rule == LINK:
                self._compare_link(repost, url, document_id)
        self._seek_all(document_id, side.role, own, near, {repost for repost, _, _ in before})
        self._cluster(document_id, own, near)
        for each, signed in self._store.signed(apart).items():
            other = Signature.load(signed.content)
            self._cluster(each, other, neighbours(self._store, each, other))

    def _sign(self, document_id: int, side: Side, links: Sequence[str]) -> tuple[Signature, list[int]]:
        """Store the signature where it is new; with it, the documents whose cluster that took apart."""
        repost = side.role == "repost"
        owner = None if repost else gazetteer().by_host(side.host)
        organs = dict.fromkeys(filter(None, (side.organisation, owner.id if owner else None)))
        own = Signature.of(_text(side), organs, links if repost else [side.url])
        known = self._store.signed([document_id]).get(document_id)
        old = Signature.load(known.content) if known else None
        if own == old:
            return own, []
        self._store.sign(document_id, own.dump(), old.keys if old else (), own.keys)
        return own, self._store.dissolve(document_id) if old else []

    def _document_of(self, url: str) -> int | None:
        try:
            known = self._writer.known([key := canonical(url).key])
        except NotUnderstood:
            return None
        return known[key].id if key in known else None

    def _compare_link(self, repost: int, url: str, original: int | None) -> None:
        left = self._writer.side(repost)
        right = self._writer.side(original) if original is not None else None
        found = judge(_text(left), _text(right)) if left and right else None
        row = PairRow(
            repost_id=repost, original_url=url, original_id=original, rule=LINK, source_matches=_source_matches(left, host_of(url))
        )
        self._writer.pair(with_comparison(row, found))

    # evidence, where the link leaves it open

    def _seek_all(self, document_id: int, role: str, own: Signature, near: list[Neighbour], before: set[int]) -> None:
        """Look for originals of this repost, or of every repost that this original may be the one of, or was."""
        if role == "repost":
            self._seek(document_id, near)
            before = before - {document_id}
        likely = {each.document_id for each in near if each.role == "repost" and plausible(own, each.signature, each.shared)}
        for repost in sorted(before | likely if role == "original" else before):
            signed = self._store.signed([repost]).get(repost)
            if signed is not None:
                self._seek(repost, None if self._is_settled(repost) else neighbours(self._store, repost, Signature.load(signed.content)))

    def _is_settled(self, repost: int) -> bool:
        """Whether one of the repost's own links leads to a text that is its original's."""
        return any(told.fidelity not in (None, "unrelated") for told in self._store.told(repost))

    def _seek(self, repost: int, near: list[Neighbour] | None) -> None:
        """Keep the candidates that evidence speaks for; none where the repost's own link has settled it."""
        rows = [] if near is None or self._is_settled(repost) else list(self._candidates(repost, near))
        best = max((row.score or 0 for row in rows), default=0)
        kept = [row for row in rows if (row.score or 0) >= best - NEARLY_BEST]
        for row in kept:
            self._writer.pair(row)
        self._store.keep_found(repost, {(row.original_url, row.rule) for row in kept})

    def _candidates(self, repost: int, near: list[Neighbour]) -> Iterator[PairRow]:
        left = self._writer.side(repost)
        signed = self._store.signed([repost]).get(repost)
        if left is None or signed is None:
            return
        own, named = Signature.load(signed.content), {told.original_id for told in self._store.told(repost)}
        likely = [each for each in near if each.role == "original" and each.document_id not in named]
        for each in [each for each in likely if plausible(own, each.signature, each.shared)][:MOST_COMPARED]:
            right = self._writer.side(each.document_id)
            if right is None:
                continue
            found = judge(_text(left), _text(right)) if own.text and each.signature.text else None
            rule = rule_of(each.shared, found, left.published_on, right.published_on)
            if rule is not None:
                matches = _source_matches(left, right.host)
                row = PairRow(repost_id=repost, original_url=right.url, original_id=each.document_id, rule=rule, source_matches=matches)
                yield with_comparison(row, found)

    # one text under several addresses

    def _cluster(self, document_id: int, own: Signature, near: list[Neighbour]) -> None:
        self._store.join(document_id, [each.document_id for each in near if each.shared.text])
        self._join_nearly(document_id, own, [each for each in near if not each.shared.text])

    def _join_nearly(self, document_id: int, own: Signature, near: list[Neighbour]) -> None:
        """Compare with one article of each cluster that may be the same text."""
        likely = [each for each in near if maybe_one_text(own, each.signature, each.shared)]
        clusters = self._store.cluster_of([each.document_id for each in likely])
        one_of_each = {clusters.get(each.document_id, each.document_id): each.document_id for each in reversed(likely)}
        mine = self._writer.side(document_id)
        for other in list(reversed(one_of_each.values()))[:MOST_COMPARED]:
            theirs = self._writer.side(other)
            if mine and theirs and one_text(_compare(mine, theirs)):
                self._store.join(document_id, [other])


def _source_matches(repost: Side | None, host: str | None) -> bool | None:
    if repost is None or repost.organisation is None:
        return None
    return source_matches(repost.organisation, host, dateline_of(repost.body))


def _compare(a: Side, b: Side) -> Comparison:
    return judge(_text(a), _text(b))


def _text(side: Side) -> Text:
    return Text.of(side.title, side.body)
