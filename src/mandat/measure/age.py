"""How old the mandates in a body are, and how many have run out."""

from msgspec import Struct

from mandat.core import bodies
from mandat.core.dates import MINUTES_A_DAY
from mandat.core.intervals import Moment
from mandat.core.state import Life


class Age(Struct, frozen=True):
    """The age in days of the oldest mandate that runs, as bounds (None: none on record), and how many have `lapsed`."""

    oldest_days: tuple[int, int] | None
    lapsed: int


def age(now: Moment, body: str) -> Age:
    """The age of the mandates in a body; where nobody is named who sits in it, of the body itself."""
    acts = [row.act for row in bodies.sitting(now, body)]
    if not acts:
        life = now.last(now.state.lives, body)
        acts = [life.act] if isinstance(life, Life) and body in now.state.bodies else []
    windows = [now.state.windows[act] for act in acts if act in now.state.windows]
    oldest = min(windows, key=lambda window: window.earliest, default=None)
    days = None
    if oldest is not None:
        days = (_days(now.t - min(window.latest for window in windows)), _days(now.t - oldest.earliest))
    return Age(days, len(bodies.lapsed(now, body)))


def _days(minutes: int) -> int:
    return max(0, minutes // MINUTES_A_DAY)
