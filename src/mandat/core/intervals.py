"""Interval tables: what was so, from when, until when, by which act.

A *row* says that something held over the half-open interval `[since, until)` of instants. A *table* keeps the rows of
each subject in the order in which they began. Rows are never deleted: ending one replaces it by the same row with an
earlier end, so that one state answers every date.

A *moment* is a state looked at from one instant. Each look narrows the window in which the same looks would see the
same rows: inside it, whatever was concluded from them holds unchanged. That is how an answer knows over which
interval it is good without anyone having to think of it.
"""

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import accumulate
from typing import Generic, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from mandat.core.dates import DAWN, NEVER


class Row(Struct, frozen=True, kw_only=True):
    """Something that held from `since` (inclusive) until `until` (exclusive), as instants.

    act    the act that began it; ended: the act that ended it before its time, if one did
    """

    since: int
    until: int = NEVER
    act: str
    ended: str | None = None


R = TypeVar("R", bound=Row)


FEW = 8
"""As many rows of a subject as are looked through one by one."""


class Rows(list[R], Generic[R]):
    """The rows of one subject in the order in which they began. Where they are many, an `Index` finds them."""

    index: "Index | None" = None

    def add(self, row: R) -> None:
        """Put a row at the end."""
        self.append(row)
        if self.index is not None:
            self.index.add(row)
        elif len(self) > FEW:
            self.index = Index(self)

    def put(self, place: int, row: R) -> None:
        """Put a row, which begins as the one before it did and ends sooner, in its place."""
        self[place] = row
        if self.index is not None:
            self.index.shorten(self, place)

    def begun(self, t: int) -> int:
        """How many have begun by an instant."""
        if self.index is not None:
            return bisect_right(self.index.sinces, t)
        place = len(self)
        while place and self[place - 1].since > t:
            place -= 1
        return place

    def copy(self) -> "Rows[R]":
        """The same rows, to which others can be added."""
        new = Rows(self)
        if self.index is not None:
            new.index = Index(self)
        return new

    def running(self, t: int) -> list[tuple[int, R]]:
        """The rows that may not have ended by an instant, with their places, the latest first."""
        return [(place, self[place]) for place in self.candidates(len(self), t)[0]]

    def candidates(self, many: int, t: int) -> tuple[Iterable[int], int]:
        """Of the first so many, the places of those that may run at an instant, the latest first; when others ended."""
        if self.index is None:
            return range(many - 1, -1, -1), DAWN
        return self.index.candidates(self, many, t)


class Index:
    """What finds the rows of one subject that hold at an instant, without looking at all of them.

    sinces   when each began
    reach    for each, the last end among it and those before it: where that lies behind, nothing earlier runs
    ran      an instant, the places of those that had not ended by then, and when the last of the others had; acts are
             folded in one after another, so what is asked while they are is asked of ever later instants. They are
             put there at once, since several threads may ask
    """

    __slots__ = ("ran", "reach", "sinces")

    def __init__(self, rows: Rows) -> None:
        self.sinces = [row.since for row in rows]
        self.reach = list(accumulate((row.until for row in rows), max))
        self.ran = (DAWN, list(range(len(rows))), DAWN)

    def add(self, row: Row) -> None:
        """Take up a row that begins last."""
        self.ran[1].append(len(self.sinces))
        self.sinces.append(row.since)
        self.reach.append(max(row.until, self.reach[-1]))

    def shorten(self, rows: Rows, place: int) -> None:
        """A row ends sooner than it did."""
        before = self.reach[place - 1] if place else DAWN
        for later in range(place, len(rows)):
            before = max(before, rows[later].until)
            if self.reach[later] == before and later > place:
                return
            self.reach[later] = before

    def candidates(self, rows: Rows, many: int, t: int) -> tuple[Iterable[int], int]:
        """As `Rows.candidates`."""
        seen, running, ended = self.ran
        if t < seen:
            first = bisect_right(self.reach, t, 0, many)
            return range(many - 1, first - 1, -1), self.reach[first - 1] if first else DAWN
        if t > seen:
            over = [rows[place].until for place in running if rows[place].until <= t]
            if over:
                running = [place for place in running if rows[place].until > t]
                ended = max(ended, *over)
            self.ran = (t, running, ended)
        return reversed(running), ended


class Watched:
    """Something looked at by subject, which tells whoever remembers a look when it has changed.

    watchers  subject -> the memories that rest on it, and what they remember there (`core.memory`)
    """

    def __init__(self) -> None:
        self.watchers: dict[Hashable, set[tuple[Watched, Hashable]]] = {}

    def changed(self, subject: Hashable) -> None:
        """Make forgotten what rests on a subject, and what rests on that."""
        ahead = [(self, subject)]
        while ahead:
            watched, name = ahead.pop()
            for memory, remembered in watched.watchers.pop(name, ()):
                if memory.forget(remembered):
                    ahead.append((memory, remembered))


class Table(dict[str, Rows[R]], Watched, Generic[R]):
    """Rows by subject, in the order in which they began. `name`: that of the table within its state."""

    def __init__(self, name: str = "") -> None:
        Watched.__init__(self)
        self.name = name

    def own(self, subject: str) -> Rows[R] | None:
        """The rows of a subject, to be written to; None where it has none."""
        return self.get(subject)

    def open(self, subject: str, row: R) -> None:
        """Add a row that begins no earlier than those before it."""
        if subject in self.watchers:
            self.changed(subject)
        rows = self.get(subject)
        if rows is None:
            self[subject] = Rows((row,))
        else:
            rows.add(row)

    def end(self, subject: str, at: int, by: str, which: Callable[[R], bool] | None = None) -> bool:
        """End the running rows of a subject (those that `which` picks) at an instant; whether there were any."""
        rows = self.get(subject)
        if rows is None:
            return False
        ended = False
        for place, row in enumerate(rows) if rows.index is None else rows.running(at):
            if row.until > at and (which is None or which(row)):
                rows.put(place, replace(row, until=at if at > row.since else row.since, ended=by))
                ended = True
        if ended and subject in self.watchers:
            self.changed(subject)
        return ended


class Lasting(Table[R]):
    """A table that tells whose last row has no end so far, without looking at rows.

    running  these subjects; who is not among them may have an end, or was not looked at yet
    """

    def __init__(self, name: str = "") -> None:
        super().__init__(name)
        self.running: set[str] = set()

    def open(self, subject: str, row: R) -> None:
        """As in any table."""
        super().open(subject, row)
        self._note(subject)

    def end(self, subject: str, at: int, by: str, which: Callable[[R], bool] | None = None) -> bool:
        """As in any table."""
        ended = super().end(subject, at, by, which)
        if ended:
            self._note(subject)
        return ended

    def update(self, rows: Iterable[tuple[str, Rows[R]]]) -> None:
        """Put rows of subjects into an empty table."""
        super().update(rows)
        for subject in self:
            self._note(subject)

    def _note(self, subject: str) -> None:
        if self[subject][-1].until == NEVER:
            self.running.add(subject)
        else:
            self.running.discard(subject)


class Moment:
    """A state at one instant `t`, and the window `[low, high)` in which all looks so far would see the same.

    looked    what was looked at, for whoever will remember what was found there; None: nobody will
    timeless  whether a look was at all rows, at whatever time they hold
    """

    __slots__ = ("high", "looked", "low", "state", "t", "timeless")

    def __init__(self, state: object, t: int, looked: list[tuple[Watched, Hashable]] | None = None) -> None:
        self.state = state
        self.t = t
        self.low = DAWN
        self.high = NEVER + 1
        self.looked = looked
        self.timeless = False

    def live(self, table: Table[R], subject: str) -> Sequence[R]:
        """The rows of a subject that hold at this instant, oldest first."""
        if self.looked is not None:
            self.looked.append((table, subject))
        rows = table.get(subject)
        if rows is None:
            return ()
        if rows.index is None:
            return self._seen(rows)
        found = [rows[place] for place in self._candidates(rows) if self.see(rows[place])]
        found.reverse()
        return found

    def _seen(self, rows: Rows[R]) -> Sequence[R]:
        """The same of few rows, looked through one by one."""
        t, low, high, found = self.t, self.low, self.high, []
        for row in rows:
            since, until = row.since, row.until
            if since > t:
                high = min(high, since)
                break
            if until > t:
                found.append(row)
                low, high = max(low, since), min(high, until)
            elif until > low:
                low = until
        self.low, self.high = low, high
        return found

    def last(self, table: Table[R], subject: str) -> R | None:
        """The row of a subject that began last among those that hold at this instant."""
        if self.looked is not None:
            self.looked.append((table, subject))
        rows = table.get(subject)
        if rows is None:
            return None
        if self.t >= rows[-1].since and self.see(rows[-1]):
            return rows[-1]
        for place in self._candidates(rows):
            if self.see(rows[place]):
                return rows[place]
        return None

    def begun(self, table: Table[R], subject: str) -> list[R]:
        """The rows of a subject that have begun by this instant, also those that have ended."""
        self.live(table, subject)
        rows = table.get(subject)
        return rows[: rows.begun(self.t)] if rows is not None else []

    def ever(self, table: Table[R], subject: str) -> Sequence[R]:
        """All rows of a subject, at whatever time they hold."""
        self.timeless = True
        if self.looked is not None:
            self.looked.append((table, subject))
        return table.get(subject, ())

    def rest_on(self, memory: Watched, remembered: Hashable, low: int, high: int) -> None:
        """Take over what was remembered, and the window in which it holds."""
        if self.looked is not None:
            self.looked.append((memory, remembered))
        if low > self.low:
            self.low = low
        if high < self.high:
            self.high = high

    def see(self, row: Row) -> bool:
        """Whether a row holds at this instant; narrows the window by it."""
        since, until = row.since, row.until
        if self.t < since:
            if since < self.high:
                self.high = since
            return False
        if self.t >= until:
            if until > self.low:
                self.low = until
            return False
        if since > self.low:
            self.low = since
        if until < self.high:
            self.high = until
        return True

    def _candidates(self, rows: Rows) -> Iterable[int]:
        """The places of rows that may hold now, the latest first; narrows the window by all the others."""
        begun = rows.begun(self.t)
        if begun < len(rows) and rows[begun].since < self.high:
            self.high = rows[begun].since
        places, ended = rows.candidates(begun, self.t)
        if ended > self.low:
            self.low = ended
        return places


class Glance(Moment):
    """A moment whose looks are over when they are taken: nobody asks how long what they saw is good.

    So are acts checked and applied, one after another. What is remembered is looked at apart, through a `Moment`.
    """

    __slots__ = ()

    def __init__(self, state: object, t: int) -> None:
        self.state = state
        self.t = t
        self.low = self.high = t
        self.looked = None

    def live(self, table: Table[R], subject: str) -> Sequence[R]:
        """As in any moment."""
        rows = table.get(subject)
        if rows is None:
            return ()
        t = self.t
        if rows.index is None:
            return [row for row in rows if row.since <= t < row.until]
        places = rows.candidates(rows.begun(t), t)[0]
        found = [row for row in map(rows.__getitem__, places) if row.since <= t < row.until]
        found.reverse()
        return found

    def last(self, table: Table[R], subject: str) -> R | None:
        """As in any moment."""
        rows = table.get(subject)
        if rows is None:
            return None
        row, t = rows[-1], self.t
        if row.since <= t < row.until:
            return row
        for place in rows.candidates(rows.begun(t), t)[0]:
            row = rows[place]
            if row.since <= t < row.until:
                return row
        return None

    def ever(self, table: Table[R], subject: str) -> Sequence[R]:
        """As in any moment."""
        return table.get(subject, ())

    def rest_on(self, memory: Watched, remembered: Hashable, low: int, high: int) -> None:
        """What it rests on is asked by nobody."""

    def see(self, row: Row) -> bool:
        """As in any moment."""
        return row.since <= self.t < row.until
