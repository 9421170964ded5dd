"""What changed between two dates, and by which act."""

from collections.abc import Callable, Iterator

from mandat.clerk.book import Book
from mandat.clerk.roster import seats
from mandat.clerk.show import powers, recognises
from mandat.core import bodies
from mandat.core.intervals import Moment, Row, Table
from mandat.core.state import Hindrance

Change = dict[str, object]


def diff(book: Book, first: str, second: str, *, known: str | None = None) -> list[Change]:
    """What is different at the end of the second date from what was so at the end of the first, act by act."""
    record = book.known_as(known)
    before = record.state.at(book.date("D1", first).latest)
    after = record.state.at(book.date("D2", second).latest)
    changes = [change for view in VIEWS for change in view(before, after)]
    acts, place = record.state.acts, record.state.place
    dated = [{**change, "at": acts[act].at.text if (act := change["act"]) in acts else None} for change in changes]
    return sorted(dated, key=lambda one: place.get(one["act"], len(place)))


def _lives(before: Moment, after: Moment) -> Iterator[Change]:
    """Things that came to be or ended."""
    table = before.state.lives
    for name in table:
        was, is_ = bool(before.live(table, name)), bool(after.live(table, name))
        if was != is_:
            yield _change(
                "life", name, "exists" if was else None, "exists" if is_ else None, _act(table, name, after.t)
            )


def _descriptions(before: Moment, after: Moment) -> Iterator[Change]:
    """What a thing is called, how many belong to it."""
    table = before.state.descriptions
    for name in table:
        was, is_ = bodies.thing(before, name), bodies.thing(after, name)
        for field in ("name", "members", "kind"):
            old, new = _text(getattr(was, field, None)), _text(getattr(is_, field, None))
            if was is not None and is_ is not None and old != new:
                yield _change(field, name, old, new, _act(table, name, after.t))


def _places(what: str, table_of: Callable[[Moment], Table]) -> Callable[[Moment, Moment], Iterator[Change]]:
    def view(before: Moment, after: Moment) -> Iterator[Change]:
        table = table_of(before)
        for name in table:
            was, is_ = before.last(table, name), after.last(table, name)
            if (was and was.of) != (is_ and is_.of):
                yield _change(what, name, was and was.of, is_ and is_.of, _act(table, name, after.t))

    return view


def _seats(before: Moment, after: Moment) -> Iterator[Change]:
    """Who sits where."""
    for body in before.state.constituencies:
        old = {row["id"]: row for row in seats(before, body)}
        new = {row["id"]: row for row in seats(after, body)}
        for name in sorted({*old, *new}, key=str):
            was, is_ = _seat(old.get(name)), _seat(new.get(name))
            if was != is_:
                yield _change("seat", str(name), was, is_, _act(before.state.sitters, str(name), after.t))


def _seat(row: Change | None) -> str | None:
    if row is None:
        return None
    holders = ", ".join(row["held_by"]) or "-"
    return f"{holders} ({row['votes']}, {row['status']})"


def _offices(before: Moment, after: Moment) -> Iterator[Change]:
    """Who holds which office."""
    for holder in before.state.held:
        old, new = _held_offices(before, holder), _held_offices(after, holder)
        for office in sorted({*old, *new}, key=str):
            if (office in old) != (office in new):
                was, is_ = (holder if office in side else None for side in (old, new))
                yield _change("office", str(office or "no office"), was, is_, _act(before.state.held, holder, after.t))


def _held_offices(now: Moment, holder: str) -> set[str | None]:
    return {row.office for row in now.live(now.state.held, holder) if row.verb == "appoint"}


def _recognitions(before: Moment, after: Moment) -> Iterator[Change]:
    """Whom units recognise, by word or by conduct."""
    for unit in sorted(before.state.units):
        old, new = _recognised(before, unit), _recognised(after, unit)
        for key in sorted({*old, *new}):
            was, is_ = old.get(key, {}), new.get(key, {})
            gone = [_said(key, powers) for powers in was if powers not in is_]
            come = [(_said(key, powers), act) for powers, act in is_.items() if powers not in was]
            if len(gone) == len(come) == 1:
                yield _change("recognition", unit, gone[0], *come[0])
                continue
            for said in gone:
                yield _change("recognition", unit, said, None, _lost(before, key[2], unit, after.t))
            for said, act in come:
                yield _change("recognition", unit, None, said, act)


def _lost(now: Moment, basis: str, unit: str, t: int) -> str | None:
    """The act by which a recognition ended: conduct by a later answer, or because somebody took the unit."""
    tables = (now.state.deeds, now.state.runs) if basis == "conduct" else (now.state.words,)
    events = [pair for table in tables for row in table.get(unit, ()) for pair in _events(row) if pair[0] <= t]
    return max(events, key=lambda pair: pair[0])[1] if events else None


Recognised = dict[tuple[str, str, str], dict[str, str]]
"""Body, mode and basis -> the powers for which, each with the act that says so."""


def _recognised(now: Moment, unit: str) -> Recognised:
    found: Recognised = {}
    for row in recognises(now, unit) if bodies.exists(now, unit) else []:
        if row["basis"] in ("word", "conduct"):
            key = (str(row["body"]), str(row["mode"]), str(row["basis"]))
            found.setdefault(key, {})[_powers(row["powers"])] = str(row["act"])
    for word in now.live(now.state.words, unit):
        if word.mode == "disown":
            powers = _powers("all" if word.powers.every else word.powers.shown())
            found.setdefault((word.body, "disowned", "word"), {})[powers] = word.act
    return found


def _powers(powers: object) -> str:
    return powers if isinstance(powers, str) else ", ".join(powers)


def _said(key: tuple[str, str, str], powers: str) -> str:
    body, mode, basis = key
    return f"{body} {mode}, by {basis}: {powers}"


def _text(value: object) -> str | None:
    return getattr(value, "text", value)


def _act(table: Table, name: str, t: int) -> str | None:
    """The last act that began or ended a row of a subject by an instant."""
    events = [pair for row in table.get(name, ()) for pair in _events(row) if pair[0] <= t]
    return max(events, key=lambda pair: pair[0])[1] if events else None


def _events(row: Row) -> Iterator[tuple[int, str]]:
    yield row.since, row.act
    if row.ended is not None:
        yield row.until, row.ended


def _change(what: str, name: str, before: str | None, after: str | None, act: str | None) -> Change:
    return {"what": what, "id": name, "before": before, "after": after, "act": act}


def _held(before: Moment, after: Moment) -> Iterator[Change]:
    """What bodies, offices and persons hold, and from whom."""
    for holder in before.state.held:
        old, new = ({(_powers(row["powers"]), row["by"]) for row in powers(now, holder)} for now in (before, after))
        act = _act(before.state.held, holder, after.t)
        for names, giver in sorted(old ^ new):
            said = f"{names or 'those of the office'}, from {giver}"
            was, is_ = (said, None) if (names, giver) in old else (None, said)
            yield _change("powers", holder, was, is_, act)


def _hindered(before: Moment, after: Moment) -> Iterator[Change]:
    """Who is kept from acting."""
    table = before.state.hindrances
    for name in table:
        old, new = ({_hindrance(row) for row in now.live(table, name)} for now in (before, after))
        for said in sorted(old ^ new):
            was, is_ = (said, None) if said in old else (None, said)
            yield _change("hindered", name, was, is_, _act(table, name, after.t))


def _hindrance(row: Hindrance) -> str:
    where = f" in {row.in_}" if row.in_ else f" as {row.as_}" if row.as_ else ""
    return f"{row.verb}ed{where}"


VIEWS = (
    _lives,
    _descriptions,
    _places("within", lambda now: now.state.within),
    _places("run-by", lambda now: now.state.runs),
    _seats,
    _offices,
    _held,
    _hindered,
    _recognitions,
)
"""What is compared, in the order in which it is told of one act."""
