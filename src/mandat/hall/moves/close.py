"""Close a sitting, for good. What nobody needs to know afterwards is erased: who asked to speak, and the door."""

from mandat.hall.desks import RECORDED, Outcome
from mandat.hall.drafting import draft
from mandat.hall.duties import PRESIDE
from mandat.hall.here import Here
from mandat.hall.models import Door, Floor
from mandat.hall.moves.asking import ask_duty, ask_state
from mandat.measure.sittings.course import ADJOURNED, OPEN
from mandat.measure.sittings.whole import Whole


def close(here: Here, sitting: Whole, token: str, despite: bool = False) -> Outcome:
    """Close a sitting. Raises `PermissionDenied` as `open_` does."""
    ask_duty(here, PRESIDE, sitting.body)
    act = draft("close", token, here.minute, in_=sitting.body)
    ask_state(here, sitting, (OPEN, ADJOURNED), act)
    outcome = here.propose([act], despite)
    if outcome.standing == RECORDED:
        for table in (Floor, Door):
            table.objects.filter(federation=here.federation, sitting=sitting.id).delete()
    return outcome
