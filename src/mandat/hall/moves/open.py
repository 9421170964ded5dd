"""Open a sitting: from now on people check in, and what is decided is decided there."""

from django.utils.translation import gettext as _

from mandat.core.acts import Id
from mandat.count.quantity import exactly
from mandat.hall.desks import Outcome
from mandat.hall.drafting import draft
from mandat.hall.duties import PRESIDE, has_duty
from mandat.hall.fields import Unfit
from mandat.hall.here import Here
from mandat.hall.moves.asking import ask_duty, ask_state
from mandat.hall.moves.sooner import opened_sooner
from mandat.hall.moves.turns import in_turn
from mandat.hall.sittings import running, sitting_in
from mandat.measure.sittings.course import CALLED
from mandat.measure.sittings.presence import seats_of
from mandat.measure.sittings.whole import Whole


def open_(here: Here, sitting: Whole, chair: str, registered: int | None, token: str, despite: bool = False) -> Outcome:
    """Open a sitting that was called, with somebody in the chair. Nobody is counted as present before he checks in.

    Raises `PermissionDenied` for whoever does not preside over the body; `Unfit`; before its time `Unsure`.
    """
    ask_duty(here, PRESIDE, sitting.body)
    fields = {"in_": sitting.body, "on": (sitting.id,), "present": exactly(0), "chair": Id(chair or here.person)}
    if registered is not None:
        fields["registered"] = exactly(registered)
    with in_turn(here) as turn:
        act = draft("open", token, turn.minute, **fields)
        ask_state(turn, sitting_in(turn.present, sitting.id), (CALLED,), act)
        if act.id not in turn.book.written:
            _ask_free(turn, sitting.body)
            ask_chair(turn, sitting.body, fields["chair"])
        return turn.propose([act, *opened_sooner(turn, sitting, act, token)], despite)


def _ask_free(here: Here, body: str) -> None:
    other = running(here.present, body)
    if other is not None:
        says = _("another sitting of {body} goes on, since {since}: close it first")
        raise Unfit(says.format(body=here.name(body), since=other.sitting.opened.at.text))


def ask_chair(here: Here, body: str, chair: str) -> None:
    """Raise `Unfit` for a chair who neither sits in a body nor presides over it."""
    now = here.present.now
    if not seats_of(now, body, chair) and not has_duty(now, chair, PRESIDE, body):
        says = _("{name} has no seat in {body}, and no office that presides over it: choose somebody else")
        raise Unfit(says.format(name=here.name(chair), body=here.name(body)))
