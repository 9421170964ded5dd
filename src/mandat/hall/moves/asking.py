"""What moves ask of the law before they do anything. Who is not allowed to is told so, in words: answered with 403."""

from collections.abc import Sequence

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mandat.core.acts import Act, Id
from mandat.hall import second_factor
from mandat.hall.duties import MINUTE, PRESIDE
from mandat.hall.fields import Unfit
from mandat.hall.here import Here
from mandat.hall.sittings import running
from mandat.measure.sittings.course import ADJOURNED, CALLED, CLOSED, OFF, OPEN
from mandat.measure.sittings.presence import seats_of
from mandat.measure.sittings.whole import Whole

WORDS = {
    "sitting.preside": gettext_lazy("preside over {body}"),
    "sitting.minute": gettext_lazy("take the minutes of {body}"),
    "sitting.count": gettext_lazy("count votes in {body}"),
    "sitting.admit": gettext_lazy("invite people to {body}"),
}


def ask_writable(here: Here) -> None:
    """Raise where the record of a federation is only shown."""
    if not here.federation.writable:
        raise PermissionDenied(_("this record is only shown: nothing can be added to it"))


def exercises(here: Here, duty: str, body: str) -> bool:
    """Whether the visitor has a duty in a body now. Raises `Needed` where it takes a second factor to exercise it."""
    if not here.has_duty(duty, body):
        return False
    second_factor.ask(here)
    return True


def ask_duty(here: Here, duty: str, body: str) -> None:
    """Raise for whoever does not have a duty in a body now."""
    ask_writable(here)
    if not exercises(here, duty, body):
        what = WORDS[duty].format(body=here.name(body))
        raise PermissionDenied(_("only whoever holds an office with this duty may {what}").format(what=what))


def ask_seat(here: Here, body: str) -> None:
    """Raise for whoever holds no seat in a body now."""
    ask_writable(here)
    if not sits(here, body):
        raise PermissionDenied(_("only whoever holds a seat in {body} may do this").format(body=here.name(body)))


def sits(here: Here, body: str) -> bool:
    """Whether the visitor holds a seat in a body and is free to act in it, or is there for somebody who does."""
    if here.person is None:
        return False
    seats = seats_of(here.present.now, body, here.person)
    if any(row.person == here.person for seat in seats for row in seat.holders):
        return True
    sitting = running(here.present, body) if seats else None
    return sitting is not None and sitting.attendance.stay(here.person) is not None


def ask_table(here: Here, body: str) -> None:
    """Raise for whoever neither presides over a body nor takes its minutes."""
    ask_writable(here)
    if not any(exercises(here, duty, body) for duty in (PRESIDE, MINUTE)):
        what = _("only whoever presides over {body}, or takes its minutes, may do this").format(body=here.name(body))
        raise PermissionDenied(what)


NOT_NOW = {
    CALLED: gettext_lazy("this sitting of {body} has not been opened yet"),
    OPEN: gettext_lazy("this sitting of {body} is going on already"),
    ADJOURNED: gettext_lazy("this sitting of {body} is adjourned: resume it first"),
    OFF: gettext_lazy("this sitting of {body} was called off: convene it again"),
    CLOSED: gettext_lazy("this sitting of {body} is closed: what is to be added goes to the next one"),
}
"""The state of a sitting -> why something cannot be done in it."""


def ask_state(here: Here, sitting: Whole, states: Sequence[str], act: Act | None = None) -> None:
    """Raise where a sitting is in none of these states, unless the act was recorded by an earlier try."""
    recorded = act is not None and act.id in here.book.written
    if sitting.state not in states and not recorded:
        raise Unfit(NOT_NOW[sitting.state].format(body=here.name(sitting.body)))


def ask_mover(here: Here, body: str, by: str) -> Id:
    """Who moves something: the visitor, who has a seat, or whoever the secretary takes it down for. Else raise."""
    if by and by != here.person:
        ask_duty(here, MINUTE, body)
        return Id(by)
    ask_seat(here, body)
    return Id(here.person)
