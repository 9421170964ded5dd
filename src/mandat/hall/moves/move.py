"""Move a motion: put a proposal before a body, at a sitting or ahead of it."""

from mandat.core.acts import Id
from mandat.hall.desks import Outcome
from mandat.hall.drafting import draft
from mandat.hall.here import Here
from mandat.hall.moves.asking import ask_mover, ask_state
from mandat.measure.sittings.course import CALLED, OPEN
from mandat.measure.sittings.whole import Whole


def move(
    here: Here, sitting: Whole, by: str, text: str, rivals: tuple[str, ...], token: str, despite: bool = False
) -> Outcome:
    """Move a motion. `rivals`: motions that cannot be carried beside it.

    by  whoever moves it, where the secretary takes it down for somebody; empty: the visitor
    Raises `PermissionDenied` for whoever has no seat in the body.
    """
    mover = ask_mover(here, sitting.body, by)
    known = {one.id for one in sitting.motions}
    against = tuple(Id(name) for name in rivals if name in known)
    act = draft("motion", token, here.minute, in_=sitting.body, by=mover, text=text, contradicts=against)
    ask_state(here, sitting, (CALLED, OPEN), act)
    return here.propose([act], despite)
