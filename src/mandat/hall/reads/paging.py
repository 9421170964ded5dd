"""A list that is too long for one page."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from msgspec import Struct

Row = TypeVar("Row")

PAGE = 50
"""Rows on one page."""


SEVERAL = 60
"""Seats or units that stand on the page they belong to; more of them have a page of their own, with a search."""


class Page(Struct, Generic[Row], frozen=True):
    """A page of a longer list; `number` counts from 1."""

    rows: tuple[Row, ...]
    number: int
    pages: int
    total: int


def paged(rows: Sequence[Row], number: int) -> Page[Row]:
    """One page of a list; the last one, where there are not so many."""
    pages = max(1, -(-len(rows) // PAGE))
    number = min(max(1, number), pages)
    return Page(tuple(rows[(number - 1) * PAGE : number * PAGE]), number, pages, len(rows))
