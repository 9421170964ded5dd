"""What the Harbour Union did lately is in order, on whatever day the hall is opened."""

from datetime import date

import pytest

from mandat.book.reading import read
from mandat.clerk.book import Book
from mandat.clerk.check import check
from mandat.clerk.opening import open_book
from mandat.hall.examples import EXAMPLES, lately


@pytest.mark.parametrize("today", [date(2026, 1, 2), date(2026, 11, 25), date(2028, 2, 29), date(2040, 7, 1)])
def test_nothing_is_wrong_with_it(today):
    union = open_book(EXAMPLES / "harbour-union")
    reading = read("all.mandat", "\n".join(text.text for text in union.reading.sources.values()) + lately(today))
    assert [row["says"] for row in check(Book("all", reading)) if str(row["act"]).startswith("hall-")] == []
