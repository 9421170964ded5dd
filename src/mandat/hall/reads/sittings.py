"""The sittings of a federation: those that are open, those to come, those that were."""

from msgspec import Struct

from mandat.core.acts import Dispatch, Sitting
from mandat.core.dates import MINUTES_A_DAY
from mandat.core.dates import show as instant
from mandat.count.quantity import Quantity
from mandat.hall.here import Here
from mandat.hall.reads.acts import until_now

OPEN, COMING, PAST = "open", "coming", "past"

FORGOTTEN = 2 * MINUTES_A_DAY
"""A sitting that nobody closed on record is taken to be over when nothing was heard of it for so many minutes."""


class Meeting(Struct, frozen=True):
    """A sitting, for a list.

    id        that of the act which convened it, else of the one which opened it
    standing  open, coming or past
    at        when it begins or began, as written; until: the instant at which it ended
    """

    id: str
    body: str
    standing: str
    at: str
    text: str | None = None
    until: str | None = None
    present: Quantity | None = None


def sittings(here: Here, body: str | None = None) -> list[Meeting]:
    """The sittings on record at the date shown, the latest first; those of one body, where it is named."""
    return [*coming(here, body), *opened(here, body)]


def coming(here: Here, body: str | None = None) -> list[Meeting]:
    """Sittings that were convened, and have not begun; the last to come first."""
    state, t = here.view.record.state, here.view.now.t
    held = {name for act in until_now(here) if act.verb == "open" for name in act.on}
    found = [
        (act.meets.earliest, Meeting(act.id, to, COMING, act.meets.text, act.text))
        for act in until_now(here)
        if isinstance(act, Dispatch) and act.verb == "convene" and act.meets is not None and act.id not in held
        for to in act.to
        if act.meets.latest + MINUTES_A_DAY > t and body in (None, to) and act.id not in state.void
        if not _begun(here, to, act.meets.earliest)
    ]
    return [meeting for _, meeting in sorted(found, key=lambda row: -row[0])]


def _begun(here: Here, body: str, meets: int) -> bool:
    """Whether a body has met since an instant (or a little before it)."""
    now = here.view.now
    return any(row.since > meets - MINUTES_A_DAY for row in now.begun(now.state.meetings, body))


def opened(here: Here, body: str | None = None) -> list[Meeting]:
    """Sittings that have begun, the latest first."""
    acts = (act for act in until_now(here) if isinstance(act, Sitting) and act.verb == "open")
    return [_meeting(here, act) for act in acts if body in (None, act.in_)]


def _meeting(here: Here, act: Sitting) -> Meeting:
    now = here.view.now
    begun = now.state.windows[act.id].earliest
    last = _last_part(here, act.in_, begun)
    end = last.until if last is not None else begun
    heard = last.since if last is not None else begun
    is_open = end > now.t and now.t - heard < FORGOTTEN and act.every is None
    name = next((ref for ref in act.on if isinstance(here.act(ref), Dispatch)), act.id)
    until = None if end > now.t else instant(end)
    return Meeting(name, act.in_, OPEN if is_open else PAST, act.at.text, act.text, until, act.present)


def _last_part(here: Here, body: str, begun: int) -> object:
    """Of the rows of a sitting (a new one begins when people come or go), the last."""
    now, last = here.view.now, None
    for row in now.begun(now.state.meetings, body):
        opening = here.act(row.act)
        if row.since > begun and opening is not None and opening.verb == "open":
            break
        if row.since >= begun:
            last = row
    return last
