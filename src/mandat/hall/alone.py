"""Whoever votes is alone with the tables, where they are SQLite: others wait until all is asked, or written.

SQLite lets go of Python's lock at each step of each statement, and wants it back microseconds later. Where several
threads are at it, and a processor is free to wake another one at each of these moments, they hand that lock round
sixty times a vote, which takes as long as a quarter of it. PostgreSQL is waited for: there all ask at once.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock, local

from django.db import connection

PATIENCE = 0.1
"""Seconds after which somebody goes on though he is not alone: the other may wait for a disk."""

_place = Lock()
_mine = local()


@contextmanager
def alone() -> Iterator[None]:
    """Wait until nobody else is at the tables, and stay alone with them until the end, or until one leaves."""
    if connection.vendor == "sqlite" and _place.acquire(timeout=PATIENCE):
        _mine.place = True
    try:
        yield
    finally:
        leave()


def leave() -> None:
    """Let the next one come, if this thread is alone: it asks nothing now, or is to be waited for."""
    if getattr(_mine, "place", False):
        _mine.place = False
        _place.release()
