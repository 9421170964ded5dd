"""How far something long has come, on a terminal, and only once it has taken a moment."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from types import SimpleNamespace

PATIENCE = 0.7
"""Seconds before anything is shown."""
EVERY = 0.2
"""Seconds between two looks."""
CLEAR = "\x1b[K"


@contextmanager
def progress(what: str) -> Iterator[Callable[[int, int], None]]:
    """Show how much is done, and of how much, in one line that goes away again; nowhere but on a terminal."""
    if not (sys.stderr and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"):
        yield lambda done, total: None
        return
    next_ = SimpleNamespace(look=monotonic() + PATIENCE, shown=False)

    def show(done: int, total: int) -> None:
        if monotonic() >= next_.look:
            next_.look, next_.shown = monotonic() + EVERY, True
            sys.stderr.write(f"\r{what}: {done:,} of {total:,} ({100 * done // max(total, 1)} %){CLEAR}")
            sys.stderr.flush()

    try:
        yield show
    finally:
        if next_.shown:
            sys.stderr.write(f"\r{CLEAR}")
            sys.stderr.flush()
