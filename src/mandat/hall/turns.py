"""Whoever votes waits until the one before has asked the tables what a vote has to ask, where they are SQLite.

SQLite lets go of Python's lock at each step of each question, and wants it back microseconds later. Where several
threads ask at once, and a processor is free to wake another one at each of these moments, they hand that lock round
sixty times a vote, which takes as long as a quarter of it. PostgreSQL is waited for: there all ask at once.
"""

from collections.abc import Callable
from functools import wraps
from threading import Lock, local

from django.db import connection
from django.http import HttpResponse

PATIENCE = 0.1
"""Seconds after which somebody goes on out of turn: the one before may wait for a disk."""

View = Callable[..., HttpResponse]

_turn = Lock()
_mine = local()


def in_turn(view: View) -> View:
    """A view that is answered in turn, until it is over or leaves the turn to the next one."""

    @wraps(view)
    def answered(*arguments: object, **named: object) -> HttpResponse:
        if connection.vendor == "sqlite" and _turn.acquire(timeout=PATIENCE):
            _mine.turn = True
        try:
            return view(*arguments, **named)
        finally:
            leave()

    return answered


def leave() -> None:
    """Leave the turn to the next one, if this thread has it: what comes now is no question, or is to be waited for."""
    if getattr(_mine, "turn", False):
        _mine.turn = False
        _turn.release()
