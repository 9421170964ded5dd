"""What is asked for: a power over a target; where the target lies and stands, what it has said and done."""

from functools import cache
from typing import NamedTuple

from msgspec import Struct

from mandat.core import bodies
from mandat.core.authority.answers import Gap
from mandat.core.authority.living import missing
from mandat.core.intervals import Moment, Row
from mandat.core.memory import recalled
from mandat.core.state import Deed, Place, Word

ANYWHERE = "anywhere"
"""The target of a question whether somebody holds a power at all."""


class Sought(NamedTuple):
    """Whose ways of holding a power are looked for; over one of these places, the target and what it lies in.

    at  the instant, where it is another than that of whoever asks
    """

    holder: str
    power: str
    places: tuple[str, ...]
    at: int | None = None


def sought(now: Moment, holder: str, power: str, target: str) -> Sought:
    """The ways by which somebody may hold a power over a target."""
    return Sought(holder, power, (target, *bodies.containers(now, target)))


def within(places: tuple[str, ...], over: tuple[str, ...]) -> bool:
    """Whether one of the places is named in a scope; a scope that names nothing holds everywhere."""
    return not over or ANYWHERE in places or any(map(over.__contains__, places))


class Around(Struct, frozen=True):
    """What surrounds a target, whatever the power.

    missing     why it is not there
    containers  the units within which it lies, nearest first; places: it, and these
    words       the words for it at whatever time: its own, then of what it lies in; later before earlier
    modes       the modes of these words
    about       the bodies that they are about -> those about each; so what is said of one narrows no look at another
    deeds       for it, and for each container, what it did since it, or what it is run with, was taken; earlier first
    run         by which body it is run
    sits        where it sits, where nobody runs it
    only_words  whether nothing but words says whom it recognises: no conduct, nobody who runs it, no seat
    """

    missing: Gap | None
    containers: tuple[str, ...]
    places: tuple[str, ...]
    words: tuple[Word, ...]
    modes: frozenset[str]
    about: dict[str, tuple[Word, ...]]
    deeds: tuple[tuple[Deed, ...], ...]
    run: "Run | None"
    sits: tuple[Place, ...]
    only_words: bool


class Run(Struct, frozen=True):
    """Which body runs a target; by which row, and in which table and of which subject that stands."""

    body: str
    row: Row
    key: tuple[str, str]


class Scope(Struct, frozen=True):
    """A power over a target, and what surrounds the target. `places`: it, and what it lies in."""

    power: str
    target: str
    around: Around
    places: tuple[str, ...]

    def by(self, holder: str) -> Sought:
        """The ways by which somebody may hold the power over the target."""
        return Sought(holder, self.power, self.places)

    def within(self, over: tuple[str, ...]) -> bool:
        """Whether the target is one of these, or lies in one; no scope of its own means the conferrer's."""
        return within(self.places, over)


def scope_of(now: Moment, power: str, target: str) -> Scope:
    """A power over a target, as it is surrounded at this moment."""
    surroundings = around(now, target)
    return Scope(power, target, surroundings, surroundings.places)


def words(now: Moment, scope: Scope) -> list[Word]:
    """The words that hold for the target under the power, the one that speaks first before the others."""
    return [word for word in spoken(now, scope.around) if word.powers.grade(scope.power)]


def spoken(now: Moment, around: Around) -> list[Word]:
    """The words that hold, the one that speaks first before the others."""
    return [word for word in around.words if now.see(word)]


@recalled
def around(now: Moment, target: str) -> Around:
    """What surrounds a target at this moment."""
    containers = bodies.containers(now, target)
    every = _words(now, target, containers)
    run = runner(now, target, containers)
    deeds = _deeds(now, target, containers)
    sits = tuple(now.live(now.state.sits, target)) if run is None else ()
    return Around(
        missing(now, target, ended=True),
        containers,
        (target, *containers),
        every,
        _modes(frozenset(word.mode for word in every)),
        _about(every),
        deeds,
        run,
        sits,
        run is None and not sits and not any(deeds),
    )


def _words(now: Moment, target: str, containers: tuple[str, ...]) -> tuple[Word, ...]:
    """A word of what a target lies in does not hold for it where it, or what it lies in below, is excepted."""
    found = _said(now, target)
    for place, container in enumerate(containers):
        below = {target, *containers[:place]}
        found += [word for word in _said(now, container) if below.isdisjoint(word.except_)]
    return tuple(found)


MANY = 100
"""How many words of a unit are kept at hand; of one that said more, only those that hold."""


def _said(now: Moment, unit: str) -> list[Word]:
    rows = now.ever(now.state.words, unit)
    return list(reversed(rows if len(rows) <= MANY else now.live(now.state.words, unit)))


@cache
def _modes(found: frozenset[str]) -> frozenset[str]:
    """The same modes: one object for all who spoke in them."""
    return found


def _about(words: tuple[Word, ...]) -> dict[str, tuple[Word, ...]]:
    found: dict[str, tuple[Word, ...]] = {}
    for word in words:
        found[word.body] = (*found.get(word.body, ()), word)
    return found


def _deeds(now: Moment, target: str, containers: tuple[str, ...]) -> tuple[tuple[Deed, ...], ...]:
    ran = next((rows for unit in (target, *containers) if (rows := now.begun(now.state.runs, unit))), [])
    since = max((row.since for row in ran if row.act in now.state.takes), default=0)
    return tuple(
        tuple(deed for deed in now.live(now.state.deeds, unit) if deed.since >= since) for unit in (target, *containers)
    )


def runner(now: Moment, target: str, containers: tuple[str, ...]) -> Run | None:
    """Who runs a target, or else what it lies in; an organ is run by the body that established it."""
    for unit in (target, *containers):
        row = now.last(now.state.runs, unit)
        if row is not None:
            return None if row.of is None else Run(row.of, row, ("runs", unit))
    for row in now.live(now.state.held, target):
        if row.verb == "establish":
            return Run(row.giver, row, ("held", target))
    return None
