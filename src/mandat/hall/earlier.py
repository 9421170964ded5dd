"""The record as it was known at an earlier date. All of it is folded for that, so one thread does it, in turn, and the
last few are kept: whoever asks waits a moment, and is told to wait on where it takes longer.

Else a handful of addresses with `?known=` would keep every thread busy, and nobody could vote meanwhile.
"""

from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock
from weakref import WeakKeyDictionary

from mandat.clerk.book import REMEMBERED, Book, View
from mandat.core.record import Record
from mandat.errors import MandatError

PATIENCE = 1.0
"""Seconds that a request waits."""

LINE = 16
"""Dates that wait for their turn at most; who asks for more is told to wait too, and stands in no line."""

_thread = ThreadPoolExecutor(1, "earlier")
_lock = Lock()
_kept: WeakKeyDictionary[Book, dict[int, Future[Record]]] = WeakKeyDictionary()


class Awaited(MandatError):
    """What was known on that date is not put together yet."""


def view_as_known(book: Book, at: str | None, known: str) -> View:
    """A book at one date, as known at another. Raises `BadDate`, `Awaited`."""
    latest = book.date("--known", known).latest
    folding = _asked_for(book, latest)
    try:
        record = folding.result(PATIENCE)
    except TimeoutError:
        raise Awaited from None
    book.remember(latest, record)  # a page may ask the book itself: not before all is folded
    t = record.end if at is None else book.date("--at", at).latest
    return View(book, record, record.state.at(t), at, known)


def _asked_for(book: Book, latest: int) -> "Future[Record]":
    """The record as known then, or on its way. Raises `Awaited` where too many are."""
    with _lock:
        kept = _kept.setdefault(book, {})
        found = kept.pop(latest, None)
        if found is None or (found.done() and found.exception()):
            if sum(not one.done() for theirs in _kept.values() for one in theirs.values()) >= LINE:
                raise Awaited
            found = _thread.submit(_folded, book, latest)
        kept[latest] = found
        for old in [one for one, folding in kept.items() if folding.done() and one != latest][: 1 - REMEMBERED]:
            del kept[old]
        return found


def _folded(book: Book, latest: int) -> Record:
    record = book.record.as_known(latest)
    record.state.at(record.end)
    return record
