"""What the visitor holds in a federation, and what waits for him or her there."""

from mandat.clerk.dispatches import dispatches
from mandat.clerk.roster import seats_held
from mandat.clerk.show import offices
from mandat.core.acts import Dispatch, Instruct
from mandat.core.dates import MINUTES_A_DAY, When
from mandat.hall.here import Here
from mandat.hall.reads.sittings import coming, going
from mandat.measure.sittings.course import Sitting

SOON = 60 * MINUTES_A_DAY
"""A mandate that runs out within so many minutes is told of."""


def visitor(here: Here) -> dict[str, object] | None:
    """Seats, offices and open matters of the visitor; None for whoever is not on record and belongs to no unit."""
    if here.person is None:
        return {"unit": here.unit} if here.unit else None
    now = here.view.now
    seats = seats_held(now, here.person)
    return {
        "seats": seats,
        "offices": [row for row in offices(now, here.person) if row["holder"] == here.person],
        "sittings": _sittings(here, {row["body"] for row in seats}),
        "instructions": _instructions(here, {(row["body"], row["for"]) for row in seats}),
        "dispatches": _dispatches(here, {here.person, *(row["for"] for row in seats)}),
        "ending": [row for row in seats if _soon(here, row["until"])],
    }


def _sittings(here: Here, bodies: set[str]) -> list[Sitting]:
    return [one for one in (*going(here), *coming(here)) if one.body in bodies]


def _instructions(here: Here, places: set[tuple[str, str]]) -> list[Instruct]:
    """What the constituencies of the visitor want done on motions that are not decided yet."""
    state = here.view.record.state
    return [
        act
        for act in here.view.record.order.acts
        if isinstance(act, Instruct) and (act.in_, act.by) in places and act.id not in state.void
        if act.on and not any(ref in state.decided for ref in act.on)
    ]


def _dispatches(here: Here, names: set[str]) -> list[Dispatch]:
    """What was sent to the visitor or those for whom he sits, and is not answered; sittings stand elsewhere."""
    rows = dispatches(here.view, open_only=True)
    return [here.act(row["id"]) for row in rows if row["kind"] != "convene" and not names.isdisjoint(row["to"])]


def _soon(here: Here, until: str | None) -> bool:
    if until is None:
        return False
    end: When = here.book.date("until", until)
    return here.view.now.t < end.earliest <= here.view.now.t + SOON
