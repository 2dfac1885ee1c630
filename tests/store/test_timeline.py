"""A document's readings in time: what is a new version, and which is the latest, in whatever order the captures come."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from archiver.store.timeline import Seen, Timeline

READINGS = st.lists(st.tuples(st.integers(0, 30), st.sampled_from("ABC")), max_size=12)


def told(readings: list[tuple[int, str]]) -> tuple[Timeline, list[int], list[int]]:
    """The timeline of texts that were seen at these hours, the version each was read as, and the versions that were new."""
    line, shown, new = Timeline(), [], []
    for capture_id, (hour, text) in enumerate(readings, start=1):
        at = f"2026-11-25T{hour:02d}:00:00+08:00"
        version = line.same(at, capture_id, text)
        if version is None:
            version = capture_id
            new.append(version)
        line.add(Seen(at, capture_id, version, text))
        shown.append(version)
    return line, shown, new


def test_in_a_crawl_equal_text_makes_no_version_and_a_revert_does() -> None:
    _, shown, new = told([(1, "A"), (2, "A"), (3, "B"), (4, "A")])
    assert shown == [1, 1, 3, 4]
    assert new == [1, 3, 4]


def test_an_older_capture_is_held_against_its_neighbours_and_is_not_the_latest() -> None:
    line, shown, new = told([(10, "A"), (20, "B"), (5, "A"), (6, "C"), (15, "B")])
    assert shown == [1, 2, 1, 4, 2]
    assert new == [1, 2, 4]
    assert line.latest == 2


@given(READINGS)
def test_a_version_shows_one_text_and_the_latest_is_the_text_seen_last(readings: list[tuple[int, str]]) -> None:
    line, shown, new = told(readings)
    texts = [text for _, text in readings]
    assert all(texts[version - 1] == text for version, text in zip(shown, texts, strict=True))
    assert set(new) == set(shown)
    last = max(enumerate(readings, start=1), key=lambda each: (each[1][0], each[0]), default=None)
    assert line.latest == (None if last is None else shown[last[0] - 1])


@given(st.lists(st.sampled_from("ABC"), max_size=12))
def test_in_order_a_version_begins_exactly_where_the_text_changes(texts: list[str]) -> None:
    _, _, new = told(list(enumerate(texts)))
    assert new == [at for at, text in enumerate(texts, start=1) if at == 1 or texts[at - 2] != text]
