"""Make a declaration: somebody who sits in a body says something there, for the minutes. It decides nothing."""

from mandat.hall.desks import Outcome
from mandat.hall.drafting import draft
from mandat.hall.here import Here
from mandat.hall.moves.asking import ask_seat


def declare(here: Here, body: str, text: str, token: str, despite: bool = False) -> Outcome:
    """Declare something in a body. Raises `PermissionDenied` for whoever has no seat there."""
    ask_seat(here, body)
    act = draft("declare", token, here.minute, by=here.person, in_=body, text=text)
    return here.propose([act], despite)
