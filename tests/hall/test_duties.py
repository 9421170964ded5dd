"""Duties are asked of the law: whoever holds an office of a body, and nobody else."""

import pytest

from mandat.book.reading import read
from mandat.clerk.book import Book
from mandat.hall.duties import ADMIT, PRESIDE, has_duty, holds_office

BOOK = """
2024-01-01 body congress "Congress"

2024-01-01 person ada "Ada"

2024-01-01 person ben "Ben"

2024-01-01 body board "Board"

2024-01-02 establish found-board by congress of board
    powers sitting

2024-01-03 office president in congress
    powers sitting.preside

2024-01-03 office board-chair in board
    powers sitting.preside

2024-01-04 appoint ada-presides by congress of ada as president

2024-01-04 appoint ben-presides by board of ben as board-chair

2024-02-01 dismiss ada-goes by congress of ada as president
"""


@pytest.fixture
def now():
    book = Book("union", read("record.mandat", BOOK))
    return lambda day: book.view(day).now


@pytest.mark.parametrize(
    ("person", "body", "expected"),
    [("ada", "congress", True), ("ben", "board", True), ("ada", "board", False), ("ben", "congress", False)],
)
def test_an_office_serves_the_body_whose_it_is_and_none_above_or_below(now, person, body, expected):
    assert has_duty(now("2024-01-05"), person, PRESIDE, body) is expected


def test_who_is_dismissed_has_it_no_more(now):
    assert not has_duty(now("2024-02-01"), "ada", PRESIDE, "congress")
    assert not holds_office(now("2024-02-01"), "ada")


def test_one_duty_is_not_another(now):
    assert not has_duty(now("2024-01-05"), "ada", ADMIT, "congress")


@pytest.mark.parametrize(("person", "body"), [("nobody", "congress"), ("ada", "nowhere")])
def test_who_or_what_is_not_on_record_has_none(now, person, body):
    assert not has_duty(now("2024-01-05"), person, PRESIDE, body)


SITTING = """
2024-01-01 unit hamburg
    members 30

2024-01-05 elect of ada to congress from hamburg
    for 20

2024-01-06T10:00 open sits in congress
    present 9
    chair ada

"""


@pytest.mark.parametrize(
    "happened",
    [
        "2024-01-06T11:00 revoke by congress on ada-presides",
        "2024-01-06T11:00 dismiss by congress of ada as president",
        "2024-01-06T11:00 recall by hamburg of ada in congress\n    for 20",
        "2024-01-06T11:00 detain of ada",
    ],
)
def test_whoever_chairs_a_sitting_presides_no_more_once_his_office_or_freedom_is_taken(happened):
    written = BOOK.partition("2024-02-01")[0] + SITTING + happened + "\n"
    book = Book("union", read("record.mandat", written))
    asked = [has_duty(book.view(at).now, "ada", PRESIDE, "congress") for at in ("2024-01-06T10:30", "2024-01-06T11:30")]
    assert asked == [True, False]


def test_whoever_chairs_for_the_day_presides_as_long_as_he_has_a_seat():
    written = BOOK.partition("2024-01-04 appoint ada")[0] + SITTING + "2024-01-06T11:00 detain of ada\n"
    book = Book("union", read("record.mandat", written))
    asked = [has_duty(book.view(at).now, "ada", PRESIDE, "congress") for at in ("2024-01-06T10:30", "2024-01-06T11:30")]
    assert asked == [True, False]
