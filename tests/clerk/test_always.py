"""What somebody may on all dates is what he may on each of them."""

from hypothesis import given
from hypothesis import strategies as st

from mandat.book import reading
from mandat.clerk.always import always
from mandat.clerk.book import Book
from mandat.clerk.may import may
from mandat.core.dates import DAWN, NEVER, show
from mandat.core.dates import read as date
from tests.core.strategies import DAYS, questions, records

UNSURE = """
2024-01-01 body assembly

2024-01-01 unit elm

[2024-02-01..2024-02-10] recognise word by elm of assembly
"""

RIVALS = """
2024-01-01T09:00 body east

2024-01-01T09:00 body west

2024-01-01T09:00 unit elm

2024-02-01T09:00 recognise of-east by elm of east

2024-03-01T09:00 recognise of-west by elm of west
    mode only
"""


def book(text: str) -> Book:
    return Book("book", reading.read("record.mandat", text))


def windows(text: str, *asked: str, **limits: str) -> list[dict]:
    return always(book(text).view(), *asked, **limits)


def told(rows: list[dict], *keys: str) -> list[tuple]:
    return [tuple(row[key] for key in keys) for row in rows]


def test_a_window_is_approximate_for_as_long_as_the_answer_is():
    rows = windows(UNSURE, "assembly", "keys", "elm")
    assert told(rows, "from", "until", "effective", "approximate")[-2:] == [
        ("2024-02-01T00:00", "2024-02-10T23:59", True, True),
        ("2024-02-10T23:59", None, True, False),
    ]


def test_a_no_tells_the_gap_that_comes_nearest_to_a_yes():
    rows = windows(RIVALS, "east", "keys", "elm")
    assert told(rows, "until", "effective", "root")[1:] == [
        ("2024-02-01T09:00", False, "east"),
        ("2024-03-01T09:00", True, "east"),
        (None, False, "east"),
    ]
    assert rows[-1]["gap"]["says"] == "elm recognises only west"


def test_the_answers_can_be_limited_to_a_root():
    assert not any(row["effective"] for row in windows(RIVALS, "east", "keys", "elm", under="west"))


def test_what_ends_with_the_last_day_that_can_be_written_has_no_end():
    lasting = RIVALS.replace("    mode only", "    mode only\n    until 9999")
    assert told(windows(lasting, "west", "keys", "elm"), "from", "until", "effective")[-1:] == [
        ("2024-03-01T09:00", None, True)
    ]


def instants() -> st.SearchStrategy[str]:
    """Dates and minutes, the last minute of a day among them."""
    return st.builds("{}{}".format, st.sampled_from(DAYS), st.sampled_from(["", "T00:00", "T12:00", "T23:59"]))


@given(records(), questions(), instants(), st.sampled_from([None, "league", "congress"]))
def test_on_every_date_it_says_what_may_says_about_that_date(texts, one, at, under):
    found = book("\n\n".join(texts) + "\n")
    rows = always(found.view(), one.actor, one.power, one.target, under=under)
    document = may(found.view(at), one.actor, one.power, one.target, under=under)
    t = show(date(at).latest)
    (row,) = [row for row in rows if (row["from"] or "") <= t < (row["until"] or "9999")]
    deciding = [answer for answer in document["answers"] if answer["effective"] == document["effective"]]
    assert row["effective"] == document["effective"]
    assert row["approximate"] == all(answer["approximate"] for answer in deciding)
    assert (row["grade"] == "presumed") == all(answer["grade"] == "presumed" for answer in deciding)
    kept = [key for key in row if key not in ("from", "until", "approximate")]
    assert [row[key] for key in kept] in [[answer[key] for key in kept] for answer in deciding]


@given(records(), questions())
def test_the_windows_follow_one_another_and_no_two_neighbours_are_the_same(texts, one):
    rows = always(book("\n\n".join(texts) + "\n").view(), one.actor, one.power, one.target)
    assert rows[0]["from"] == show(DAWN)
    assert rows[-1]["until"] == show(NEVER)
    for before, after in zip(rows, rows[1:], strict=False):
        assert before["until"] == after["from"]
        assert {**before, "from": after["from"], "until": after["until"]} != after
