"""Rows that end when something happens: a date, an act, an opening, a decision."""

from msgspec.structs import replace

from mandat.core.acts import Until
from mandat.core.intervals import Row, Table
from mandat.core.state import State


def run(state: State, table: Table, subject: str, row: Row, until: Until | None) -> None:
    """Open a row that lasts until a date, an act, an opening or a decision; without any, until it is ended."""
    if until is None:
        table.open(subject, row)
        return
    if until.date is not None:
        table.open(subject, replace(row, until=min(row.until, max(row.since, until.date.end))))
        return
    table.open(subject, row)
    for event in _events(until):
        state.waiting.add(event, (table.name, subject, row.act))


def _events(until: Until) -> list[tuple[str, str]]:
    named = (("act", until.act), ("opening", until.opening), ("decision", until.decision))
    return [(event, subject) for event, subject in named if subject is not None]


def happens(state: State, event: str, subject: str, t: int, by: str, about: tuple[str, ...] | None = None) -> None:
    """End the rows that waited for an event; `about` limits it to rows that these acts began."""
    waiting = state.waiting.get((event, subject))
    if not waiting:
        return
    due = [entry for entry in waiting if about is None or entry[2] in about]
    state.waiting[event, subject] = [entry for entry in waiting if entry not in due]
    for name, key, opener in due:
        table: Table = getattr(state, name)
        table.end(key, t, by, lambda row, opener=opener: opener in (row.act, getattr(row, "origin", None)))


def inherit(state: State, table: Table, subject: str, heir: str) -> None:
    """Let what the rows of a subject wait for also end the same rows where an heir has them now."""
    for event, entries in state.waiting.items():
        theirs = [(other, heir, opener) for other, key, opener in entries if (other, key) == (table.name, subject)]
        if theirs:
            state.waiting[event] = [*entries, *theirs]
