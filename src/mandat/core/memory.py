"""What a look at one subject found, kept for the window in which it holds, until something it rests on is written.

A moment knows how far its looks would see the same (`core.intervals`), and it can write down what it looked at. So what
was concluded from them can be told again to whoever asks inside that window, and is forgotten when one of the rows
changes. A conclusion may rest on another one: then it is forgotten with it. No step of the law has to think of it.
"""

from bisect import bisect_right
from collections.abc import Callable, Generator, Hashable
from functools import wraps
from typing import Generic, TypeVar

from msgspec import Struct

from mandat.core.dates import DAWN, NEVER
from mandat.core.intervals import Moment, Watched

S = TypeVar("S", bound=Hashable)
T = TypeVar("T")


class Found(Struct, Generic[T], frozen=True):
    """What was found, and the window `[low, high)` of instants in which the same would be found again."""

    low: int
    high: int
    value: T


_NOTHING: tuple[list, list] = ([], [])


class Memory(Watched, Generic[S, T]):
    """What one kind of look has found: for each subject, the windows that were asked about, by their beginnings.

    written  how many acts had been visited when it was last asked, where it is good until the next
    """

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[S, tuple[list[int], list[Found[T]]]] = {}
        self.written = 0

    def at(self, subject: S, t: int) -> Found[T] | None:
        """What is remembered of a subject at an instant."""
        kept = self.kept.get(subject)
        if kept is None:
            return None
        lows, windows = kept
        place = bisect_right(lows, t)
        return windows[place - 1] if place and t < windows[place - 1].high else None

    def take(self, look: Callable[[Moment, S], T], now: Moment, subject: S) -> Found[T]:
        """Look at a subject, apart from all other looks, and remember what was found."""
        apart = Moment(now.state, now.t, looked=[])
        return self.keep(subject, apart, look(apart, subject))

    def keep(self, subject: S, apart: Moment, value: T) -> Found[T]:
        """Remember what was found by the looks that a moment, apart from all others, wrote down."""
        found = Found(apart.low, apart.high, value)
        lows, windows = self.kept.get(subject, _NOTHING)
        place = bisect_right(lows, found.low)
        # Put there at once, since several threads may ask the same state.
        self.kept[subject] = [*lows[:place], found.low, *lows[place:]], [*windows[:place], found, *windows[place:]]
        whose = (self, subject)
        for watched, name in apart.looked or ():
            watched.watch(name, whose)
        return found


def recalled(look: Callable[[Moment, S], T]) -> Callable[[Moment, S], T]:
    """Let a function of a moment and a subject take its look once for each window."""

    @wraps(look)
    def recall(now: Moment, subject: S) -> T:
        memory: Memory[S, T] = now.state.memories[look]
        found = memory.at(subject, now.t) or memory.take(look, now, subject)
        now.rest_on(memory, subject, found.low, found.high)
        return found.value

    return recall


def recalled_until_written(look: Callable[[Moment, S], T]) -> Callable[[Moment, S], T]:
    """The same for a look that rests on so much that it is forgotten as soon as any act is visited."""

    @wraps(look)
    def recall(now: Moment, subject: S) -> T:
        memory: Memory[S, T] = now.state.memories[look]
        visited = len(now.state.place) + len(now.state.void)
        if memory.written != visited:
            memory.kept.clear()
            memory.written = visited
        found = memory.at(subject, now.t)
        return memory.keep(subject, now, look(now, subject)).value if found is None else found.value

    return recall


Steps = Generator[S, list[T], list[T]]
"""A look that rests on the same look at other subjects: it yields each of them, and is sent what was found there."""

AGAIN = 1000
"""How often subjects are looked at once more, since they had first been looked at from within a circle."""


class _Step(Generic[S, T]):
    """One subject that is being looked at. `whole`: nothing was left out of it because of a circle around it."""

    __slots__ = ("apart", "steps", "subject", "whole")

    def __init__(self, look: Callable[[Moment, S], Steps], now: Moment, subject: S) -> None:
        self.subject = subject
        self.apart = Moment(now.state, now.t, looked=[])
        self.steps = look(self.apart, subject)
        self.whole = True


def recalled_in_turn(look: Callable[[Moment, S], Steps]) -> Callable[[Moment, S], list[T]]:
    """The same for a look that rests on itself at other subjects, however many lie behind each other.

    A subject that is reached from itself finds nothing there. What was found within such a circle holds only there: it
    is not remembered. Nor is what is found at the subject asked about, unless it is to be kept: it is asked once, those
    above it many times.
    """

    @wraps(look)
    def recall(now: Moment, subject: S, *, keep: bool = False) -> list[T]:
        memory: Memory[S, list[T]] = now.state.memories[look]
        if keep:
            found = memory.at(subject, now.t) or _Turns(look, now, memory).take(subject)
            now.rest_on(memory, subject, found.low, found.high)
            return found.value
        steps, sent = look(now, subject), None
        while True:
            try:
                wanted = steps.send(sent)
            except StopIteration as end:
                return end.value
            found = memory.at(wanted, now.t) or _Turns(look, now, memory, (subject,)).take(wanted)
            now.rest_on(memory, wanted, found.low, found.high)
            sent = found.value

    return recall


class _Turns(Generic[S, T]):
    """The subjects that wait for each other, the one that is being looked at last."""

    __slots__ = ("again", "begun", "look", "memory", "now", "open", "stack")

    def __init__(
        self, look: Callable[[Moment, S], Steps], now: Moment, memory: Memory[S, list[T]], waiting: tuple[S, ...] = ()
    ) -> None:
        self.look = look
        self.now = now
        self.memory = memory
        self.stack: list[_Step[S, T]] = []
        self.open = set(waiting)
        self.begun = set(waiting)
        self.again = 0

    def take(self, first: S) -> Found[list[T]]:
        """What is found at a subject, once all that it rests on has been looked at."""
        if first in self.open:
            return Found(DAWN, NEVER + 1, [])
        self._begin(first)
        sent: list[T] | None = None
        while True:
            try:
                wanted = self.stack[-1].steps.send(sent)
            except StopIteration as end:
                found = self._end(end.value)
                if not self.stack:
                    return found
                sent = found.value
            else:
                sent = self._answer(wanted)

    def _begin(self, subject: S) -> None:
        self.stack.append(_Step(self.look, self.now, subject))
        self.open.add(subject)
        self.begun.add(subject)

    def _answer(self, wanted: S) -> list[T] | None:
        """What is known of a subject that is wanted; None: it has to be looked at first."""
        found = self.memory.at(wanted, self.now.t)
        if found is not None:
            self.stack[-1].apart.rest_on(self.memory, wanted, found.low, found.high)
            return found.value
        if wanted in self.open or self.again > AGAIN:
            self._cut(wanted)
            return []
        self.again += wanted in self.begun
        self._begin(wanted)
        return None

    def _cut(self, wanted: S) -> None:
        """Something is left out of every step within a circle."""
        for step in reversed(self.stack):
            if step.subject == wanted:
                return
            step.whole = False

    def _end(self, value: list[T]) -> Found[list[T]]:
        """Hand what was found, and all that it rests on, to whoever waits for it."""
        step = self.stack.pop()
        self.open.remove(step.subject)
        above = self.stack[-1].apart if self.stack else self.now
        if not step.whole:
            if above.looked is not None:
                above.looked += step.apart.looked
            above.rest_on(self.memory, step.subject, step.apart.low, step.apart.high)
            return Found(step.apart.low, step.apart.high, value)
        found = self.memory.keep(step.subject, step.apart, value)
        above.rest_on(self.memory, step.subject, found.low, found.high)
        return found
