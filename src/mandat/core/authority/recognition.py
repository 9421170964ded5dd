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

from mandat.core import bodies
from mandat.core.authority.answers import PRESUMED, STATED, Gap, Link
from mandat.core.authority.chain import Chain, chains
from mandat.core.authority.scope import Scope
from mandat.core.intervals import Moment, Row
from mandat.core.state import Deed, Held, Word


def recognised(now: Moment, scope: Scope, chain: Chain) -> Link | Gap:
    """Whether the target recognises the actor's chain."""
    excluded = _excluded(scope, chain)
    if excluded is not None:
        return excluded
    for body in chain.bodies:
        said = speak(now, scope, body, chain.assumed)
        if said is not None:
            return said
    if chain.assumed is not None:
        return _gap(scope, "assumption-needs-word", chain.bodies[-1])
    return _gap(scope, "silent", *chain.bodies)


def speak(now: Moment, scope: Scope, body: str, assumed: Held | None) -> Link | Gap | None:
    """What the target says of one body: a yes, a no, or nothing; the first rung of the ladder that speaks decides."""
    if body == scope.target:
        life = now.last(now.state.lives, body)
        return life and _yes(scope, body, "itself", life, STATED, ("lives", body))
    word = _word(now, scope, body, assumed)
    if word is not None:
        answer = _no if word.mode == "disown" else _yes
        return answer(scope, body, "word", word, word.grade, ("words", scope.target))
    if assumed is not None:
        return None
    return _conduct(now, scope, body) or _run(now, scope, body) or _sits(now, scope, body)


def _yes(scope: Scope, body: str, basis: str, row: Row, grade: str, key: tuple[str, str]) -> Link:
    return Link("recognised", scope.target, row.act, row.since, row.until, grade, basis, (body,), key)


def _no(scope: Scope, body: str, basis: str, row: Row, grade: str, key: tuple[str, str]) -> Gap:
    return Gap("recognised", scope.target, f"{basis}-against", (body,), row.act, key)


def _gap(scope: Scope, why: str, *facts: str, act: str | None = None) -> Gap:
    return Gap("recognised", scope.target, why, facts, act, ("words", scope.target))


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


def _word(now: Moment, scope: Scope, body: str, assumed: Held | None) -> Word | None:
    for word in scope.words:
        if word.body != body:
            continue
        if assumed is None or word.mode == "disown" or word.powers.names(scope.power):
            return word
        if now.state.moment_of(word) > now.state.moment_of(assumed):
            return word
    return None


def _excluded(scope: Scope, chain: Chain) -> Gap | None:
    only = standing(scope, "only")
    if not only or any(body in only or body == scope.target for body in chain.bodies):
        return None
    return _gap(scope, "only", *sorted(only), act=next(iter(only.values())).act)


# ---------------------------------------------------------------------------------- (b) conduct, (c) runs, (d) sits


def _conduct(now: Moment, scope: Scope, body: str) -> Link | Gap | None:
    deeds = _deeds(now, scope, scope.target, body)
    for container in scope.containers:
        deeds = deeds or _deeds(now, scope, container, body)
    if not deeds:
        return None
    answer = _yes if deeds[-1].followed else _no
    return answer(scope, body, "conduct", deeds[-1], PRESUMED, ("deeds", scope.target))


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


def runner(now: Moment, scope: Scope) -> tuple[str, Link] | None:
    """Who runs the target, or else what it lies in; an organ is run by the body that established it."""
    for unit in (scope.target, *scope.containers):
        row = now.last(now.state.runs, unit)
        if row is not None:
            return row.of and (row.of, _yes(scope, row.of, "run", row, PRESUMED, ("runs", unit)))
    for row in now.live(now.state.held, scope.target):
        if row.verb == "establish":
            return row.giver, _yes(scope, row.giver, "run", row, PRESUMED, ("held", scope.target))
    return None


def _run(now: Moment, scope: Scope, body: str) -> Link | None:
    found = runner(now, scope)
    if found is None:
        return None
    runs, link = found
    if runs == body:
        return link
    above = (chain for chain in chains(now, runs, scope) if chain.gap is None)
    return link if any(body in chain.bodies for chain in above) else None


def _sits(now: Moment, scope: Scope, body: str) -> Link | None:
    if runner(now, scope) is not None:
        return None
    for row in now.live(now.state.sits, scope.target):
        if body in (row.of, *_councils(now, row.of)) and _filled(now, row.of, scope.target):
            return _yes(scope, body, "sits", row, PRESUMED, ("sits", scope.target))
    return None


def _councils(now: Moment, section: str) -> tuple[str, ...]:
    """The council of which a body is a section; a seat in the section is a seat in it."""
    described = bodies.thing(now, section)
    if getattr(described, "kind", None) != "section":
        return ()
    return tuple(row.giver for row in now.live(now.state.held, section) if row.verb == "establish")


def _filled(now: Moment, body: str, constituency: str) -> bool:
    return any(seat.holders for seat in bodies.seats(now, body) if seat.seat.constituency == constituency)
