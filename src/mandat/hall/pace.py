"""How much somebody may change in a minute: more than any hand can do, and less than a program would.

Counted in the memory of each process, by session: to count it in a table would cost every vote a write.
"""

from threading import Lock

from django.utils.translation import gettext as _

from mandat.errors import MandatError
from mandat.hall import alarms, clock

MOST = 120
"""Changes a minute in one session: whoever checks a congress in at the door makes thirty."""

_counting = Lock()
_counts: dict[str, int] = {}
_minute = 0


class TooFast(MandatError):
    """Somebody changes more than a person can."""

    def __init__(self) -> None:
        super().__init__(_("so much was sent from here in one minute that it is hardly meant: wait a minute"))


def count(session: str) -> None:
    """Count a change by whoever has a session. Raises `TooFast`."""
    global _minute
    minute = int(clock.now().timestamp()) // 60
    with _counting:
        if minute != _minute:
            _minute = minute
            _counts.clear()
        _counts[session] = _counts.get(session, 0) + 1
        too_fast = _counts[session] > MOST
    if too_fast:
        alarms.LOG.warning("too many changes")
        raise TooFast
