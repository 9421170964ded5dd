"""Open a ledger as a book: from a snapshot where there is a good one, else from its acts."""

from weakref import finalize

from mandat.clerk.ledger.contents import contents_of
from mandat.clerk.ledger.reading import LedgerReading
from mandat.clerk.ledger.snapshot.book import SnapshotBook
from mandat.clerk.ledger.snapshot.keeping import LEAST, good_snapshot, take_snapshot
from mandat.clerk.opening import Book
from mandat.errors import MandatError
from mandat.ledger.store import Store
from mandat.ledger.url import open_store


def ledger_book(url: str) -> Book:
    """The book that a ledger is. Raises `NoLedger`, `Spoilt`, `Damaged`."""
    store = open_store(url)
    snapshot = good_snapshot(store, store.head())
    if snapshot is None:
        with store:
            return _derived(store)
    book = SnapshotBook(store, snapshot)
    finalize(book, store.close)  # it is read from as long as somebody asks the book
    return book


def _derived(store: Store) -> Book:
    """The book as the acts give it; of a large one a snapshot is left for the next who asks."""
    contents = contents_of(store)
    book = Book(store.name, LedgerReading(contents))
    if contents.head.size >= LEAST:
        try:
            take_snapshot(store, book.record, contents)
        except MandatError:  # whoever may only read, or finds no room, gets his answer all the same
            return book
    return book
