"""Rule on a point of order: the chair decides, and whoever disagrees appeals to the body."""

from mandat.core.acts import Id, Ref
from mandat.hall.desks import Outcome
from mandat.hall.drafting import draft
from mandat.hall.duties import PRESIDE
from mandat.hall.here import Here
from mandat.hall.moves.asking import ask_duty, ask_state
from mandat.measure.sittings.course import OPEN
from mandat.measure.sittings.whole import Whole


def rule(here: Here, sitting: Whole, text: str, on: str, token: str, despite: bool = False) -> Outcome:
    """Rule, on a motion or on nothing in particular. Raises `PermissionDenied` for whoever does not preside."""
    ask_duty(here, PRESIDE, sitting.body)
    fields = {"on": (Ref(on),)} if on else {}
    act = draft("rule", token, here.minute, in_=sitting.body, by=Id(here.person), text=text, **fields)
    ask_state(here, sitting, (OPEN,), act)
    return here.propose([act], despite)
