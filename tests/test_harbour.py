"""The first record a newcomer opens says what it promises: its findings, and the questions at its head."""

import re
from pathlib import Path

import pytest

from mandat.book.layout import fmt
from mandat.clerk.check import differences
from mandat.clerk.may import may
from mandat.clerk.opening import open_book

FOLDER = Path(__file__).parent.parent / "examples" / "harbour-union"
FILES = sorted(path for path in FOLDER.iterdir() if path.suffix in (".mandat", ".md"))
QUESTION = re.compile(r"; +mandat may (\S+) (\S+) (\S+) --at (\S+)(?: --dispatch (\S+))? +(a yes|a no|no and yes)\b.*")


@pytest.fixture(scope="module")
def book():
    """The record of the harbour union, opened."""
    return open_book(FOLDER)


def test_every_planted_irregularity_is_found_and_nothing_else(book):
    expected = (FOLDER / "expected-findings.txt").read_text(encoding="utf-8")
    assert differences(book, expected) == []


def test_a_finding_that_is_not_expected_is_noticed(book):
    expected = (FOLDER / "expected-findings.txt").read_text(encoding="utf-8")
    assert len(differences(book, expected.replace("S003 ", "S001 "))) == 2


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_its_files_are_laid_out_as_fmt_would(path):
    text = path.read_text(encoding="utf-8")
    assert fmt(text, markdown=path.suffix == ".md") == text


def test_every_planted_irregularity_has_a_remark(book):
    remarks = "".join(path.read_text(encoding="utf-8") for path in FILES)
    assert all(code in remarks for code in {row.split()[0] for row in _expected()})


def _expected():
    text = (FOLDER / "expected-findings.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize(
    "line", [*filter(QUESTION.fullmatch, (FOLDER / "record.mandat").read_text("utf-8").splitlines())]
)
def test_the_questions_at_its_head_are_answered_as_it_says(book, line):
    actor, power, target, at, dispatch, says = QUESTION.fullmatch(line).groups()
    answers = may(book.view(at), actor, power, target, dispatch=dispatch)["answers"]
    wanted = {"a yes": [True], "a no": [False], "no and yes": [False, True]}[says]
    assert [answer["effective"] for answer in answers] == wanted


def test_a_treasurer_spends_with_the_chairs_signature_and_the_proof_says_so(book):
    (answer,) = may(book.view("2024-06-18"), "mehmet", "funds.spend", "hamburg", dispatch="pay-hall")["answers"]
    assert answer["grade"] == "stated"
    assert [(link["link"], link["act"]) for link in answer["proof"]] == [
        ("held", "treasurer-mehmet"),
        ("conferred", "treasurer-mehmet"),
        ("conferred", "found-executive"),
        ("conferred", "congress"),
        ("living", "found-executive"),
        ("recognised", "hamburg-word"),
        ("countersigned", "signed-pay-hall"),
    ]


@pytest.mark.parametrize(
    ("at", "gap"), [("2024-10-11", None), ("2024-10-12", "living"), ("2024-11-08", "living"), ("2024-11-09", None)]
)
def test_a_recall_in_rostock_reaches_the_hall_committee_until_the_district_elects_again(book, at, gap):
    (answer,) = may(book.view(at), "hall-committee", "halls.allot", "rostock")["answers"]
    assert (answer["gap"] and answer["gap"]["link"]) == gap


def test_an_assumption_binds_the_one_branch_that_said_so_and_ends_with_the_congress_vote(book):
    def own(target, at):
        answers = may(book.view(at), "mehmet", "funds.spend", target)["answers"]
        return [answer["effective"] for answer in answers if answer["root"] == "mehmet"]

    assert own("kiel", "2025-09-12") == [False]
    assert own("kiel", "2025-09-13") == [True]
    assert own("hamburg", "2025-09-20") == own("rostock", "2025-09-20") == [False]
    assert own("kiel", "2025-11-22") == []
