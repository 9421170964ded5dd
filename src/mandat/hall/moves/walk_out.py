"""Walk out: to leave in protest. It changes who is there, and nobody's seat."""

from mandat.hall.desks import Outcome
from mandat.hall.here import Here
from mandat.hall.moves.depart import left
from mandat.measure.sittings.whole import Whole


def walk_out(
    here: Here, sitting: Whole, persons: tuple[str, ...], text: str, token: str, despite: bool = False
) -> Outcome:
    """Some walk out, and say why. Raises `PermissionDenied` as `depart` does."""
    return left(here, sitting, "walkout", persons, text, token, despite)
