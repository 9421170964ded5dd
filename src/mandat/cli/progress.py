"""How far something long has come, on a terminal, and only once it has taken a moment."""

import os
import sys
from time import monotonic

PATIENCE = 0.7
"""Seconds before anything is shown."""


class Progress:
    """Told how much of `total` is done, it shows the share in one line, which `end` takes away again."""

    def __init__(self, what: str, total: int) -> None:
        self.what, self.total = what, max(total, 1)
        self.since = monotonic()
        self.shown = False
        self.wanted = bool(sys.stderr and sys.stderr.isatty() and os.environ.get("TERM") != "dumb")

    def __call__(self, done: int) -> None:
        """Say how much is done."""
        if self.wanted and monotonic() - self.since >= PATIENCE:
            sys.stderr.write(f"\r{self.what}: {min(100 * done // self.total, 100)} %")
            sys.stderr.flush()
            self.shown = True

    def end(self) -> None:
        """Take the line away."""
        if self.shown:
            sys.stderr.write("\r" + " " * (len(self.what) + 8) + "\r")
            sys.stderr.flush()
