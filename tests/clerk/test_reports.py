"""Reports with their grades: each at its own date, and what they were before."""

import pytest

from mandat.clerk.opening import open_book
from mandat.clerk.reports import reports
from mandat.errors import UnknownId, WrongKind

RECORD = """
2024-01-10 unit kiel "Kiel branch"

2024-01-10 body board "Board"

2024-01-10 source caretaker "The caretaker"
    reliability C

2024-01-10 source passer-by "Somebody who passed by"

2024-02-10 report lights from passer-by about kiel "Lights at night"

2024-02-03 report leak from caretaker to board about kiel, board "The roof leaks"
    credibility 3
    cite        "Letter 4"

2024-02-10 assess roof-seen on leak by board
    credibility 1
    standing    stands

2024-03-01 assess caretaker-good of caretaker by board
    reliability B

2024-03-02 assess roof-mended on leak by board
    standing rejected
"""


@pytest.fixture
def told(tmp_path):
    """The reports at a date: id -> (reliability, credibility, status)."""
    (tmp_path / "record.mandat").write_text(RECORD, encoding="utf-8")
    book = open_book(tmp_path)

    def look(at=None, about=None):
        rows = reports(book.view(at), about=about)
        return {row["id"]: (row["reliability"], row["credibility"], row["status"]) for row in rows}

    return look


@pytest.fixture
def leak(tmp_path):
    (tmp_path / "record.mandat").write_text(RECORD, encoding="utf-8")
    book = open_book(tmp_path)
    return lambda at=None: reports(book.view(at))[0]


@pytest.mark.parametrize(
    ("at", "grades"),
    [
        ("2024-02-03", ("C", "3", None)),
        ("2024-02-10", ("C", "1", "stands")),
        ("2024-03-01", ("B", "1", "stands")),
        ("2024-03-02", ("B", "1", "rejected")),
    ],
)
def test_the_grades_are_those_of_the_date(at, grades, told):
    assert told(at)["leak"] == grades


def test_reports_come_by_date_and_not_before_they_came(told):
    assert list(told()) == ["leak", "lights"]
    assert list(told("2024-02-09")) == ["leak"]
    assert told("2024-02-02") == {}


def test_what_nobody_graded_has_no_grade(told):
    assert told()["lights"] == (None, None, None)


def test_only_those_about_a_thing(told):
    assert list(told(about="board")) == ["leak"]
    assert told(about="caretaker") == {}


def test_regrading_overwrites_nothing(leak):
    history = [(row["of"], row["scale"], row["grade"], row["act"]) for row in leak()["history"]]
    assert history == [
        ("caretaker", "reliability", "C", "caretaker"),
        ("caretaker", "reliability", "B", "caretaker-good"),
        ("leak", "credibility", "3", "leak"),
        ("leak", "credibility", "1", "roof-seen"),
        ("leak", "standing", "stands", "roof-seen"),
        ("leak", "standing", "rejected", "roof-mended"),
    ]


def test_the_history_tells_no_future(leak):
    assert [(row["grade"], row["until"]) for row in leak("2024-02-03")["history"]] == [("C", None), ("3", None)]
    ends = [row["until"] for row in leak("2024-02-10")["history"] if row["scale"] == "credibility"]
    assert ends == ["2024-02-10T00:00", None]


def test_a_refused_report_is_not_told_on(tmp_path):
    private = RECORD + '\n2024-03-03 person ida "Ida"\n\n2024-03-04 report gossip from passer-by about ida "Gossip"\n'
    (tmp_path / "record.mandat").write_text(private, encoding="utf-8")
    assert [row["id"] for row in reports(open_book(tmp_path).view())] == ["leak", "lights"]


def test_what_is_no_thing_is_told_so(told):
    with pytest.raises(UnknownId):
        told(about="keil")
    with pytest.raises(WrongKind):
        told(about="leak")
