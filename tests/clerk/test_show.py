"""What is known of a thing at a date: what it was described as then, and what keeps it from acting."""

import pytest

from mandat.book.reading import read
from mandat.clerk.book import Book
from mandat.clerk.show import show

BOOK = """
2024-01-01 body board "Board"
    until 2025-12-31

2024-01-01 person ada "Ada"

2024-01-01 stock chest owner board keeper ada "Chest"
    amount  400
    measure euro
    text    "Found in the cellar."
    cite    "List 2"

2024-01-01 unit elm

2024-01-01 unit oak

2024-01-01 line wire from elm to oak
    state up

2024-02-01 change wire
    state down

2024-03-01 detain some-held in board by unknown
    count most
"""


def shown(name: str, at: str) -> dict:
    return show(Book("show", read("show.mandat", BOOK)).view(at), name)


@pytest.mark.parametrize(
    ("name", "at", "described"),
    [
        ("chest", "2024-01-02", {"owner": "board", "keeper": "ada", "amount": "400", "measure": "euro"}),
        ("wire", "2024-01-02", {"from": "elm", "to": "oak", "state": "up"}),
        ("wire", "2024-02-02", {"from": "elm", "to": "oak", "state": "down"}),
        ("board", "2024-01-02", {"until": {"date": "2025-12-31"}}),
        ("elm", "2024-01-02", {}),
    ],
)
def test_a_thing_is_told_as_it_was_described_at_the_date(name, at, described):
    assert shown(name, at)["described"] == described


def test_what_was_remarked_and_where_it_is_written_is_told():
    found = shown("chest", "2024-01-02")
    assert (found["remark"], found["cite"], found["file"], found["line"]) == (
        "Found in the cellar.", ["List 2"], "show.mandat", 7,
    )  # fmt: skip


@pytest.mark.parametrize(("at", "many"), [("2024-02-29", []), ("2024-03-01", ["most"])])
def test_a_number_of_members_that_is_kept_from_acting_is_told(at, many):
    assert [row["count"] for row in shown("board", at)["hindered"]] == many
