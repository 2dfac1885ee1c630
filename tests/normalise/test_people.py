"""People by role: reviewed lines (people.tsv), generated names, organs that must never be persons, the saved pages' truth."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiver.normalise.name_lists import NEVER, NEVER_LAST, NOT_NAMES, SURNAMES
from archiver.normalise.people import of_label, people
from archiver.normalise.roles import ROLES

# Each line was written from a pattern of FACTS.md §4 and §8 and looked at by itself; label "first" or "last" is a paragraph of the text.
with Path(__file__).with_name("people.tsv").open(encoding="utf-8", newline="") as lines:
    ROWS = [(row["label"], row["raw"], row["expected"]) for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]


@pytest.mark.parametrize(("label", "raw", "expected"), ROWS)
def test_reviewed_lines(label: str, raw: str, expected: str) -> None:
    if label in ("first", "last"):
        found = people([], [raw] if label == "first" else [], [raw] if label == "last" else [])
    else:
        found = people([(label, raw)], [], [])
    assert " ".join(f"{person.role}:{person.name}" for person in found.people) == (expected or "")


def test_the_label_stands_before_the_text() -> None:
    found = people([("作者", "于莹莹"), ("责任编辑", "马青松_NBJS6921")], ["□本报记者 蔡长春"], ["（通讯员 刘潇）", "编辑：巩盼东"])
    assert found.author == "于莹莹"
    assert found.editor == "马青松_NBJS6921、巩盼东"
    assert [(person.name, person.role) for person in found.people] == [
        ("于莹莹", "author"),
        ("马青松", "editor"),
        ("蔡长春", "reporter"),
        ("刘潇", "correspondent"),
        ("巩盼东", "editor"),
    ]
    assert found.people[1].raw == "马青松_NBJS6921"


def test_a_placeholder_leaves_the_text_to_name_the_author() -> None:
    found = people([("作者", "佚名")], ["正义网讯（记者于莹莹 通讯员刘潇）近日"], [])
    assert found.author == "于莹莹、刘潇"
    assert found.editor is None


def test_nobody() -> None:
    found = people([], [], [])
    assert (found.author, found.editor, found.people) == (None, None, [])


def test_the_same_person_is_named_once_in_a_role() -> None:
    found = people([("记者", "于莹莹")], ["□本报记者 于莹莹"], ["（记者 于莹莹）"])
    assert [(person.name, person.role) for person in found.people] == [("于莹莹", "reporter")]


GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华鹏建国志玉海燕莹潇旭"
NAMES = st.builds(
    lambda first, rest: first + rest, st.sampled_from(sorted(SURNAMES - NEVER)), st.text(st.sampled_from(GIVEN), min_size=1, max_size=2)
).filter(lambda name: name not in NOT_NAMES and not (len(name) > 2 and name[-1] in NEVER_LAST))


@given(st.lists(NAMES, min_size=1, max_size=50, unique=True), st.sampled_from(["、", "，", " ", "　", ",", "/", "；", "\xa0"]))
def test_lists_of_names(names: list[str], divider: str) -> None:
    assert [person.name for person in of_label("作者", divider.join(names))] == names


@given(NAMES, NAMES)
def test_glued_roles(reporter: str, correspondent: str) -> None:
    found = people([], [f"正义网讯（记者{reporter}通讯员{correspondent}）近日，"], [])
    named = [(person.name, person.role) for person in found.people]
    assert named == [(reporter, "reporter"), (correspondent, "correspondent")]


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_string_gives_people_of_known_roles(label: str, raw: str) -> None:
    found = people([(label, raw), ("作者", raw)], [raw], [raw])
    assert all(person.role in ROLES and person.name for person in found.people)
    assert (found.author is None) == (not any(person.role in ROLES[:3] for person in found.people))


@pytest.mark.parametrize(
    "unit", ["记者", "（", "张三、", "张 ", "本报", "本报记者", "（记者张三", "文/", "摄 ", "某", "·", "《", "_NB1", "特约见习"]
)
def test_hostile_strings_end(unit: str) -> None:
    raw = unit * 40_000
    assert people([("作者", raw), ("编辑", raw)], [raw], [raw]) is not None


def test_no_procuratorate_is_a_person(shared: Path) -> None:
    with (shared / "domain/gazetteer_seed.tsv").open(encoding="utf-8", newline="") as rows:
        names = {value for row in csv.DictReader(rows, delimiter="\t") for value in row.values() if value and "检" in value}
    assert len(names) > 3000
    wrong = [name for name in names if people([("作者", name), ("供稿", name)], [name], [name]).people]
    assert wrong == []


def test_no_placeholder_is_a_person(shared: Path) -> None:
    with (shared / "domain/labels.tsv").open(encoding="utf-8", newline="") as rows:
        labels = [row["label"] for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE)]
    assert [label for label in labels if people([("作者", label), ("编辑", label)], [], []).people] == []


# Authors and editors of the saved pages that are pen names, accounts, numbers or placeholders: not to be told from an organ, so nobody.
NOBODY = {"加拿大必读", "骑士", "叨叨姐", "胡一刀", "李小飞刀", "网络整理", "Demi Xia", "HN666", "棒棒不是糖", "biaoffeng", "系统管理员"}
# A pen name that has the form of a name, and is one.
PEN_NAMES = {"胡一刀"}


def _expected(shown: str | None) -> list[str]:
    named = [name for name in (shown or "").replace(" 通讯员 ", "、").replace(" ", "、").split("、") if name]
    whole = shown in NOBODY
    return [] if whole else [name for name in named if name not in NOBODY or name in PEN_NAMES]


def test_people_of_the_saved_pages(shared: Path) -> None:
    """Each true author and editor, put where its page shows it: the byline paragraph where ``lead_in`` has it, else the label."""
    truths = [json.loads(line) for line in (shared / "pages/truth.jsonl").read_text(encoding="utf-8").splitlines()]
    asked = right = exact = 0
    for truth in truths:
        labelled = [("责任编辑", truth["editor"])] if truth.get("editor") else []
        lead = [line for line in truth.get("lead_in") or [] if truth.get("author") and truth["author"] in line]
        if truth.get("author") and not lead:
            labelled.append(("作者", truth["author"]))
        found = people(labelled, lead, [])
        for shown, got in ((truth.get("author"), found.author), (truth.get("editor"), found.editor)):
            if not shown:
                continue
            asked += 1
            exact += (got or "").split("、") == shown.replace(" 通讯员 ", "、").replace(" ", "、").split("、")
            right += (got or "").split("、") == (_expected(shown) or [""])
            assert set((got or "").split("、")) <= {*_expected(shown), ""}, (truth["slug"], shown, got)
    print(f"pages: {exact} of {asked} author and editor fields as the truth has them, {right} with pen names and numbers as nobody")
    assert right == asked
