"""The record of Petrograd 1917 has everything that questions from outside may name, and a paragraph for every act."""

import re
from pathlib import Path

import pytest
from make_paragraphs import DOCUMENT, made

from mandat.book.layout import fmt
from mandat.clerk.check import check, differences
from mandat.clerk.opening import open_book
from mandat.clerk.show import show
from mandat.core import powers
from mandat.core.acts import Body, Person, Thing, Unit

ROOT = Path(__file__).parent.parent.parent
FOLDER = ROOT / "examples" / "petrograd-1917"
FILES = sorted(FOLDER.glob("*.mandat"))
PARAGRAPHS = [*(f"T{n}" for n in range(1, 62)), *(f"W{n}" for n in range(1, 6))]
NAMES = [
    line.split()
    for line in (Path(__file__).parent / "names.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
SHAPES = {"body": Body, "unit": Unit, "person": Person}
SPRING = "1917-04-30"


@pytest.fixture(scope="module")
def book():
    return open_book(FOLDER)


def named(kind: str) -> list[str]:
    return [name for row, *names in NAMES if row == kind for name in names]


@pytest.mark.parametrize("kind", SHAPES)
def test_every_name_that_is_promised_is_described(book, kind):
    described = {act.id for act in book.record.acts if isinstance(act, SHAPES[kind])}
    assert set(named(kind)) - described == set()


def test_every_power_that_is_promised_is_conferred_ordered_or_spoken_of(book):
    used = {power.rstrip("?") for act in book.record.acts for power in _powers(act)}
    missing = [power for power in named("power") if not powers.wider(power) & used]
    assert missing == []


def _powers(act) -> list[str]:
    return [*getattr(act, "powers", ()), *filter(None, [getattr(act, "power", None)])]


def test_its_roots_are_those_that_nobody_founded(book):
    assert [name for name in named("root") if not book.record.state.is_root(name)] == []
    assert {"staff", "headquarters", "marine-ministry", "mrc", "cec", "democratic-council"} <= book.record.state.organs


@pytest.mark.parametrize(
    ("kind", "above", "unit"),
    [(kind, above, unit) for kind, above, *units in NAMES if kind in ("within", "under") for unit in units],
    ids=lambda word: word,
)
def test_units_lie_where_and_under_whom_they_did_in_the_spring(book, kind, above, unit):
    found = show(book.view(SPRING), unit)
    if kind == "within":
        assert above in found["within"]
    else:
        assert found["run_by"] == (None if above == "nobody" else above)


def test_every_act_names_its_evidence(book):
    assert [act.id for act in book.record.acts if not act.cite] == []


def test_evidence_is_a_paragraph_or_general_knowledge(book):
    cited = {cite for act in book.record.acts for cite in act.cite}
    assert cited - set(PARAGRAPHS) == {"general knowledge"}


def test_every_paragraph_is_in_the_record_and_in_the_document(book):
    cited = {cite for act in book.record.acts for cite in act.cite}
    listed = re.findall(r"^\| ([TW]\d+) \|", (ROOT / "docs" / "petrograd.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert listed == PARAGRAPHS
    assert set(PARAGRAPHS) - cited == set()


def test_the_document_names_the_acts_of_each_paragraph():
    """Where this fails: run `make docs`."""
    text = DOCUMENT.read_text(encoding="utf-8")
    assert made(text) == text
    old = text.replace("| T11 |", "| T11 | And so on | narrative |", 1)
    assert made(old) != old


def test_general_knowledge_alone_gives_no_vote_no_power_and_no_word(book):
    """It may date something, or say who founded and who ran what."""
    alone = [act for act in book.record.acts if act.cite == ("general knowledge",)]
    assert [act.id for act in alone if getattr(act, "for_", None) or getattr(act, "result", None)] == []
    assert [act.id for act in alone if _powers(act) or act.verb in ("vote", "recognise", "answer", "order")] == []


def test_it_holds_more_acts_than_things(book):
    acts = [act for act in book.record.acts if not isinstance(act, Thing)]
    assert len(acts) >= 180
    assert len(acts) > len(book.record.acts) / 2


def test_the_checks_find_what_is_expected_and_nothing_else(book):
    expected = (FOLDER / "expected-findings.txt").read_text(encoding="utf-8")
    assert differences(book, expected) == []
    lines = [line for line in expected.splitlines() if not line.startswith("#")]
    assert all(re.fullmatch(r"\S+ \S+:\d+ \S+  # .+", line) for line in lines)


def test_nothing_in_it_is_void(book):
    assert [row["act"] for row in check(book) if row["severity"] == "void"] == []


@pytest.mark.parametrize("known", ["1917-05-05", "1917-09-15", "1917-11-05", "1917-11-08", "1918-12-31"])
def test_read_as_it_was_known_on_an_earlier_day_it_still_holds_together(book, known):
    """Only the convening of a body that did not exist yet names something not yet written down."""
    void = {finding.act for finding in book.known_as(known).findings if finding.severity == "void"}
    assert void <= {"democratic-conference-called", "northern-conference-called", "congress-convened"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_its_files_are_laid_out_as_fmt_would(path):
    text = path.read_text(encoding="utf-8")
    assert fmt(text) == text


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_file_is_part_of_the_record(book, path):
    assert path.as_posix() in book.reading.trees
