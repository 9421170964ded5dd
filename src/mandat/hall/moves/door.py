"""The door of a sitting: open it, and show a code there that changes every minute; who reads it checks in by it."""

import hmac
import secrets

from django.core.cache import cache
from django.utils.translation import gettext as _

from mandat.hall import clock
from mandat.hall.desks import Outcome
from mandat.hall.fields import Unfit
from mandat.hall.here import Here
from mandat.hall.models import Door
from mandat.hall.moves.arrive import check_oneself_in
from mandat.hall.moves.asking import ask_state, ask_table
from mandat.measure.sittings.course import OPEN
from mandat.measure.sittings.whole import Whole

SECONDS = 60
"""How long a code is shown. It is taken for as long again, since it takes a while to type."""

LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Signs of a code: none that looks like another."""

LENGTH = 6
TRIES, WHILE = 10, 300
"""Wrong codes that one person may try within so many seconds."""


def open_door(here: Here, sitting: Whole) -> Door:
    """The door of a sitting, opened. Raises `PermissionDenied` for whoever neither presides nor takes the minutes."""
    ask_table(here, sitting.body)
    ask_state(here, sitting, (OPEN,))
    fresh = {"secret": secrets.token_hex(32)}
    return Door.objects.get_or_create(federation=here.federation, sitting=sitting.id, defaults=fresh)[0]


def code(door: Door, turn: int) -> str:
    """The code that is shown in one turn of `SECONDS` since 1970."""
    digest = hmac.digest(bytes.fromhex(door.secret), f"{door.sitting} {turn}".encode(), "sha256")
    return "".join(LETTERS[byte % len(LETTERS)] for byte in digest[:LENGTH])


def turn() -> int:
    """The present turn."""
    return int(clock.now().timestamp()) // SECONDS


def come_in(here: Here, sitting: Whole, typed: str, token: str, despite: bool = False) -> Outcome:
    """Check oneself in by the code at the door. Raises `Unfit` where it is not the one that is shown."""
    tried = f"door:{here.federation.pk}:{sitting.id}:{here.person}"
    if cache.get_or_set(tried, 0, WHILE) >= TRIES:
        raise Unfit(_("too many wrong codes: wait five minutes, or ask the secretary to check you in"))
    door = Door.objects.filter(federation=here.federation, sitting=sitting.id).first()
    if door is None or not _shown(door, typed):
        cache.incr(tried)
        raise Unfit(_("this is not the code that is shown at the door now: look again, it changes every minute"))
    return check_oneself_in(here, sitting, token, despite)


def _shown(door: Door, typed: str) -> bool:
    typed = "".join(typed.upper().split())[: LENGTH + 1]
    present = turn()
    return any(hmac.compare_digest(code(door, one).encode(), typed.encode()) for one in (present, present - 1))
