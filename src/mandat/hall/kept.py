"""A process that ends when the one that started it does: `python -m mandat.hall.kept MODULE ARGUMENT...`.

Whoever is killed can end nobody. So each looks after its parent itself: it is handed on to another one when that dies.
Servers fork, and threads do not go along: what they forked calls `with_parent` again.
"""

import os
import runpy
import signal
import sys
import time
from contextlib import suppress
from threading import Thread

from mandat.hall.files import let_open

MARK = "HALL_KEPT"
"""Set in the environment of a process that ends with its parent, and of all that it starts."""

LOOK = 0.25
"""Seconds between two looks."""

CONNECTIONS = 5000
"""As many connections as a process may want to have, to browsers that keep them open."""

PATIENCE = 2.0
"""Seconds that a process may take to end in good order."""


def with_parent() -> None:
    """End this process when its parent has ended."""
    Thread(target=_watch, args=(os.getppid(),), name="parent", daemon=True).start()


def is_kept() -> bool:
    """Whether the process that started this one, or one before it, is to be outlived by nothing."""
    return MARK in os.environ


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(LOOK)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(PATIENCE)
    os._exit(1)


def main() -> None:
    """Run a module so."""
    os.environ[MARK] = "1"
    with_parent()
    let_open(CONNECTIONS)
    del sys.argv[0]
    with suppress(KeyboardInterrupt):  # pressed twice, it comes through while a server ends in good order
        runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
