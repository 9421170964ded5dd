"""Interval tables: what was so, from when, until when, by which act.

A *row* says that something held over the half-open interval `[since, until)` of instants. A *table* keeps the rows of
each subject in the order in which they began. Rows are never deleted: ending one replaces it by the same row with an
earlier end, so that one state answers every date.

A *moment* is a state looked at from one instant. Each look narrows the window in which the same looks would see the
same rows: inside it, whatever was concluded from them holds unchanged. That is how an answer knows over which
interval it is good without anyone having to think of it.
"""

from collections.abc import Callable, Sequence
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


class Table(dict[str, list[R]], Generic[R]):
    """Rows by subject, in the order in which they began."""

    def open(self, subject: str, row: R) -> None:
        """Add a row that begins no earlier than those before it."""
        rows = self.get(subject)
        if rows is None:
            self[subject] = [row]
        else:
            rows.append(row)

    def end(self, subject: str, at: int, by: str, which: Callable[[R], bool] | None = None) -> bool:
        """End the running rows of a subject (those that `which` picks) at an instant; whether there were any."""
        rows = self.get(subject, ())
        ended = False
        for place, row in enumerate(rows):
            if row.until > at and (which is None or which(row)):
                rows[place] = replace(row, until=max(at, row.since), ended=by)
                ended = True
        return ended


class Moment:
    """A state at one instant `t`, and the window `[low, high)` in which all looks so far would see the same."""

    __slots__ = ("high", "low", "state", "t")

    def __init__(self, state: object, t: int) -> None:
        self.state = state
        self.t = t
        self.low = DAWN
        self.high = NEVER + 1

    def live(self, table: Table[R], subject: str) -> Sequence[R]:
        """The rows of a subject that hold at this instant, oldest first."""
        rows = table.get(subject)
        if rows is None:
            return ()
        t = self.t
        found = []
        for row in rows:
            if row.since > t:
                if row.since < self.high:
                    self.high = row.since
            elif row.until <= t:
                if row.until > self.low:
                    self.low = row.until
            else:
                found.append(row)
                if row.since > self.low:
                    self.low = row.since
                if row.until < self.high:
                    self.high = row.until
        return found

    def last(self, table: Table[R], subject: str) -> R | None:
        """The row of a subject that began last among those that hold at this instant."""
        rows = self.live(table, subject)
        return rows[-1] if rows else None

    def begun(self, table: Table[R], subject: str) -> list[R]:
        """The rows of a subject that have begun by this instant, also those that have ended."""
        self.live(table, subject)
        return [row for row in table.get(subject, ()) if row.since <= self.t]

    def see(self, row: Row) -> bool:
        """Whether a row holds at this instant; narrows the window by it."""
        if self.t < row.since:
            self.high = min(self.high, row.since)
            return False
        if self.t >= row.until:
            self.low = max(self.low, row.until)
            return False
        self.low, self.high = max(self.low, row.since), min(self.high, row.until)
        return True
