"""Set the agenda of a sitting, or put its items into another order."""

from mandat.hall.desks import Outcome
from mandat.hall.drafting import draft
from mandat.hall.here import Here
from mandat.hall.moves.asking import ask_state, ask_table
from mandat.measure.sittings.course import ADJOURNED, CALLED, OPEN
from mandat.measure.sittings.whole import Whole


def set_agenda(here: Here, sitting: Whole, items: tuple[str, ...], token: str, despite: bool = False) -> Outcome:
    """Set the agenda. Raises `PermissionDenied` for whoever neither presides nor takes the minutes."""
    ask_table(here, sitting.body)
    act = draft("agenda", token, here.minute, in_=sitting.body, item=items)
    ask_state(here, sitting, (CALLED, OPEN, ADJOURNED), act)
    return here.propose([act], despite)
