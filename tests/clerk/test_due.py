"""What falls due, by when; what is done is not due, and what should have been done is late."""

import pytest

from mandat.book.reading import read
from mandat.clerk.book import Book
from mandat.clerk.due import due

UNION = """
2024-01-01 unit oak "Oak"

2024-01-01 unit elm "Elm"

2024-01-01 body congress "Congress"

2024-01-01 charter rules of congress
    term        2 years
    notice      14 days
    credentials first

2024-01-01 person ada "Ada"

2024-01-01 person ben "Ben"
"""


def falls_due(text: str, **asked: str) -> list[tuple]:
    rows = due(Book("union", read("union", UNION + text)), **asked)
    return [(row["what"], row["id"], row["by"], row["says"]) for row in rows]


def test_a_term_that_ends():
    text = """
2024-03-01 elect e of ada to congress from oak
"""
    ends = ("term", "congress/oak", "2026-03-01T00:00", "the mandate of ada for oak in congress ends")
    assert falls_due(text, from_="2025-01-01") == [ends]


def test_an_appointment_that_ends():
    text = """
2024-03-01 office chair in congress "Chair"

2024-03-01 appoint a of ben as chair by congress
    until 2024-12-31
"""
    assert [one[:2] for one in falls_due(text, from_="2024-06-01")] == [("term", "chair")]
    assert falls_due(text, from_="2025-06-01") == []


def test_an_answer_that_is_wanted_by_a_deadline():
    text = """
2024-05-01 call c from congress to oak, elm "Will you?"
    deadline 2024-05-10

2024-05-03 answer a to c by oak says will
"""
    assert falls_due(text, from_="2024-05-02", to="2024-05-31")[0][3] == "oak, elm have not answered c"
    assert falls_due(text, from_="2024-05-04", to="2024-05-31")[0][3] == "elm has not answered c"
    assert falls_due(text, from_="2024-05-20", to="2024-05-31")[0][3] == "elm has not answered c (late)"


def test_a_call_that_is_drafted_goes_out_in_time():
    text = """
2024-05-01 convene c from congress to congress
    meets  2024-06-20T10:00
    status draft
"""
    says = "the call to the sitting of congress on 2024-06-20T10:00 goes out, 14 days before"
    assert falls_due(text, from_="2024-05-02") == [("notice", "c", "2024-06-06T10:00", says)]
    assert falls_due(text, from_="2024-06-10")[0][3].endswith("(late)")


def test_credentials_are_wanted_until_they_are_adopted():
    text = """
2024-03-01 elect e of ada to congress from oak

2024-05-01 convene c from congress to congress
    meets 2024-06-20T10:00

2024-06-20T10:00 open s in congress on c present 1

2024-06-20T10:30 credentials d in congress
    seats oak
    for   1
"""
    wanted = [("credentials", "c")]
    assert [one[:2] for one in falls_due(text, from_="2024-06-01", to="2024-12-31")] == wanted
    assert [one[:2] for one in falls_due(text, from_="2024-06-20T10:15", to="2024-12-31")] == wanted
    assert falls_due(text, from_="2024-06-20T10:45", to="2024-12-31") == []


@pytest.mark.parametrize("to", ["2025-12-31", "2026-02-27"])
def test_what_falls_due_later_is_not_told(to):
    text = """
2024-03-01 elect e of ada to congress from oak
"""
    assert falls_due(text, from_="2025-01-01", to=to) == []
