"""The floor of a sitting: its list, and who comes next."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from mandat.hall.fields import Unfit
from mandat.hall.here import Here
from mandat.hall.models import Floor, Speech
from mandat.hall.models.sittings import Kind, Side
from mandat.hall.moves.asking import ask_state
from mandat.measure.sittings.course import OPEN
from mandat.measure.sittings.whole import Whole


def floor_of(here: Here, sitting: Whole) -> Floor:
    """The floor of a sitting that goes on, made when it is first needed. Raises `Unfit`."""
    ask_state(here, sitting, (OPEN,))
    return Floor.objects.get_or_create(federation=here.federation, sitting=sitting.id)[0]


def queue(waiting: Sequence[Speech], spoken: Sequence[Speech], alternating: bool) -> list[Speech]:
    """Those who wait, in the order in which they are called.

    Points of order come first, then speeches as they were asked for. `alternating`: whoever is for is followed by
    whoever is against, as long as there are both; those who are neither keep their place among them.
    """
    orders = [one for one in waiting if one.kind == Kind.ORDER]
    speeches = [one for one in waiting if one.kind != Kind.ORDER]
    return orders + (_in_turns(speeches, _last_side(spoken)) if alternating else speeches)


def _last_side(spoken: Sequence[Speech]) -> str:
    return next((one.side for one in reversed(spoken) if one.side), "")


def _in_turns(speeches: list[Speech], last: str) -> list[Speech]:
    found, left = [], list(speeches)
    while left:
        wanted = Side.AGAINST if last == Side.FOR else Side.FOR
        one = next((one for one in left if not one.side or one.side == wanted), left[0])
        left.remove(one)
        found.append(one)
        last = one.side or last
    return found


def end_running(floor: Floor, now: datetime) -> None:
    """Whoever speaks has spoken."""
    floor.speeches.filter(began__isnull=False, ended=None).update(ended=now)


def waiting(floor: Floor, name: int) -> Speech:
    """Somebody who waits. Raises `Unfit` where he was called already, or does not wait any more."""
    found = floor.speeches.filter(pk=name, began=None).first()
    if found is None:
        raise Unfit(_("this is not on the list any more"))
    return found
