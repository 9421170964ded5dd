"""What would mend a gap: an act that would really close it, by somebody who can, or let the next gap be seen.

Where such an act can be named it is, as it is written in a minute book; else a sentence says what is missing. Whoever
carries out what is said, and then what is said next, comes to a yes.
"""

from collections.abc import Callable

from mandat.core import bodies
from mandat.core.acts import UNKNOWN, Body, Conferral, Dispatch, Office, Person, Unit
from mandat.core.answers import ALLOWED
from mandat.core.authority.answers import Gap, Question
from mandat.core.authority.climb import ways
from mandat.core.authority.conferring import lacking, stands_above
from mandat.core.authority.living import missing
from mandat.core.authority.scope import sought, within
from mandat.core.authority.wording import GAPS, filled
from mandat.core.intervals import Moment
from mandat.core.powers import EVERY, wider
from mandat.core.state import Held, State
from mandat.core.walking import behind
from mandat.sentences import Sentence, Written, say

WRITE = say("write: {line}")
WITH_KEY = say("write: {line}, and below it: {below}")
FROM_THERE = say("write: {line}, and below it: {below}; then let it be conferred again from there")
SIGNED = say("write: {line}, and below it: {below}; and have {one} answer it: countersigned")
UNFOUNDED = say("write an act that establishes {of}, or adopt the draft of one")
NO_CONFERRAL = say("nothing is conferred on a unit: ask about a body or a person that acts for it")
ENDED_FOR_GOOD = say("ask about an earlier date")
WITH_SUCCESSOR = say("ask about {heir}, which took its place, or about an earlier date")


def gap_mend(state: State, gap: Gap, question: Question) -> Sentence:
    """What would mend a gap, as the record stands at the date asked."""
    now = state.at(question.t)
    named = NAMED.get(gap.why)
    return (named and named(now, gap, question)) or filled(GAPS[gap.why][1], state, gap, question)


Named = Callable[[Moment, Gap, Question], Sentence | None]


# ------------------------------------------------------------------------------------------------------- conferred


def _confer_anew(now: Moment, gap: Gap, question: Question) -> Sentence | None:
    """Whoever stood above and holds it confers it again; nothing comes back below of itself."""
    row = next((one for one in _rows(now, gap.of) if gap.act in (one.ended, one.act)), None)
    if row is None or row.verb == "assume":
        return None
    return _conferred(now, gap.of, _above(now, row), question)


def _cure(now: Moment, gap: Gap, question: Question) -> Sentence | None:
    """Somebody ratifies it who may; what was in order on its day, or nobody can ratify, is conferred anew."""
    holder = gap.facts[0] if gap.why != "irregular" else gap.of
    row = next((one for one in _rows(now, holder) if one.act == gap.act), None)
    conferral = row and now.state.acts.get(row.origin or row.act)
    if row is None or not isinstance(conferral, Conferral):
        return None
    above = _above(now, row)
    if conferral.id in now.state.faults:
        may = (name for name in above if name != holder and _holds(now, name, question, holder))
        cure = next((name for name in may if _cures(now, name, conferral)), None)
        if cure is not None:
            return WRITE.filled(line=Written(f"ratify by {cure} ratifies {conferral.id}"))
    return _conferred(now, holder, above, question)


def _cures(now: Moment, name: str, conferral: Conferral) -> bool:
    """Whether somebody can ratify an irregular conferral."""
    exceeded = now.state.faults[conferral.id] == "C001"
    if not exceeded and name == conferral.by:
        return True
    return not lacking(now, conferral, name) and (exceeded or stands_above(now, name, conferral))


def _from_root(now: Moment, gap: Gap, question: Question) -> Sentence | None:
    """The root confers it; where its charter does not claim it, that is the first to be mended."""
    if now.state.shapes.get(gap.of) is Unit:
        return NO_CONFERRAL
    root = gap.facts[0] if gap.why == "no-chain-under" else question.under
    if root is None or missing(now, root, ended=True) or not _tops(now, root):
        return None
    claimed = bodies.rules(now, root).powers or EVERY
    if now.state.is_root(root) and claimed.grade(question.power) is None:
        return _claim(now, root, question.power)
    return _conferred(now, gap.of, (root,), question)


def _tops(now: Moment, root: str) -> bool:
    """Whether somebody can be the root of anything: as one, or by an assumption."""
    return now.state.is_root(root) or any(row.verb == "assume" for row in _rows(now, root))


def _claim_it(now: Moment, gap: Gap, question: Question) -> Sentence | None:
    return _claim(now, gap.of, question.power)


def _claim(now: Moment, root: str, power: str) -> Sentence:
    claimed = bodies.rules(now, root).powers or EVERY
    names = ", ".join((*claimed.shown(), power))
    return WITH_KEY.filled(line=Written(f"charter of {root}"), below=Written(f"powers {names}"))


def _conferred(now: Moment, receiver: str, givers: tuple[str, ...], question: Question) -> Sentence | None:
    """The act by which the first who can confers the power; None where nobody can, or it cannot be conferred."""
    giver = next((name for name in givers if name != receiver and _holds(now, name, question, receiver)), None)
    verb = _verb(now, receiver)
    if giver is None or verb is None:
        return None
    says = WITH_KEY if receiver == question.actor else FROM_THERE
    line = Written(verb.format(giver=giver, receiver=receiver))
    return says.filled(line=line, below=Written(f"powers {question.power}"))


def _verb(now: Moment, receiver: str) -> str | None:
    """How something is conferred on somebody; a body that has ended is founded anew."""
    shape = now.state.shapes.get(receiver)
    if shape is Person:
        return "appoint by {giver} of {receiver}"
    if shape is Body and missing(now, receiver, ended=True):
        return None if now.state.is_root(receiver) else "establish by {giver} of {receiver}"
    return "grant by {giver} to {receiver}" if shape in (Body, Office) else None


def _holds(now: Moment, name: str, question: Question, receiver: str) -> bool:
    """Whether somebody who is there holds the power over the target, and not by way of the receiver."""
    if missing(now, name, ended=True):
        return False
    found = ways(now, sought(now, name, question.power, question.target))
    return any(way.gap is None and not way.leads_through(receiver) for way in found)


def _rows(now: Moment, holder: str) -> list[Held]:
    """What somebody holds or held, the latest first."""
    return now.begun(now.state.held, holder)[::-1]


def _above(now: Moment, row: Held) -> tuple[str, ...]:
    """Who conferred a row, and everybody above, the nearest first."""
    if row.giver == UNKNOWN:
        return ()
    found = behind([bodies.bearer(now, row.giver)], lambda name: _givers(now, name))
    return tuple(reversed(found))


def _givers(now: Moment, name: str) -> list[str]:
    return [bodies.bearer(now, row.giver) for row in _rows(now, name) if row.giver not in (UNKNOWN, name)]


# ------------------------------------------------------------------------------------------------------ held, living


def _free(now: Moment, gap: Gap, question: Question) -> Sentence | None:
    """Whoever is kept from acting is let go, or given back what he was suspended from, and nothing else."""
    every = getattr(now.state.acts.get(gap.act or ""), "of", ())
    persons = [gap.of] if gap.of in every else every
    rows = (row for person in persons for row in now.live(now.state.hindrances, person))
    row = next((row for row in rows if row.act == gap.act), None)
    if row is None:
        return None
    verb = "release-person" if row.verb == "detain" else "reinstate"
    place = "".join(f" {word} {name}" for word, name in (("in", row.in_), ("as", row.as_)) if name is not None)
    return WRITE.filled(line=Written(f"{verb} of {', '.join(persons)}{place}"))


def _fill(now: Moment, gap: Gap, question: Question) -> Sentence | None:
    """Somebody is appointed to an office that is vacant; where its body has ended, that is the first to be mended."""
    office = bodies.thing(now, gap.of)
    if not isinstance(office, Office):
        return None
    body = bodies.bearer(now, office.in_)
    if missing(now, body, ended=True):
        return ENDED_FOR_GOOD if now.state.is_root(body) else UNFOUNDED.filled(of=body)
    return WRITE.filled(line=Written(f"appoint by {body} of ... as {gap.of}"))


def _elect(now: Moment, gap: Gap, question: Question) -> Sentence | None:
    """Somebody is elected to the first seat whose constituency is there."""
    there = (seat.constituency for seat in bodies.seat_rows(now, gap.of) if bodies.exists(now, seat.constituency))
    constituency = next(there, None)
    if constituency is None:
        return None
    return WRITE.filled(line=Written(f"elect of ... to {gap.of} from {constituency}"))


def _founded(now: Moment, gap: Gap, question: Question) -> Sentence | None:
    """What will never be there is founded."""
    return None if now.state.lives.get(gap.of) else UNFOUNDED.filled(of=gap.of)


def _succeeded(now: Moment, gap: Gap, question: Question) -> Sentence | None:
    """What has ended is there no more; what took its place may be."""
    heir = bodies.bearer(now, gap.of)
    return ENDED_FOR_GOOD if heir == gap.of else WITH_SUCCESSOR.filled(heir=heir)


# -------------------------------------------------------------------------------------------- recognised, countersigned


def _recognise_too(now: Moment, gap: Gap, question: Question) -> Sentence | None:
    """Of several bodies that are recognised `only`, any suffices."""
    return WRITE.filled(line=Written(f"recognise by {gap.of} of {question.actor} mode only"))


def _sign(now: Moment, gap: Gap, question: Question) -> Sentence:
    """Whoever has to sign does: the dispatch itself, where it exercises the power; else what may ever be sent."""
    demanded, _, dispatch = gap.facts
    if _exercises(now, now.state.dispatches.get(dispatch), question):
        return WRITE.filled(line=Written(f"answer to {dispatch} by {demanded} says countersigned"))
    line = Written(f"request from {question.actor} to {demanded}")
    return SIGNED.filled(line=line, below=Written(f"power {question.power}"), one=demanded)


def _exercises(now: Moment, sent: Dispatch | None, question: Question) -> bool:
    """Whether a dispatch that can be signed is the actor's, and exercises the power over the target."""
    if sent is None or sent.power is None or "countersigned" not in ALLOWED[sent.verb]:
        return False
    over = sent.over or (() if sent.verb == "request" else sent.to)
    places = sought(now, question.actor, question.power, question.target).places
    own = question.actor in (sent.from_, sent.for_, *sent.with_)
    return own and sent.power.rstrip("?") in wider(question.power) and within(places, over)


NAMED: dict[str, Named] = {
    "not-yet": _founded,
    "dissolved": _succeeded,
    "no-seat-filled": _elect,
    "hindered": _free,
    "vacant": _fill,
    "holds-nothing": _from_root,
    "holds-others": _from_root,
    "powerless": _from_root,
    "no-chain-under": _from_root,
    "giver-lacks": _cure,
    "not-on-the-day": _cure,
    "irregular": _cure,
    "not-claimed": _claim_it,
    "ended": _confer_anew,
    "ran-out": _confer_anew,
    "only": _recognise_too,
    "unsigned": _sign,
}
"""Why a link is broken -> what names the act that would mend it; None, where no act can be named."""
