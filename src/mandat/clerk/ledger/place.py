"""Where an act stands in its ledger, since when, and how far it has come."""

from msgspec import Struct

from mandat.clerk.book import Book
from mandat.clerk.ledger.standing import reached
from mandat.errors import UnknownId
from mandat.ledger.entry import Standing
from mandat.ledger.store import Store, whole


class Place(Struct, frozen=True):
    """The place of an act in its ledger.

    index      from 0; entered: when it was written down, as it says itself
    committed  when it was put there: milliseconds since 1970
    """

    index: int
    entered: str
    committed: int
    standing: Standing


def place(store: Store, book: Book, name: str) -> Place:
    """The place of the act of an id; the first, where several have it. Raises `UnknownId`, `Damaged`."""
    index = next((index for index, act in enumerate(book.record.written) if act.id == name), None)
    if index is None:
        raise UnknownId(name, book.nearest(name))
    (stored,) = whole(store, index, index + 1)
    return Place(index, stored.entry.entered, stored.committed, reached(store).of(index))
