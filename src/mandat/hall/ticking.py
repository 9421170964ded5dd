"""Keeps time while nobody asks for a page and nobody listens: what is due is done within a second or so.

Every process of pages does so. They do not wait for each other: whatever is due is done once, by whoever comes first.
"""

import logging
import time
from threading import Thread

from django.db import close_old_connections

from mandat.hall.moves.polls.keep_time import keep_time

TICK = 1.0
"""Seconds between two looks; monotonic, so that a clock that is put forward or back hastens and delays none."""

PAUSE = 10.0
"""Seconds after a look that failed."""

log = logging.getLogger(__name__)


def start() -> None:
    """Keep time in a thread of its own, as long as this process lives."""
    Thread(target=_tick_on, name="time", daemon=True).start()


def _tick_on() -> None:
    while True:
        time.sleep(tick())


def tick() -> float:
    """Do what is due; the seconds until the next look."""
    try:
        close_old_connections()
        keep_time()
    except Exception:
        log.exception("time could not be kept; it is tried again")
        return PAUSE
    return TICK
