"""Resume a sitting that was adjourned, on the same day or another."""

from mandat.count.quantity import exactly
from mandat.hall.desks import Outcome
from mandat.hall.drafting import draft
from mandat.hall.duties import PRESIDE
from mandat.hall.here import Here
from mandat.hall.moves.asking import ask_duty, ask_state
from mandat.measure.sittings.course import ADJOURNED
from mandat.measure.sittings.whole import Whole


def resume(here: Here, sitting: Whole, anew: bool, token: str, despite: bool = False) -> Outcome:
    """Resume a sitting. `anew`: everybody checks in again; else whoever was there counts as there.

    Raises `PermissionDenied` as `open_` does.
    """
    ask_duty(here, PRESIDE, sitting.body)
    fields = {"present": exactly(0)} if anew else {}
    act = draft("resume", token, here.minute, in_=sitting.body, **fields)
    ask_state(here, sitting, (ADJOURNED,), act)
    return here.desk.propose([act], despite)
