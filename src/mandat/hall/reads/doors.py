"""Who set the doors of the hall lately, for every officer to see."""

from itertools import takewhile

from mandat.core.acts import Act, Note
from mandat.core.dates import MINUTES_A_DAY
from mandat.hall.duties import holds_office
from mandat.hall.here import Here
from mandat.hall.moves.set_doors import KIND
from mandat.hall.reads.acts import until_now

LATELY = 14 * MINUTES_A_DAY
"""For so many minutes the front page tells of it; then it stands in the record only."""

SHOWN = 3


def doors_set(here: Here) -> list[Act]:
    """The notes that tell who set the doors, and when, of the last days, the latest first; for officers only."""
    if not holds_office(here.present.now, here.person):
        return []
    since, windows = here.view.now.t - LATELY, here.view.record.order.windows
    lately = takewhile(lambda act: windows[act.id].earliest >= since, until_now(here))
    return [act for act in lately if isinstance(act, Note) and act.id.startswith(f"{KIND}-")][:SHOWN]
