"""Somebody leaves a sitting. The votes of his seat go with the last of those who hold it."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _
from msgspec.structs import replace

from mandat.count.quantity import exactly
from mandat.hall.desks import Outcome
from mandat.hall.drafting import draft
from mandat.hall.duties import MINUTE
from mandat.hall.fields import Unfit
from mandat.hall.here import Here
from mandat.hall.moves.asking import ask_state, ask_writable, exercises
from mandat.hall.moves.turns import in_turn
from mandat.hall.sittings import sitting_in
from mandat.measure.sittings.course import OPEN
from mandat.measure.sittings.presence import leaving
from mandat.measure.sittings.whole import Whole


def depart(here: Here, sitting: Whole, person: str, token: str, despite: bool = False) -> Outcome:
    """Check somebody out: whoever takes the minutes does so for all, everybody for himself. Else `PermissionDenied`."""
    return left(here, sitting, "depart", (person,), "", token, despite)


def left(
    here: Here, sitting: Whole, verb: str, persons: tuple[str, ...], text: str, token: str, despite: bool
) -> Outcome:
    """Some leave a sitting: they `depart`, or stage a `walkout`."""
    ask_writable(here)
    if persons != (here.person,) and not exercises(here, MINUTE, sitting.body):
        raise PermissionDenied(_("only whoever takes the minutes checks others out"))
    with in_turn(here) as turn:
        now = sitting_in(turn.present, sitting.id)
        act = draft(verb, token, turn.minute, in_=now.body, of=persons, text=text or None)
        if act.id in turn.book.written:
            return turn.propose([turn.book.written[act.id]])
        ask_state(turn, now, (OPEN,))
        _ask_there(turn, now, persons)
        return turn.propose([replace(act, count=exactly(leaving(now.attendance, persons)))], despite)


def _ask_there(here: Here, sitting: Whole, persons: tuple[str, ...]) -> None:
    if not persons:
        raise Unfit(_("choose who leaves"))
    for person in persons:
        if sitting.attendance.stay(person) is None:
            raise Unfit(_("{name} is not checked in").format(name=here.name(person)))
