"""Withdraw a motion or an amendment: only whoever moved it does, or those for whom it was moved."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from mandat.core.acts import Id, Ref
from mandat.hall.desks import Outcome
from mandat.hall.drafting import draft
from mandat.hall.duties import MINUTE
from mandat.hall.here import Here
from mandat.hall.moves.amend import pending
from mandat.hall.moves.asking import ask_state, ask_writable, exercises
from mandat.measure.sittings.course import CALLED, OPEN
from mandat.measure.sittings.motions import Proposal
from mandat.measure.sittings.presence import seats_of
from mandat.measure.sittings.whole import Whole


def withdraw(here: Here, sitting: Whole, name: str, token: str, despite: bool = False) -> Outcome:
    """Withdraw a motion; whoever takes the minutes does so for others. Else `PermissionDenied`."""
    ask_writable(here)
    fields = {"in_": sitting.body, "on": (Ref(name),), "by": here.person and Id(here.person)}
    act = draft("withdraw", token, here.minute, **fields)
    if act.id not in here.book.written:
        ask_state(here, sitting, (CALLED, OPEN))
        if not may_withdraw(here, sitting, pending(here, sitting, name)):
            raise PermissionDenied(_("only whoever moved this may withdraw it"))
    return here.propose([act], despite)


def may_withdraw(here: Here, sitting: Whole, one: Proposal) -> bool:
    """Whether the visitor moved it, sits for the constituency that did, or takes the minutes."""
    if here.person is None:
        return False
    mine = {seat.seat.constituency for seat in seats_of(here.present.now, sitting.body, here.person)}
    return one.act.by in (here.person, *mine) or exercises(here, MINUTE, sitting.body)
