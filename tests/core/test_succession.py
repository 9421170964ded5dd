"""What is said or done again takes the place of what was said before: of many words and deeds, few run at a time."""

import pytest

from mandat.book.amending import amend
from mandat.book.reading import read
from mandat.core.dates import read as date
from mandat.core.record import Record

THINGS = "2024-01-01 unit elm\n\n2024-01-01 body board\n\n2024-01-01 body club\n\n"


def running(text, table, at):
    """The acts behind the rows of elm in a table that run at the end of a date."""
    state = Record(read("again.mandat", THINGS + text).acts, amend).state
    return [row.act for row in state.at(date(at).latest).live(getattr(state, table), "elm")]


WORDS = """
2024-02-01 recognise one by elm of board

2024-02-02 recognise two by elm of board

2024-02-03 recognise only by elm of board
    mode only

2024-02-04 recognise keys by elm of board
    powers keys

2024-02-05 recognise other by elm of club

2024-02-06 recognise short by elm of board
    until 2024-02-07

2024-02-08 recognise last by elm of board
"""


@pytest.mark.parametrize(
    ("at", "acts"),
    [
        ("2024-02-01", "one"),
        ("2024-02-02", "two"),
        ("2024-02-05", "two only keys other"),
        ("2024-02-06", "two only keys other short"),
        ("2024-02-07", "two only keys other short"),
        ("2024-02-08", "only keys other last"),
    ],
)
def test_a_word_takes_the_place_of_one_that_says_the_same(at, acts):
    """One that says until when leaves the one before standing: after its end that speaks again."""
    assert running(WORDS, "words", at) == acts.split()


DEEDS = """
2024-02-01 order a from board to elm
    power keys

2024-02-01 order b from board to elm
    power keys

2024-02-01 order c from board to elm
    power funds

2024-02-02 answer a-done to a by elm says carried-out

2024-02-03 answer b-refused to b by elm says refused

2024-02-04 answer c-done to c by elm says carried-out
"""


@pytest.mark.parametrize(
    ("at", "acts"), [("2024-02-02", "a-done"), ("2024-02-03", "b-refused"), ("2024-02-04", "b-refused c-done")]
)
def test_a_deed_takes_the_place_of_the_last_under_the_same_power(at, acts):
    assert running(DEEDS, "deeds", at) == acts.split()
