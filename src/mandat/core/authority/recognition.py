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
from mandat.core.authority.chain import Backed
from mandat.core.authority.climb import ways
from mandat.core.authority.scope import Scope, words
from mandat.core.intervals import Moment, Row
from mandat.core.state import Held, Word, seat_id


def recognised(now: Moment, scope: Scope, chain: Backed) -> Link | Gap:
    """Whether the target recognises the actor's chain."""
    around = scope.around
    excluded = _excluded(now, scope, chain) if "only" in around.modes else None
    if excluded is not None:
        return excluded
    told = around.about if around.only_words else None
    for body in chain.behind:
        if told is not None and body not in told and body != scope.target:
            continue
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
    word, grade = _word(now, scope, body, assumed)
    if word is not None:
        answer = _no if word.mode == "disown" else _yes
        grade = PRESUMED if word.grade == PRESUMED else grade
        return answer(scope, body, "word", word, grade, ("words", scope.target))
    if assumed is not None:
        return None
    return _conduct(scope, body) or _run(now, scope, body) or _sits(now, scope, body)


def _yes(scope: Scope, body: str, basis: str, row: Row, grade: str, key: tuple[str, str]) -> Link:
    return Link("recognised", scope.target, row.act, row.since, row.until, grade, basis, (body,), key)


def _no(scope: Scope, body: str, basis: str, row: Row, grade: str, key: tuple[str, str]) -> Gap:
    return Gap("recognised", scope.target, f"{basis}-against", (body,), row.act, key)


def _gap(scope: Scope, why: str, *facts: str, act: str | None = None) -> Gap:
    return Gap("recognised", scope.target, why, facts, act, ("words", scope.target))


# ------------------------------------------------------------------------------------------------------- (a) words


def standing(now: Moment, scope: Scope, mode: str) -> dict[str, Word]:
    """Body -> the word of a mode that stands about it: until it is disowned, or a new word of that mode is given."""
    if mode not in scope.around.modes:
        return {}
    latest: dict[str, Word] = {}
    for word in words(now, scope):
        if word.mode in (mode, "disown"):
            latest.setdefault(word.body, word)
    return {body: word for body, word in latest.items() if word.mode == mode}


def _word(now: Moment, scope: Scope, body: str, assumed: Held | None) -> tuple[Word | None, str]:
    """The word that speaks about a body, and how it covers the power: stated or presumed."""
    for word in scope.around.about.get(body, ()):
        grade = word.powers.grade(scope.power) if now.see(word) else None
        if grade is None:
            continue
        if assumed is None or word.mode == "disown" or word.powers.names(scope.power):
            return word, grade
        if now.state.moment_of(word) > now.state.moment_of(assumed):
            return word, grade
    return None, ""


def _excluded(now: Moment, scope: Scope, chain: Backed) -> Gap | None:
    only = standing(now, scope, "only")
    if not only or any(body in only or body == scope.target for body in chain.behind):
        return None
    return _gap(scope, "only", *sorted(only), act=next(iter(only.values())).act)


# ---------------------------------------------------------------------------------- (b) conduct, (c) runs, (d) sits


def _conduct(scope: Scope, body: str) -> Link | Gap | None:
    for deeds in scope.around.deeds:
        last = [deed for deed in deeds if deed.body == body and _under(deed.power, scope.power)]
        if last:
            answer = _yes if last[-1].followed else _no
            return answer(scope, body, "conduct", last[-1], PRESUMED, ("deeds", scope.target))
    return None


def _under(answered: str, power: str) -> bool:
    return power == answered or power.startswith(answered + ".")


def _run(now: Moment, scope: Scope, body: str) -> Link | None:
    run = scope.around.run
    if run is None:
        return None
    above = (way for way in ways(now, scope.by(run.body)) if way.gap is None)
    if run.body == body or any(body in way.bodies for way in above):
        return _yes(scope, run.body, "run", run.row, PRESUMED, run.key)
    return None


def _sits(now: Moment, scope: Scope, body: str) -> Link | None:
    for row in scope.around.sits:
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
    seat = now.last(now.state.seats, seat_id(body, constituency))
    return seat is not None and bool(bodies.seat_now(now, body, seat).holders)
