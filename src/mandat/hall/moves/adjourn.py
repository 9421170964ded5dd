"""Adjourn a sitting: it pauses, and remains the same sitting."""

from django.utils.translation import gettext as _

from mandat.core import dates
from mandat.hall.desks import Outcome
from mandat.hall.drafting import draft
from mandat.hall.duties import PRESIDE
from mandat.hall.fields import Unfit
from mandat.hall.here import Here
from mandat.hall.moves.asking import ask_duty, ask_state
from mandat.measure.sittings.course import OPEN
from mandat.measure.sittings.whole import Whole


def adjourn(here: Here, sitting: Whole, until: str, token: str, despite: bool = False) -> Outcome:
    """Adjourn a sitting, until a time or until further notice. Raises `PermissionDenied` as `open_` does."""
    ask_duty(here, PRESIDE, sitting.body)
    act = draft("adjourn", token, here.minute, in_=sitting.body, text=f"until {until}" if until else None)
    ask_state(here, sitting, (OPEN,), act)
    if act.id not in here.book.written:
        _ask_ahead(here, until)
    return here.propose([act], despite)


def _ask_ahead(here: Here, until: str | None) -> None:
    """Raise `Unfit` where a sitting is adjourned until a time that has passed."""
    if until and dates.read(until).earliest <= dates.read(here.minute).earliest:
        raise Unfit(_("a sitting cannot be adjourned until a time that has passed: choose a later one, or none"))
