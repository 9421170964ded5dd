"""Whether a thing exists, and whether an act stands, at a date and as known at another."""

from mandat.core.intervals import Moment
from mandat.core.record import Record


def of_thing(now: Moment, name: str) -> str:
    """not-yet, active, ended."""
    if now.live(now.state.lives, name):
        return "active"
    return "ended" if now.begun(now.state.lives, name) else "not-yet"


def of_act(record: Record, now: Moment, name: str) -> str:
    """not-known (it was written down later), not-yet, draft, struck (by a correction), void, stands."""
    state = record.state
    if name not in state.windows:
        return "not-known"
    if state.windows[name].earliest > now.t:
        return "not-yet"
    if name in state.drafts or record.by_id[name].status == "struck":
        return "draft" if name in state.drafts else "struck"
    return "void" if name in state.void else "stands"
