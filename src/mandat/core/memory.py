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
from mandat.core.intervals import Glance, Moment, Watched

S = TypeVar("S", bound=Hashable)
T = TypeVar("T")


class Found(Struct, Generic[T], frozen=True):
    """What was found, and the window `[low, high)` of instants in which the same would be found again."""

    low: int
    high: int
    value: T


class Memory(Watched, Generic[S, T]):
    """What one kind of look has found, for each subject in the windows that were asked about.

    kept     a subject -> what was found, where that is one window; else where the windows begin, and what was found
    doubted  what is to be looked at again before anything that rests on it is forgotten, for all memories of a state
    again    the look, where it is taken again before anything is forgotten; else None
    written  how many acts had been visited when it was last asked, where it is good until the next
    """

    def __init__(self, doubted: "Doubted | None" = None) -> None:
        super().__init__()
        self.kept: dict[S, Found[T] | tuple[list[int], list[Found[T]]]] = {}
        self.doubted = {} if doubted is None else doubted
        self.again: Callable[[Moment, S], T] | None = None
        self.written = 0

    def forget(self, subject: Hashable) -> bool:
        """Forget a subject, since something was written on which it rests; False: it is only doubted, or not known."""
        if self.again is None or subject not in self.kept:
            return self.kept.pop(subject, None) is not None
        self.doubted[self, subject] = None
        return False

    def at(self, subject: S, t: int) -> Found[T] | None:
        """What is remembered of a subject at an instant."""
        kept = self.kept.get(subject)
        if kept is None:
            return None
        if type(kept) is Found:
            return kept if kept.low <= t < kept.high else None
        lows, windows = kept
        found = windows[-1]
        if found.low <= t < found.high:  # mostly the latest is asked for
            return found
        place = bisect_right(lows, t)
        return windows[place - 1] if place and t < windows[place - 1].high else None

    def take(self, look: Callable[[Moment, S], T], now: Moment, subject: S, *, join: bool = False) -> Found[T]:
        """Look at a subject, apart from all other looks, and remember what was found."""
        apart = Moment(now.state, now.t, looked=[])
        return self.keep(subject, apart, look(apart, subject), join=join)

    def keep(self, subject: S, apart: Moment, value: T, *, join: bool = False) -> Found[T]:
        """Remember what was found by the looks that a moment, apart from all others, wrote down.

        join  make one of windows side by side in which the same was found
        """
        found = Found(apart.low, apart.high, value)
        kept = self.kept.setdefault(subject, found)
        if kept is not found:
            lows, windows = ([kept.low], [kept]) if type(kept) is Found else kept
            found, lows, windows = _put(lows, windows, found, join=join)
            # Put there at once, since several threads may ask the same state.
            self.kept[subject] = found if len(lows) == 1 else (lows, windows)
        if apart.looked:
            self._rest_on(subject, apart.looked)
        return found

    def _rest_on(self, subject: S, looked: list[tuple[Watched, Hashable]]) -> None:
        whose = (self, subject)
        for watched, name in looked:
            watching = watched.watchers.get(name)
            if watching is None:
                watched.watchers[name] = {whose}
            else:
                watching.add(whose)

    def settle(self, state: object, t: int, subject: S) -> None:
        """Look again at a subject that is doubted, since something was written that is so from this instant on."""
        kept = self.kept[subject]
        before, apart = kept if type(kept) is Found else kept[1][-1], Moment(state, t, looked=[])
        value = self.again(apart, subject)
        if before.value == value and before.low <= t < before.high <= apart.high and not apart.timeless:
            found = Found(before.low, apart.high, value)
            self.kept[subject] = found if type(kept) is Found else (kept[0], [*kept[1][:-1], found])
            self._rest_on(subject, apart.looked)
        else:
            del self.kept[subject]
            self.changed(subject)


Doubted = dict[tuple[Memory, Hashable], None]
"""What is to be looked at again: the memories, and their subjects."""


class Memories(dict[Callable, Memory]):
    """The memories of a state, by the function that looks.

    doubted  what is to be looked at again; glance: the last moment at which anybody glanced at the state
    """

    def __init__(self) -> None:
        super().__init__()
        self.glance: Glance | None = None
        self.doubted: Doubted = {}

    def __missing__(self, look: Callable) -> Memory:
        memory = self[look] = Memory(self.doubted)
        return memory

    def settle(self, state: object, t: int) -> None:
        """Look again at all that is doubted, after an act has written what is so from an instant on."""
        while self.doubted:
            (memory, subject), _ = self.doubted.popitem()
            memory.settle(state, t, subject)

    def clear(self) -> None:
        """Forget everything."""
        super().clear()
        self.doubted.clear()


def _put(
    lows: list[int], windows: list[Found[T]], found: Found[T], *, join: bool
) -> tuple[Found[T], list[int], list[Found[T]]]:
    """What was found, and with it the windows of its subject, by their beginnings."""
    first = last = bisect_right(lows, found.low)
    low, high = found.low, found.high
    if join and first and windows[first - 1].high >= low and windows[first - 1].value == found.value:
        first -= 1
        low = lows[first]
    if join and last < len(lows) and lows[last] <= high and windows[last].value == found.value:
        high = windows[last].high
        last += 1
    found = Found(low, high, found.value)
    return found, [*lows[:first], low, *lows[last:]], [*windows[:first], found, *windows[last:]]


def recalled(look: Callable[[Moment, S], T]) -> Callable[[Moment, S], T]:
    """Let a function of a moment and a subject take its look once for each window."""
    return _recalled(look)


def recalled_joined(look: Callable[[Moment, S], T]) -> Callable[[Moment, S], T]:
    """The same for a look that often finds the same again behind a change, and something that is soon compared."""
    return _recalled(look, join=True)


def recalled_if_other(look: Callable[[Moment, S], T]) -> Callable[[Moment, S], T]:
    """The same for a look that mostly finds what it found before: what rests on it is kept, unless it finds another.

    When something it rests on is written, it is taken again, once the act is applied (`Memories.settle`). It looks at
    tables alone, not at what others found.
    """
    return _recalled(look, again=look)


def _recalled(
    look: Callable[[Moment, S], T], *, join: bool = False, again: Callable[[Moment, S], T] | None = None
) -> Callable[[Moment, S], T]:
    @wraps(look)
    def recall(now: Moment, subject: S) -> T:
        memory: Memory[S, T] = now.state.memories[look]
        found = memory.at(subject, now.t)
        if found is None:
            memory.again = again
            found = memory.take(look, now, subject, join=join)
        if now.looked is not None:  # as `rest_on`, without the call: every step of the law passes here
            now.looked.append((memory, subject))
        if found.low > now.low:
            now.low = found.low
        if found.high < now.high:
            now.high = found.high
        return found.value

    return recall


def recalled_until_written(look: Callable[[Moment, S], T]) -> Callable[[object, int, S], T]:
    """The same for a look that rests on so much that it is forgotten as soon as any act is visited.

    It is asked of a state and an instant: a moment is made only where there is something to look at.
    """

    @wraps(look)
    def recall(state: object, t: int, subject: S) -> T:
        memory: Memory[S, T] = state.memories[look]
        visited = len(state.place) + len(state.void)
        if memory.written != visited:
            memory.kept.clear()
            memory.written = visited
        found = memory.at(subject, t)
        if found is None:
            now = Moment(state, t)
            found = memory.keep(subject, now, look(now, subject))
        return found.value

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
