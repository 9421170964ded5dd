"""Order the debate: how long a speech may take, whether the list is open, whether the two sides speak in turn."""

from mandat.hall.duties import PRESIDE
from mandat.hall.here import Here
from mandat.hall.models import Floor
from mandat.hall.moves.asking import ask_duty
from mandat.hall.moves.floor.place import floor_of
from mandat.measure.sittings.whole import Whole

LONGEST = 120
"""Minutes that can be set as the limit of a speech."""


def order(here: Here, sitting: Whole, limit: int, closed: bool, alternating: bool) -> Floor:
    """Set the rules of the debate; `limit` in minutes, 0: none. Raises `PermissionDenied` for all but the chair."""
    ask_duty(here, PRESIDE, sitting.body)
    floor = floor_of(here, sitting)
    floor.limit, floor.closed, floor.alternating = min(limit, LONGEST) * 60, closed, alternating
    floor.save(update_fields=["limit", "closed", "alternating"])
    return floor
