"""Open a ledger as a book: from a snapshot where there is a good one, else from its acts."""

from weakref import finalize

from mandat.clerk.book import Book
from mandat.clerk.ledger.contents import contents_of
from mandat.clerk.ledger.reading import book_of
from mandat.clerk.ledger.snapshot.book import snapshot_book
from mandat.clerk.ledger.snapshot.keeping import good_snapshot, is_close, leave_snapshot
from mandat.ledger.store import Store
from mandat.ledger.url import open_store


def ledger_book(url: str) -> Book:
    """The book that a ledger is. Raises `NoLedger`, `Spoilt`, `Damaged`."""
    store = open_store(url)
    try:
        book = _kept(store) or _derived(store)
    except BaseException:
        store.close()
        raise
    finalize(book, store.close)  # it is read from as long as somebody asks the book
    return book


def _kept(store: Store) -> Book | None:
    """The book as a snapshot has it, with what was written since; None where there is no good one, or much was."""
    head = store.head()
    snapshot = good_snapshot(store, head)
    if snapshot is None or not is_close(snapshot, head):
        return None
    return snapshot_book(store, snapshot, head)


def _derived(store: Store) -> Book:
    """The book as the acts give it; of a large one a snapshot is left for the next who asks."""
    contents = contents_of(store)
    book = book_of(contents)
    leave_snapshot(store, book.record, contents)
    return book
