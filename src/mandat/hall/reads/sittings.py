"""The sittings that a front page and the page of a body name: those that go on, those to come, all of them."""

from mandat.core.dates import MINUTES_A_DAY
from mandat.hall.here import Here
from mandat.measure.sittings.course import CALLED, OFF, Sitting
from mandat.measure.sittings.course import sittings as read

FORGOTTEN = 2 * MINUTES_A_DAY
"""A sitting that nobody closed is named no more when nothing was heard of it for so many minutes."""


def sittings(here: Here, body: str | None = None) -> list[Sitting]:
    """The sittings on record at the date shown, the latest first; those of one body, where it is named."""
    return read(here.view.now, body)[::-1]


def going(here: Here) -> list[Sitting]:
    """Sittings that go on, the latest first."""
    windows, t = here.view.now.state.windows, here.view.now.t
    return [one for one in sittings(here) if one.sits and t - windows[one.last.id].earliest < FORGOTTEN]


def coming(here: Here) -> list[Sitting]:
    """Sittings that are called and have not begun, the next one first; also a day late, and those called off."""
    called = (one for one in sittings(here) if one.state in (CALLED, OFF) and one.call.meets is not None)
    due = [one for one in called if one.call.meets.latest + MINUTES_A_DAY > here.view.now.t]
    return sorted(due, key=lambda one: one.call.meets.earliest)
