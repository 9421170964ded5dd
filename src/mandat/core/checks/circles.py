"""Circles: no unit lies in itself, and no body was established by what it established, by way of others or not."""

from collections.abc import Collection, Iterator, Mapping

from mandat.core.acts import Conferral
from mandat.core.checks.names import named
from mandat.core.findings import Finding
from mandat.core.intervals import Row, Table
from mandat.core.state import State
from mandat.core.walking import behind
from mandat.sentences import Sentence, Several, say

TOLD = 4
"""The longest circle that is told as a whole."""


def after(state: State, about: Collection[str]) -> Iterator[Finding]:
    """The act that closes a circle is found when all are visited: whoever asked at each would walk every way anew."""
    for name, rows in _circles(state, state.within, about):
        says = say("{unit} lies in {way}", unit=name, way=_way(rows, say("{one} in {other}")))
        mend = say("name another unit, or take it out")
        yield Finding("N006", rows[0].act, says, mend, "within", _above(rows[0]))
    for name, rows in _circles(state, state.held, about):
        says = say("{body} was established by {way}", body=name, way=_way(rows, say("{one} by {other}")))
        act = state.acts[rows[0].act]
        key = "by" if isinstance(act, Conferral) and act.by == rows[0].giver else "with"
        mend = say("name the body that stands above all of them, or take one of the foundings out")
        yield Finding("N006", act.id, says, mend, key, _above(rows[0]))


def _way(rows: list[Row], step: Sentence) -> Sentence | Several:
    """The way round in words: `ash, ash in oak, and oak in elm`."""
    names = [_above(row) for row in rows]
    if len(names) == 1:
        return say("itself")
    steps = [step.filled(one=one, other=other) for one, other in zip(names, names[1:], strict=False)]
    if len(steps) >= TOLD:
        steps = [*steps[: TOLD - 2], say("and so on, and {step}", step=steps[-1])]
    else:
        steps[-1] = say("and {step}", step=steps[-1])
    return Several((names[0], *steps))


def _above(row: Row) -> str | None:
    """What a row puts its subject under: the container of a unit, the founder of a body."""
    return getattr(row, "giver", None) or getattr(row, "of", None)


def _circles(state: State, table: Table, about: Collection[str]) -> Iterator[tuple[str, list[Row]]]:
    """Who stands under himself, with the rows of the way round; each circle once, from the row that closes it."""
    names = _in_circles(table) if about is state.acts else _subjects(state, about)
    places = [(name, row) for name in sorted(names) for row in table.get(name, ()) if _places(row) and row.act in about]
    told: set[str] = set()
    for name, row in sorted(places, key=lambda place: state.moment_of(place[1]), reverse=True):
        rows = _round(state, table, name, row) if row.act not in told else []
        told.update(other.act for other in rows)
        if rows:
            yield name, rows


def _in_circles(table: Table) -> set[str]:
    upwards = {name: [_above(row) for row in rows if _places(row)] for name, rows in table.items()}
    return _endless(upwards) & _endless(_reversed(upwards))


def _subjects(state: State, about: Collection[str]) -> set[str]:
    """Everything whose rows these acts can have begun: themselves, and what they name."""
    acts = [state.acts[name] for name in about if name in state.acts]
    return {act.id for act in acts} | {name for act in acts for _, name in named(act)}


def _places(row: Row) -> bool:
    return getattr(row, "verb", "establish") == "establish" and _above(row) is not None


def _endless(ways: Mapping[str, list[str]]) -> set[str]:
    """The names from which some way leads on and on."""
    ending: set[str] = set()
    for name in behind(ways, lambda name: ways.get(name, ())):
        if ending.issuperset(ways.get(name, ())):
            ending.add(name)
    return ways.keys() - ending


def _reversed(ways: Mapping[str, list[str]]) -> dict[str, list[str]]:
    back: dict[str, list[str]] = {}
    for name, others in ways.items():
        for other in others:
            back.setdefault(other, []).append(name)
    return back


def _round(state: State, table: Table, name: str, first: Row) -> list[Row]:
    """The rows by which somebody stands under himself when the first of them begins; none where he does not."""
    now = state.at(first.since)
    came: dict[str, tuple[str, Row]] = {}
    ahead = [(name, first)]
    while ahead and name not in came:
        lower, row = ahead.pop()
        upper = _above(row)
        if upper not in came:
            came[upper] = (lower, row)
            above = (row for row in now.live(table, upper) if _places(row) and not _gone(state, row, first.since))
            ahead += [(upper, row) for row in above]
    rows = []
    while name in came and first not in rows[-1:]:
        name, row = came[name]
        rows.append(row)
    return rows[::-1]


def _gone(state: State, row: Row, t: int) -> bool:
    """Whether what a row puts its subject under has ended since; what has its name now is another."""
    return any(life.since <= row.since < life.until <= t for life in state.lives.get(_above(row), ()))


CHECKS = ()
