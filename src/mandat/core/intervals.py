"""Interval tables: what was so, from when, until when, by which act.

A *row* says that something held over the half-open interval `[since, until)` of instants. A *table* keeps the rows of
each subject in the order in which they began. Rows are never deleted: ending one replaces it by the same row with an
earlier end, so that one state answers every date.

A *moment* is a state looked at from one instant. Each look narrows the window in which the same looks would see the
same rows: inside it, whatever was concluded from them holds unchanged. That is how an answer knows over which
interval it is good without anyone having to think of it.
"""

from bisect import bisect_right
from collections.abc import Callable, Hashable, Sequence
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


class Rows(list[R], Generic[R]):
    """The rows of one subject in the order in which they began.

    sinces  when each began
    reach   for each, the last end among it and those before it: where that lies behind, nothing earlier runs
    """

    __slots__ = ("reach", "sinces")

    def __init__(self, row: R) -> None:
        super().__init__((row,))
        self.sinces = [row.since]
        self.reach = [row.until]

    def add(self, row: R) -> None:
        """Put a row at the end."""
        self.append(row)
        self.sinces.append(row.since)
        self.reach.append(max(row.until, self.reach[-1]))

    def copy(self) -> "Rows[R]":
        """The same rows, to which others can be added."""
        new = Rows(self[0])
        new[:], new.sinces, new.reach = self, list(self.sinces), list(self.reach)
        return new

    def running(self, t: int) -> list[int]:
        """The places of the rows that have not ended by an instant, the latest first."""
        place, found = len(self), []
        while place and self.reach[place - 1] > t:
            place -= 1
            if self[place].until > t:
                found.append(place)
        return found

    def put(self, place: int, row: R) -> None:
        """Put a row, which begins as the one before it did, in its place."""
        self[place] = row
        before = self.reach[place - 1] if place else DAWN
        for later in range(place, len(self)):
            before = max(before, self[later].until)
            if self.reach[later] == before and later > place:
                return
            self.reach[later] = before


class Watched:
    """Something looked at by subject, which tells whoever remembers a look when it has changed.

    watchers  subject -> the memories that rest on it, and what they remember there (`core.memory`)
    """

    def __init__(self) -> None:
        self.watchers: dict[Hashable, set[tuple[Watched, Hashable]]] = {}

    def watch(self, subject: Hashable, memory: "Watched", remembered: Hashable) -> None:
        """Let what a memory remembers rest on this subject."""
        self.watchers.setdefault(subject, set()).add((memory, remembered))

    def changed(self, subject: Hashable) -> None:
        """Make forgotten what rests on a subject, and what rests on that."""
        ahead = [(self, subject)]
        while ahead:
            watched, name = ahead.pop()
            for memory, remembered in watched.watchers.pop(name, ()):
                if memory.kept.pop(remembered, None) is not None:
                    ahead.append((memory, remembered))


class Table(dict[str, Rows[R]], Watched, Generic[R]):
    """Rows by subject, in the order in which they began."""

    def __init__(self) -> None:
        Watched.__init__(self)

    def open(self, subject: str, row: R) -> None:
        """Add a row that begins no earlier than those before it."""
        if subject in self.watchers:
            self.changed(subject)
        rows = self.get(subject)
        if rows is None:
            self[subject] = Rows(row)
        else:
            rows.add(row)

    def end(self, subject: str, at: int, by: str, which: Callable[[R], bool] | None = None) -> bool:
        """End the running rows of a subject (those that `which` picks) at an instant; whether there were any."""
        if subject in self.watchers:
            self.changed(subject)
        rows = self.get(subject)
        if rows is None:
            return False
        ended = [place for place in rows.running(at) if which is None or which(rows[place])]
        for place in ended:
            rows.put(place, replace(rows[place], until=max(at, rows[place].since), ended=by))
        return bool(ended)


class Moment:
    """A state at one instant `t`, and the window `[low, high)` in which all looks so far would see the same.

    looked  what was looked at, for whoever will remember what was found there; None: nobody will
    """

    __slots__ = ("high", "looked", "low", "state", "t")

    def __init__(self, state: object, t: int, looked: list[tuple[Watched, Hashable]] | None = None) -> None:
        self.state = state
        self.t = t
        self.low = DAWN
        self.high = NEVER + 1
        self.looked = looked

    def live(self, table: Table[R], subject: str) -> Sequence[R]:
        """The rows of a subject that hold at this instant, oldest first."""
        if self.looked is not None:
            self.looked.append((table, subject))
        rows = table.get(subject)
        if rows is None:
            return ()
        if len(rows) == 1:
            return (rows[0],) if self.see(rows[0]) else ()
        t = self.t
        place = self._begun(rows)
        found = []
        while place:
            place -= 1
            if rows.reach[place] <= t:
                self.low = max(self.low, rows.reach[place])
                break
            if self.see(rows[place]):
                found.append(rows[place])
        found.reverse()
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
        place = self._begun(rows)
        while place:
            place -= 1
            if rows.reach[place] <= self.t:
                self.low = max(self.low, rows.reach[place])
                return None
            if self.see(rows[place]):
                return rows[place]
        return None

    def begun(self, table: Table[R], subject: str) -> list[R]:
        """The rows of a subject that have begun by this instant, also those that have ended."""
        self.live(table, subject)
        rows = table.get(subject)
        return rows[: bisect_right(rows.sinces, self.t)] if rows is not None else []

    def ever(self, table: Table[R], subject: str) -> Sequence[R]:
        """All rows of a subject, at whatever time they hold."""
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

    def _begun(self, rows: Rows) -> int:
        """How many rows have begun; narrows the window by the first of the others."""
        place = bisect_right(rows.sinces, self.t)
        if place < len(rows) and rows.sinces[place] < self.high:
            self.high = rows.sinces[place]
        return place
