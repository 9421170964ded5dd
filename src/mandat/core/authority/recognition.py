"""Step 5, *recognised*: whom the target recognises.

The ladder is climbed for each body on the chain by itself, the nearest to the actor first, and the first of which the
target has spoken decides. For one body the target speaks by

(a) its own *word*, the latest first; else the word of a unit in which it lies, unless that excepts it;
(b) its *conduct*: the last answer, under the power, to that body;
(c) who *runs* it: the body, and those from which that body holds the power;
(d) where it *sits*, only if nobody runs it.

(b) to (d) are presumed. A word `only` excludes every chain without a body so recognised. An assumption is carried by
an express word alone, one that is later than it or names the power.
"""

from msgspec import Struct

from mandat.core import bodies
from mandat.core.authority.answers import PRESUMED, STATED, Gap, Link
from mandat.core.authority.chain import Chain, Scope, chains
from mandat.core.intervals import Moment
from mandat.core.state import Deed, Held, Word


class Spoken(Struct, frozen=True):
    """What the target has said of a body: yes or no, on which basis, by which act, over which time."""

    yes: bool
    basis: str
    act: str
    since: int
    until: int
    grade: str
    key: tuple[str, str]


def recognised(now: Moment, scope: Scope, chain: Chain) -> Link | Gap:
    """Whether the target recognises the actor's chain."""
    excluded = _excluded(scope, chain)
    if excluded is not None:
        return excluded
    for body in chain.bodies:
        spoken = speak(now, scope, body, chain.assumed)
        if spoken is not None:
            return _decide(scope, body, spoken)
    if chain.assumed is not None:
        return Gap(
            "recognised", scope.target, "assumption-needs-word", (chain.bodies[-1],), None, ("words", scope.target)
        )
    return Gap("recognised", scope.target, "silent", chain.bodies, None, ("words", scope.target))


def _decide(scope: Scope, body: str, spoken: Spoken) -> Link | Gap:
    if spoken.yes:
        facts = (body,)
        return Link(
            "recognised",
            scope.target,
            spoken.act,
            spoken.since,
            spoken.until,
            spoken.grade,
            spoken.basis,
            facts,
            spoken.key,
        )
    return Gap("recognised", scope.target, f"{spoken.basis}-against", (body,), spoken.act, spoken.key)


def speak(now: Moment, scope: Scope, body: str, assumed: Held | None) -> Spoken | None:
    """What the target says of one body: the first rung of the ladder that speaks."""
    if body == scope.target:
        return _itself(now, body)
    word = _word(scope, body, assumed)
    if word is not None:
        key = ("words", scope.target)
        return Spoken(word.mode != "disown", "word", word.act, word.since, word.until, word.grade, key)
    if assumed is not None:
        return None
    return _conduct(now, scope, body) or _run(now, scope, body) or _sits(now, scope, body)


def _itself(now: Moment, body: str) -> Spoken | None:
    life = now.last(now.state.lives, body)
    return life and Spoken(True, "itself", life.act, life.since, life.until, STATED, ("lives", body))


# ------------------------------------------------------------------------------------------------------- (a) words


def standing(scope: Scope, mode: str) -> dict[str, Word]:
    """Body -> the word of a mode that stands about it: until it is disowned, or a new word of that mode is given."""
    if not any(word.mode == mode for word in scope.words):
        return {}
    latest: dict[str, Word] = {}
    for word in scope.words:
        if word.mode in (mode, "disown"):
            latest.setdefault(word.body, word)
    return {body: word for body, word in latest.items() if word.mode == mode}


def _word(scope: Scope, body: str, assumed: Held | None) -> Word | None:
    for word in scope.words:
        if word.body != body:
            continue
        if assumed is None or word.mode == "disown" or word.since >= assumed.since or word.powers.names(scope.power):
            return word
    return None


def _excluded(scope: Scope, chain: Chain) -> Gap | None:
    only = standing(scope, "only")
    if not only or any(body in only or body == scope.target for body in chain.bodies):
        return None
    return Gap(
        "recognised", scope.target, "only", tuple(sorted(only)), next(iter(only.values())).act, ("words", scope.target)
    )


# ---------------------------------------------------------------------------------- (b) conduct, (c) runs, (d) sits


def _conduct(now: Moment, scope: Scope, body: str) -> Spoken | None:
    deeds = _deeds(now, scope, scope.target, body)
    for container in scope.containers:
        deeds = deeds or _deeds(now, scope, container, body)
    if not deeds:
        return None
    last = deeds[-1]
    return Spoken(last.followed, "conduct", last.act, last.since, last.until, PRESUMED, ("deeds", scope.target))


def _deeds(now: Moment, scope: Scope, unit: str, body: str) -> list[Deed]:
    """Its answers to a body under the power, since somebody last took the target."""
    takes = now.state.takes
    since = max((row.since for row in now.begun(now.state.runs, scope.target) if row.act in takes), default=0)
    return [
        deed
        for deed in now.live(now.state.deeds, unit)
        if deed.body == body and deed.since >= since and _under(deed.power, scope.power)
    ]


def _under(answered: str, power: str) -> bool:
    return power == answered or power.startswith(answered + ".")


def runner(now: Moment, scope: Scope) -> tuple[str, Spoken] | None:
    """Who runs the target, or else what it lies in; an organ is run by the body that established it."""
    for unit in (scope.target, *scope.containers):
        row = now.last(now.state.runs, unit)
        if row is not None:
            return row.of and (row.of, Spoken(True, "run", row.act, row.since, row.until, PRESUMED, ("runs", unit)))
    for row in now.live(now.state.held, scope.target):
        if row.verb == "establish":
            key = ("held", scope.target)
            return row.giver, Spoken(True, "run", row.act, row.since, row.until, PRESUMED, key)
    return None


def _run(now: Moment, scope: Scope, body: str) -> Spoken | None:
    found = runner(now, scope)
    if found is None:
        return None
    runs, spoken = found
    if runs == body:
        return spoken
    above = (chain for chain in chains(now, runs, scope) if chain.gap is None)
    return spoken if any(body in chain.bodies for chain in above) else None


def _sits(now: Moment, scope: Scope, body: str) -> Spoken | None:
    if runner(now, scope) is not None:
        return None
    for row in now.live(now.state.sits, scope.target):
        if body in (row.of, *_councils(now, row.of)) and _filled(now, row.of, scope.target):
            return Spoken(True, "sits", row.act, row.since, row.until, PRESUMED, ("sits", scope.target))
    return None


def _councils(now: Moment, section: str) -> tuple[str, ...]:
    """The council of which a body is a section; a seat in the section is a seat in it."""
    described = bodies.thing(now, section)
    if getattr(described, "kind", None) != "section":
        return ()
    return tuple(row.giver for row in now.live(now.state.held, section) if row.verb == "establish")


def _filled(now: Moment, body: str, constituency: str) -> bool:
    return any(seat.holders for seat in bodies.seats(now, body) if seat.seat.constituency == constituency)
