"""What was needed and how many votes were missing, in words and numbers."""

import pytest

from mandat.book.amending import amend
from mandat.book.reading import read
from mandat.core.record import Record
from mandat.hall.reads.result import Result, result_of

BOOK = """
2024-01-01 unit hamburg "Hamburg"

2024-01-01 body council "Council"
    kind council

2024-01-01 charter rules of council
    {rule}

2024-01-02 elect e of x to council from hamburg
    votes 30

2024-01-01 person x "X"

2024-02-01 vote v in council
    {votes}
"""


def result(rule: str, *votes: str) -> Result:
    acts = read("b", BOOK.format(rule=rule, votes="\n    ".join(votes))).acts
    record = Record(acts, amend)
    return result_of(record.state.at(record.end), acts[-1])


@pytest.mark.parametrize(
    ("rule", "votes", "word", "needed", "missing"),
    [
        ("majority simple", ("for 10", "against 9"), "carried", "more votes for than against", None),
        ("majority simple", ("for 7", "against 9"), "lost", "more votes for than against", 3),
        ("majority simple", ("for 9", "against 9"), "tied", "more votes for than against", 1),
        ("majority 2/3 of cast", ("for 10", "against 8"), "lost", "at least 2/3 of the votes cast", 6),
        ("majority absolute of seats", ("for 15", "against 1"), "lost", "more than 1/2 of all votes of the body", 1),
        ("majority 1/1 of cast", ("for 15", "against 1"), "lost", "at least 1 of the votes cast", None),
        ("majority 2/3 of present", ("for 15", "against 1", "present 24"), "lost", "at least 2/3 of those present", 1),
        (
            "majority simple and 2/3 of seats",
            ("for 10", "against 12"),
            "lost",
            "more votes for than against and at least 2/3 of all votes of the body",
            10,
        ),
        (
            "majority simple and absolute of members",
            ("for 7", "against 9"),
            "lost",
            "more votes for than against and more than 1/2 of all members represented",
            None,
        ),
    ],
)
def test_the_rule_and_what_was_missing(rule, votes, word, needed, missing):
    found = result(rule, *votes)
    assert (found.word, found.needed, found.missing) == (word, needed, missing)


def test_the_quorum_and_what_was_missing():
    found = result("quorum 1/2 of seats", "for 5", "against 1", "present 11")
    assert (found.required, found.present, found.quorate, found.lacking) == (15, 11, False, 4)


def test_the_bars_fill_the_picture_whatever_is_rounded():
    sides = result("majority simple", "for 1", "against 1", "abstain 1").sides
    assert [(side.key, side.votes, side.start, side.width) for side in sides] == [
        ("for", 1, 0, 333),
        ("against", 1, 333, 334),
        ("abstain", 1, 667, 333),
    ]


def test_where_nobody_voted_nothing_is_drawn():
    assert [side.width for side in result("majority simple", "for 0", "against 0").sides] == [0, 0, 0]
