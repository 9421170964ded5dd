"""Call up an item of the agenda. The one that was on is done with it."""

from django.utils.translation import gettext as _

from mandat.hall.desks import Outcome
from mandat.hall.drafting import draft
from mandat.hall.fields import Unfit
from mandat.hall.here import Here
from mandat.hall.moves.asking import ask_state, ask_table
from mandat.measure.sittings.course import OPEN
from mandat.measure.sittings.whole import Whole


def call_item(here: Here, sitting: Whole, number: int, token: str, despite: bool = False) -> Outcome:
    """Call up an item by its number. Raises `PermissionDenied` as `set_agenda` does."""
    ask_table(here, sitting.body)
    item = next((item for item in sitting.agenda.items if item.number == number), None)
    if item is None:
        raise Unfit(_("the agenda has no item {number}").format(number=number))
    act = draft("note", token, here.minute, about=(sitting.agenda.act.id,), text=item.text)
    ask_state(here, sitting, (OPEN,), act)
    return here.propose([act], despite)
