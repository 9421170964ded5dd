"""The record as it was known at an earlier date: all of it is folded for that, so one request at a time does it.

Else a handful of addresses with `?known=` would keep every thread busy, and nobody could vote meanwhile.
"""

from threading import Lock

from django.utils.translation import gettext as _

from mandat.clerk.opening import Book, View
from mandat.errors import MandatError

PATIENCE = 1.0
"""Seconds that a request waits for its turn."""

_folding = Lock()


class Occupied(MandatError):
    """Somebody else looks at what was known at another date."""

    def __init__(self) -> None:
        super().__init__(
            _("somebody else is looking at what was known on another date, which takes a while: load the page again")
        )


def view_as_known(book: Book, at: str | None, known: str) -> View:
    """A book at one date, as known at another. Raises `BadDate`, `Occupied`."""
    if book.remembers(known):
        return book.view(at, known)
    if not _folding.acquire(timeout=PATIENCE):
        raise Occupied
    try:
        return book.view(at, known)
    finally:
        _folding.release()
