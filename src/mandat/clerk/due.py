"""What falls due: terms that end, notices to go out, answers that are wanted, credentials to be adopted.

Each has an instant by which it is to be done. What should have been done before the stretch asked about, and was not,
is due all the same: it comes first, and says that it is late.
"""

from collections.abc import Iterator

from msgspec import Struct

from mandat.clerk.book import Book
from mandat.core import bodies
from mandat.core.acts import Credentials, Dispatch
from mandat.core.charters import Duration, after
from mandat.core.checks.dispatches import unanswered
from mandat.core.dates import MINUTES_A_DAY, NEVER, show
from mandat.core.intervals import Moment
from mandat.core.state import State

Row = dict[str, object]


class Due(Struct, frozen=True, order=True):
    """Something that falls due by an instant."""

    by: int
    what: str
    id: str
    says: str


def due(
    book: Book, *, from_: str | None = None, to: str | None = None, known: str | None = None
) -> list[dict[str, object]]:
    """What falls due from the beginning of a date (else the end of the record) to the end of another (else ever)."""
    record = book.known_as(known)
    first = record.end if from_ is None else book.date("--from", from_).earliest
    last = NEVER if to is None else book.date("--to", to).latest
    now = record.state.at(first)
    every = (*_terms(now), *_notices(now), *_answers(now), *_credentials(now))
    return [_row(one, first) for one in sorted(every) if one.by <= last]


def _row(one: Due, first: int) -> Row:
    late = " (late)" if one.by < first else ""
    return {"what": one.what, "id": one.id, "by": show(one.by), "says": f"{one.says}{late}"}


def _terms(now: Moment) -> Iterator[Due]:
    """Mandates that end by their term, and appointments that end."""
    for body in sorted(now.state.bodies):
        for seat in bodies.seats(now, body) if bodies.exists(now, body) else ():
            ends = {row.until for row in seat.holders if row.until < NEVER}
            for end in sorted(ends):
                who = ", ".join(row.person for row in seat.holders if row.until == end and row.person)
                whose = f"the mandate of {who}" if who else "the mandate"
                yield Due(end, "term", seat.id, f"{whose} for {seat.seat.constituency} in {body} ends")
    for holder, rows in sorted(now.state.held.items()):
        for row in now.live(now.state.held, holder) if rows else ():
            if row.office is not None and row.until < NEVER:
                yield Due(row.until, "term", row.office, f"{holder} is {row.office} no longer")


def _notices(now: Moment) -> Iterator[Due]:
    """Calls that are drafted, and have to go out in time."""
    for call in now.state.drafts.values():
        if not isinstance(call, Dispatch) or call.verb != "convene" or call.meets is None or call.meets.end <= now.t:
            continue
        for body in call.to:
            notice = bodies.rules(now, body).notice
            if notice is not None:
                by = latest_call(call.meets.earliest, notice)
                says = f"the call to the sitting of {body} on {call.meets.text} goes out, {notice.text} before"
                yield Due(by, "notice", call.id, says)


def latest_call(meets: int, notice: Duration) -> int:
    """The last instant at which a sitting can be called in time."""
    called = meets
    while after(called, notice) > meets:
        called -= MINUTES_A_DAY
    return called


def _answers(now: Moment) -> Iterator[Due]:
    """Dispatches with a deadline, to which an answer is wanting."""
    state = now.state
    for sent in state.dispatches.values():
        if sent.deadline is None or not _sent(state, sent, now.t):
            continue
        silent = unanswered(state, sent, now.t + 1)
        if silent:
            verb = "has" if len(silent) == 1 else "have"
            yield Due(sent.deadline.end, "answer", sent.id, f"{', '.join(silent)} {verb} not answered {sent.id}")


def _credentials(now: Moment) -> Iterator[Due]:
    """Sittings of bodies that adopt credentials before anything else, and have not."""
    state = now.state
    for call in state.dispatches.values():
        if call.verb != "convene" or call.meets is None or not _sent(state, call, now.t):
            continue
        for body in call.to:
            if bodies.rules(now, body).credentials_first and _to_come(now, body, call):
                says = f"the sitting of {body} on {call.meets.text} adopts its credentials first"
                yield Due(call.meets.earliest, "credentials", call.id, says)


def _to_come(now: Moment, body: str, call: Dispatch) -> bool:
    """Whether a sitting that was called has not begun, or goes on without credentials."""
    if call.meets.earliest > now.t:
        return True
    running = now.last(now.state.meetings, body)
    return running is not None and call.meets.earliest <= running.since and not _adopted(now, body, running.since)


def _adopted(now: Moment, body: str, since: int) -> bool:
    """Whether a body has adopted credentials since an instant."""
    acts = (act for act in now.state.acts.values() if isinstance(act, Credentials) and act.in_ == body)
    return any(since <= now.state.windows[act.id].earliest <= now.t for act in acts)


def _sent(state: State, sent: Dispatch, t: int) -> bool:
    return state.windows[sent.id].earliest <= t
