"""What a sitting is: from the call, or from its opening where nobody called it, to its close.

A call belongs to the sitting that names it (`open ... on CALL`); an opening that names none takes the last call to the
body since its last opening. A sitting that is opened while another of the same body runs ends that one. An order
against a call, of whoever sent it or of the body that is called, calls the sitting off.
"""

from collections.abc import Iterator
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from mandat.core import acts
from mandat.core.acts import Act, Adopt, Agenda, Correct, Dispatch, Motion, Note, Vote
from mandat.core.intervals import Moment
from mandat.core.memory import recalled_until_written

CALLED, OPEN, ADJOURNED, CLOSED, OFF = "called", "open", "adjourned", "closed", "off"

AFTER = {"open": OPEN, "resume": OPEN, "adjourn": ADJOURNED, "close": CLOSED}
"""Verb -> the state in which it leaves a sitting."""


class Sitting(Struct, frozen=True):
    """A sitting, as far as it has gone.

    id      that of its call; of the act that opened it, where there is no call, or the call is another body's first
    state   called, open, adjourned, closed; off: it was called off
    opened  the act that opened it; last: the last act that opened, adjourned, resumed or closed it
    off     the order that called it off
    since   the place in the record at which the body's last sitting ended; end: at which this one did, None: not yet
    """

    id: str
    body: str
    state: str
    call: Dispatch | None = None
    opened: acts.Sitting | None = None
    last: acts.Sitting | None = None
    off: Dispatch | None = None
    since: int = 0
    end: int | None = None

    @property
    def meets(self) -> str | None:
        """When it is to begin, or, where the call does not say so, when it was opened; as written."""
        if self.call is not None and self.call.meets is not None:
            return self.call.meets.text
        return self.opened.at.text if self.opened is not None else None

    @property
    def sits(self) -> bool:
        """Whether it is going on, or only adjourned."""
        return self.state in (OPEN, ADJOURNED)


def begun(now: Moment, since: int = 0) -> Iterator[Act]:
    """The acts that stand and have happened by this instant, in order, from a place in the record on."""
    windows, t = now.state.windows, now.t
    for act in islice(now.state.acts.values(), since, None):
        if windows[act.id].earliest > t:
            return
        yield act


SHAPES = frozenset({acts.Sitting, Dispatch, Motion, Vote, Agenda, Note, Correct, Adopt})
"""What is looked for in a whole record: sittings and calls, and what outlasts a sitting."""


@recalled_until_written
def _of_assemblies(now: Moment, shapes: frozenset[type[Act]]) -> tuple[tuple[int, Act], ...]:
    """The acts of some shapes, with their places, whenever they happened."""
    return tuple((place, act) for place, act in enumerate(now.state.acts.values()) if type(act) in shapes)


def placed(now: Moment) -> Iterator[tuple[int, Act]]:
    """The acts of `SHAPES` that have happened by this instant, with their places in the record."""
    windows, t = now.state.windows, now.t
    for place, act in _of_assemblies(now.state, t, SHAPES):
        if windows[act.id].earliest > t:
            return
        yield place, act


def sittings(now: Moment, body: str | None = None) -> list[Sitting]:
    """All sittings so far, or those of one body, in the order in which they were called or opened."""
    reader = _Reader(now)
    for place, act in placed(now):
        if type(act) is Dispatch and act.verb == "convene":
            reader.call(act, place)
        elif type(act) is Dispatch and act.against:
            reader.call_off(act)
        elif type(act) is acts.Sitting:
            reader.go_on(act, place)
    return [one for one in reader.sittings() if body in (None, one.body)]


def sitting(now: Moment, name: str) -> Sitting | None:
    """The sitting of an id; the id of the act that opened it will do as well."""
    named = (one for one in sittings(now) if name in (one.id, one.opened and one.opened.id))
    return next(named, None)


def latest(now: Moment, body: str) -> Sitting | None:
    """The sitting of a body that goes on; None where none does."""
    return next((one for one in reversed(sittings(now, body)) if one.sits), None)


class _Reader:
    """Reads the sittings of all bodies out of a record.

    found    id -> sitting; running: body -> the id of the one that goes on; ended: body -> where its last one ended
    calls    body -> its calls that no opening has taken, by id, with their places; opened: body -> its last opening
    """

    def __init__(self, now: Moment) -> None:
        self.state = now.state
        self.found: dict[str, Sitting] = {}
        self.running: dict[str, str] = {}
        self.ended: dict[str, int] = {}
        self.opened: dict[str, int] = {}
        self.calls: dict[str, dict[str, tuple[Dispatch, int]]] = {}

    def call(self, act: Dispatch, place: int) -> None:
        """A body is called."""
        bodies = _called(act, self.state)
        for body in bodies:
            self.calls.setdefault(body, {})[act.id] = act, place
        for body in bodies[:1]:
            self.found[act.id] = Sitting(act.id, body, CALLED, call=act)

    def call_off(self, act: Dispatch) -> None:
        """A sitting that was called, and has not begun, is called off."""
        for name in act.against:
            one = self.found.get(name)
            if act.verb == "order" and one is not None and one.state == CALLED and _their_own(act, one):
                self.found[name] = replace(one, state=OFF, off=act)
                for body in _called(one.call, self.state):
                    self.calls[body].pop(name, None)

    def go_on(self, act: acts.Sitting, place: int) -> None:
        """A sitting opens, pauses, goes on or ends."""
        before = self.running.get(act.in_)
        if act.verb == "open":
            if before is not None:
                self._end(act.in_, place)
            self._open(act, place)
        elif before is not None:
            self.found[before] = replace(self.found[before], state=AFTER[act.verb], last=act)
            if act.verb == "close":
                self._end(act.in_, place + 1)

    def _open(self, act: acts.Sitting, place: int) -> None:
        call = self._taken(act)
        name = call.id if call is not None and _called(call, self.state)[0] == act.in_ else act.id
        self.found.pop(name, None)
        self.found[name] = Sitting(
            name, act.in_, OPEN, call=call, opened=act, last=act, since=self.ended.get(act.in_, 0)
        )
        self.running[act.in_], self.opened[act.in_] = name, place

    def _taken(self, act: acts.Sitting) -> Dispatch | None:
        """The call that an opening takes."""
        calls = self.calls.get(act.in_, {})
        for ref in act.on:
            if ref in calls:
                return calls.pop(ref)[0]
        last = next(reversed(calls), None)
        return calls.pop(last)[0] if last and calls[last][1] > self.opened.get(act.in_, -1) else None

    def _end(self, body: str, place: int) -> None:
        name = self.running.pop(body)
        self.found[name] = replace(self.found[name], state=CLOSED, end=place)
        self.ended[body] = place

    def sittings(self) -> list[Sitting]:
        """What was found; to a sitting that is only called belongs what came since the last one."""
        return [self._waiting(one) if one.state == CALLED else one for one in self.found.values()]

    def _waiting(self, one: Sitting) -> Sitting:
        since = len(self.state.acts) if one.body in self.running else self.ended.get(one.body, 0)
        return replace(one, since=since)


def _their_own(act: Dispatch, one: Sitting) -> bool:
    """Whether an order is of those who sent the call, or of the body that is called."""
    return not {act.from_, act.for_}.isdisjoint({one.call.from_, one.call.for_, one.body} - {None})


def _called(act: Dispatch, state: object) -> list[str]:
    """The bodies and units, as their general meetings, that a call is addressed to."""
    return [name for name in act.to if name in state.bodies or name in state.units]
