"""Appeal against a ruling of the chair: the body decides, by a vote on the appeal."""

from django.utils.translation import gettext as _

from mandat.core.acts import Id, Ref
from mandat.hall.desks import Outcome
from mandat.hall.drafting import draft
from mandat.hall.fields import Unfit
from mandat.hall.here import Here
from mandat.hall.moves.asking import ask_seat, ask_state
from mandat.measure.sittings.course import OPEN
from mandat.measure.sittings.whole import Whole


def appeal(here: Here, sitting: Whole, ruling: str, text: str, token: str, despite: bool = False) -> Outcome:
    """Appeal against a ruling. Raises `PermissionDenied` for whoever has no seat in the body."""
    ask_seat(here, sitting.body)
    if all(point.id != ruling or point.verb != "rule" for point in sitting.points):
        raise Unfit(_("there is no such ruling at this sitting"))
    fields = {"in_": sitting.body, "by": Id(here.person), "on": (Ref(ruling),), "text": text or None}
    act = draft("appeal", token, here.minute, **fields)
    ask_state(here, sitting, (OPEN,), act)
    return here.propose([act], despite)
