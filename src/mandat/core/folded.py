"""What a fold leaves behind, beside the state, for whoever folds on: little of it is looked at where acts come last."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

from msgspec import Struct
from msgspec.structs import astuple

from mandat.core.acts import Act, Rule, Until
from mandat.core.checks.names import named
from mandat.core.dates import DAWN, NEVER
from mandat.core.findings import Finding
from mandat.core.order import Order, Window, at_latest, references
from mandat.core.state import State

T = TypeVar("T")

GUESSED = "N001"
"""The code of findings that guess at what was meant."""

_ID = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")


class Grown(Generic[T]):
    """A sequence that has grown. What was there at first is read when somebody wants the whole."""

    def __init__(self, size: int, read: Callable[[], Sequence[T]], more: Sequence[T] = ()) -> None:
        self._size, self._read, self.more = size, read, tuple(more)

    def __len__(self) -> int:
        return self._size + len(self.more)

    def plus(self, more: Iterable[T]) -> "Grown[T]":
        """The same with more behind it."""
        return Grown(self._size, self._read, (*self.more, *more))

    def whole(self) -> tuple[T, ...]:
        """All of it."""
        return (*self._read(), *self.more)


def grown(whole: Sequence[T] = ()) -> Grown[T]:
    """A sequence that may grow."""
    return Grown(len(whole), lambda: whole)


class Folded(Struct, frozen=True):
    """What was folded, and what is known of it.

    sequence    the acts, in the order of their visits; found: the findings of the visits
    mentioned   a name -> the first visit of an act that has or mentions it
    guesses     the first visit at which something was guessed; None: none. guessed: what was not known there
    dateless    whether an act has no date of its own; last: the last instants at which any act may have happened
    early, circles, windows, shapes  see `order.Order` and `state.State`
    """

    state: State
    sequence: Grown[Act]
    found: Grown[Finding]
    shapes: dict[str, type[Act]]
    windows: dict[str, Window]
    early: tuple[tuple[str, str], ...]
    circles: frozenset[str]
    mentioned: dict[str, int]
    guesses: int | None
    guessed: frozenset[str]
    dateless: bool
    last: Window


def folded(state: State, arranged: Order, found: Sequence[Finding], *, latest: bool) -> Folded:
    """What `fold.fold` leaves behind when it gave this state and found this."""
    sequence = at_latest(arranged) if latest else arranged.acts
    mentioned: dict[str, int] = {}
    for visit, act in enumerate(sequence):
        for name in mentions(act):
            mentioned.setdefault(name, visit)
    unsure = {finding.act for finding in found if finding.code == GUESSED}
    return Folded(
        state=state,
        sequence=grown(sequence),
        found=grown(found),
        shapes=state.shapes,
        windows=arranged.windows,
        early=arranged.early,
        circles=arranged.circles,
        mentioned=mentioned,
        guesses=next((visit for visit, act in enumerate(sequence) if act.id in unsure), None) if unsure else None,
        guessed=guessed(found),
        dateless=any(act.at.latest == NEVER for act in sequence),
        last=last_of(arranged.windows.values()),
    )


def guessed(found: Iterable[Finding]) -> frozenset[str]:
    """What was not known to anybody, and guessed at."""
    return frozenset(finding.word for finding in found if finding.code == GUESSED and finding.word is not None)


def last_of(windows: Iterable[Window]) -> Window:
    """The last first and the last last instant of some windows."""
    known = tuple(windows)
    earliest = max((window.earliest for window in known), default=DAWN)
    return Window(earliest, max((window.latest for window in known), default=DAWN))


def mentions(act: Act) -> Iterable[str]:
    """Every name that an act has or mentions, and every word of a rule or correction that could be one."""
    yield act.id
    yield from references(act)
    yield from (name for _, name in named(act))
    for value in filter(None, astuple(act)):
        if isinstance(value, Until):
            yield from filter(None, (value.act, value.opening, value.decision))
        elif isinstance(value, tuple) and isinstance(value[0], Rule):
            for rule in value:
                yield from _ID.findall(rule.text)
    for ballot in getattr(act, "roll", ()):
        yield ballot.seat
