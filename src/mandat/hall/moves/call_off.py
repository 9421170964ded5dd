"""Call off a sitting that was called: an order against its call, of the body for which it was sent."""

from mandat.core.acts import Id, Ref
from mandat.hall.desks import Outcome
from mandat.hall.drafting import draft
from mandat.hall.duties import PRESIDE
from mandat.hall.here import Here
from mandat.hall.moves.asking import ask_duty, ask_state
from mandat.measure.sittings.course import CALLED
from mandat.measure.sittings.whole import Whole


def call_off(here: Here, sitting: Whole, reason: str, token: str, despite: bool = False) -> Outcome:
    """Call off a sitting. Raises `PermissionDenied` for whoever does not preside over the body."""
    ask_duty(here, PRESIDE, sitting.body)
    fields = {"from_": Id(here.person), "to": (sitting.body,), "for_": sitting.body, "power": PRESIDE}
    act = draft("order", token, here.minute, **fields, against=(Ref(sitting.id),), text=reason)
    ask_state(here, sitting, (CALLED,), act)
    return here.propose([act], despite)
