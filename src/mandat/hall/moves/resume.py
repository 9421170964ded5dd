"""Resume a sitting that was adjourned, on the same day or another."""

from mandat.core.acts import Id
from mandat.count.quantity import exactly
from mandat.hall.desks import Outcome
from mandat.hall.drafting import draft
from mandat.hall.duties import PRESIDE
from mandat.hall.here import Here
from mandat.hall.moves.asking import ask_duty, ask_state
from mandat.hall.moves.open import ask_chair
from mandat.hall.moves.sooner import resumed_sooner
from mandat.measure.sittings.course import ADJOURNED
from mandat.measure.sittings.whole import Whole


def resume(here: Here, sitting: Whole, anew: bool, chair: str, token: str, despite: bool = False) -> Outcome:
    """Resume a sitting. `anew`: everybody checks in again; else whoever was there counts as there.

    chair  who presides from now on; empty: whoever did

    Raises `PermissionDenied` as `open_` does; before its time `Unsure`.
    """
    ask_duty(here, PRESIDE, sitting.body)
    fields = {"present": exactly(0)} if anew else {}
    if chair:
        ask_chair(here, sitting.body, chair)
        fields["chair"] = Id(chair)
    act = draft("resume", token, here.minute, in_=sitting.body, **fields)
    ask_state(here, sitting, (ADJOURNED,), act)
    return here.propose([act, *resumed_sooner(here, sitting, act, token)], despite)
