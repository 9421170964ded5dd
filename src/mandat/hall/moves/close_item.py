"""Close the item of the agenda that is on."""

from django.utils.translation import gettext as _

from mandat.hall.desks import Outcome
from mandat.hall.drafting import draft, name
from mandat.hall.fields import Unfit
from mandat.hall.here import Here
from mandat.hall.moves.asking import ask_state, ask_table
from mandat.measure.sittings.course import OPEN
from mandat.measure.sittings.whole import Whole


def close_item(here: Here, sitting: Whole, token: str, despite: bool = False) -> Outcome:
    """Close the item that is on. Raises `PermissionDenied` as `set_agenda` does."""
    ask_table(here, sitting.body)
    done = here.book.written.get(name("note", token))
    if done is not None:
        return here.propose([done])
    ask_state(here, sitting, (OPEN,))
    on = sitting.agenda.on
    if on is None:
        raise Unfit(_("no item of the agenda is on: there is nothing to close"))
    about = (sitting.agenda.act.id, on.called.id)
    return here.propose([draft("note", token, here.minute, about=about, text="closed")], despite)
