"""What the pages of sittings show."""

from mandat.hall.here import Here
from mandat.hall.sittings import listed
from mandat.measure.sittings.course import CALLED, CLOSED
from mandat.measure.sittings.whole import Whole

PARTS = ("state", "quorum", "poll_slot", "agenda", "speakers", "motions", "points", "presence", "declarations")
"""The parts of a page that change while a sitting goes on: one template each, the same for whoever looks at it."""


def shown(here: Here, sitting: Whole) -> dict[str, object]:
    """What the parts of the page of a sitting need: all that a part needs that is sent by itself."""
    return {"sitting": sitting}


def sittings(here: Here) -> dict[str, object]:
    """The sittings of a federation."""
    every = listed(here.view)
    return {
        "going": [one for one in every if one.sits],
        "called": [one for one in every if one.state == CALLED],
        "closed": [one for one in every if one.state == CLOSED],
    }
