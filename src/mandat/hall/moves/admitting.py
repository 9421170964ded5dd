"""Who may let whom in: the officers of a body with `sitting.admit`, those who belong to that body.

A root admits everybody. Any other body admits whoever sits or holds an office in it, the members of the units that
send to it, and guests: else the secretary of the smallest branch could come in as the treasurer of the union.
"""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from mandat.core import bodies
from mandat.core.intervals import Moment
from mandat.hall import second_factor
from mandat.hall.duties import ADMIT
from mandat.hall.here import Here
from mandat.hall.moves.asking import ask_writable


def admitting(here: Here) -> list[str]:
    """The bodies to which the visitor may admit people, now."""
    now = here.present.now
    held = now.live(now.state.held, here.person) if here.person else ()
    asked = dict.fromkeys(getattr(bodies.thing(now, row.office), "in_", row.giver) for row in held if row.office)
    return [body for body in asked if here.has_duty(ADMIT, body)]


def ask_admit(here: Here, whom: str = "") -> None:
    """Raise for whoever may not let in a person, the members of a unit, or (with neither) guests."""
    ask_writable(here)
    own = admitting(here)
    if not own:
        raise PermissionDenied(_("only whoever holds an office with this duty may invite people"))
    second_factor.ask(here)
    now = here.present.now
    if whom and not any(is_root(now, body) or _belongs(now, body, whom) for body in own):
        what = _("{name} does not belong to a body whose people you invite: ask an officer of a body above")
        raise PermissionDenied(what.format(name=here.name(whom)))


def may_admit(here: Here, whom: str = "") -> bool:
    """Whether the visitor may let them in."""
    try:
        ask_admit(here, whom)
    except PermissionDenied:
        return False
    return True


def is_root(now: Moment, body: str) -> bool:
    """Whether no other body established it."""
    return not any(row.verb == "establish" for row in now.live(now.state.held, body))


def _belongs(now: Moment, body: str, whom: str) -> bool:
    """Whether somebody sits in a body, or holds an office of it; whether a unit sends to it."""
    seats = bodies.seats(now, body)
    if any(seat.seat.constituency == whom or whom in (row.person for row in seat.holders) for seat in seats):
        return True
    held = [row for row in now.live(now.state.held, whom) if row.office]
    return any(body in (row.giver, getattr(bodies.thing(now, row.office), "in_", None)) for row in held)
