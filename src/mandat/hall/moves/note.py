"""Add a note to the minutes of a sitting, beside one of its acts. It is a remark, and decides nothing."""

from django.utils.translation import gettext as _

from mandat.core.acts import Id
from mandat.hall.desks import Outcome
from mandat.hall.drafting import draft
from mandat.hall.duties import MINUTE
from mandat.hall.fields import Unfit
from mandat.hall.here import Here
from mandat.hall.moves.asking import ask_duty
from mandat.measure.sittings.whole import Whole


def note(here: Here, sitting: Whole, about: str, text: str, token: str, despite: bool = False) -> Outcome:
    """Note something beside an act. Raises `PermissionDenied` for whoever does not take the minutes."""
    ask_duty(here, MINUTE, sitting.body)
    ask_of(sitting, about)
    return here.propose([draft("note", token, here.minute, about=(Id(about),), text=text)], despite)


def ask_of(sitting: Whole, act: str) -> None:
    """Raise `Unfit` where an act is none of a sitting's."""
    if all(one.id != act for one in (*sitting.business.before, *sitting.acts)):
        raise Unfit(_("this is no act of this sitting"))
