"""How a decision was reached: quorum, majority and result, by the rules of its own day.

A rule the record does not state is not applied. A rule that is stated but cannot be computed from vague counts leaves
the minute's own result standing, presumed. Only a rule stated and computed to fail breaks what rests on it.
"""

import math
from collections.abc import Iterable, Sequence
from functools import reduce
from itertools import repeat
from operator import itemgetter

from msgspec.structs import replace

from mandat.core import bodies
from mandat.core.acts import UNKNOWN, Adopt, Conferral, Decision, Motion, Recognition, Removal, Vote
from mandat.core.charters import UNWRITTEN, Rules
from mandat.core.intervals import Moment
from mandat.core.state import Judgement, Meeting, Tally
from mandat.core.weighing import WEIGHTS, weighed
from mandat.count import majority as majorities
from mandat.count import quorum as quorums
from mandat.count.majority import SIMPLE, Majority, Votes
from mandat.count.quantity import Quantity, exactly


def judge(now: Moment, act: Decision) -> Judgement:
    """Judge a decision by the rules in force at this moment, by its own vote or by the one it rests on."""
    vote = _rests_on(now, act) if act.on else None
    if vote is not None:
        return _by_vote(now, act, vote)
    body, result = act.decider, act.result
    rules = bodies.rules(now, body) if body else UNWRITTEN
    rule = _majority(now, act, rules)
    computed = _computed(now, act, rules, rule)
    tally = None if rules.quorum is None else quorum(now, act, body, rules.quorum)
    standing = computed if computed is not None and computed != "unknown" else _standing(act)
    vote = act.id if computed is not None or result is not None else None
    return Judgement(vote, computed, standing, _grade(now, act, body, computed, tally), tally, rule)


def _rests_on(now: Moment, act: Decision) -> str | None:
    """The vote that a decision rests on: named itself, or the last one taken on the motion named."""
    if type(act) is Vote:
        return None
    state = now.state
    for ref in act.on:
        shape = state.shapes.get(ref)
        if shape is Motion:
            ref = state.decided.get(ref)
        if ref in state.judgements and state.shapes.get(ref) in (Vote, Adopt):
            return ref
    return None


def _by_vote(now: Moment, act: Decision, vote: str) -> Judgement:
    """The judgement of a vote, by the majority that the charter of its day asked for this decision."""
    found = now.state.judgements[vote]
    if vote in now.state.void:
        return replace(found, standing="lost")
    counted = now.state.acts[vote]
    then = now.state.glance(now.state.windows[vote].earliest)
    rules = bodies.rules(then, counted.decider)
    rule = _majority(then, act, rules)
    if rule is None or rule is found.majority or rule == found.majority:
        return found
    computed = _computed(then, counted, rules, rule)
    standing = _standing(counted) if computed in (None, "unknown") else computed
    return replace(found, computed=computed, standing=standing, majority=rule)


def _majority(now: Moment, act: Decision, rules: Rules) -> Majority | None:
    """The majority that a charter states for this matter; None where none is stated."""
    stated = rules.majority(_matters(now, act)) if rules.majorities else None
    if type(act) is Removal and act.verb == "recall" and act.in_ is not None:
        return bodies.rules(now, act.in_).recall_threshold or stated
    return stated


def _matters(now: Moment, act: Decision) -> Iterable[str]:
    """What a decision is about, as charters name it: verbs and powers, of the act itself or of what the vote is on."""
    about = [act]
    if type(act) is Vote:
        state = now.state
        named = (state.acts.get(ref) or state.drafts.get(ref) for ref in act.on)
        about = [other for other in named if other is not None] or [act]
    for one in about:
        yield one.verb
        yield from getattr(one, "powers", ())


Counts = tuple[Quantity | None, Quantity | None, Quantity | None]
"""Votes for, against, abstaining."""


def counted(act: Decision) -> Counts:
    """The counts of a decision: as the minutes give them, else summed over the roll."""
    if act.for_ is None and act.against is None and type(act) is Vote and act.roll:
        return rolled(act)
    return act.for_, act.against, act.abstain


def rolled(act: Vote) -> Counts:
    """The counts that the roll of a vote gives."""
    sums = (sum(getattr(ballot, side) for ballot in act.roll) for side in ("for_", "against", "abstain"))
    return tuple(exactly(number) for number in sums)


def _computed(now: Moment, act: Decision, rules: Rules, rule: Majority | None) -> str | None:
    for_, against, abstain = counted(act)
    if for_ is None and against is None:
        return None
    rule = rule or SIMPLE
    result = majorities.plain(for_, against) if rule.share is None and rule.also is None else None
    if result is None:
        counts = Votes(for_, against, abstain, counted=rules.abstentions)
        result = reduce(majorities.both, (_by(now, act, counts, one) for one in rule.each()))
    if result == "tied" and rules.casting_vote is not None and act.casting in ("for", "against"):
        return "carried" if act.casting == "for" else "lost"
    return result


def _by(now: Moment, act: Decision, counts: Votes, rule: Majority) -> str:
    """The result by one majority of those that must be reached."""
    if rule.base in WEIGHTS:
        weights = weighed(now, act, rule.base)
        return "unknown" if weights is None else majorities.result(weights, replace(rule, base="cast"))
    return majorities.result(counts, rule, base(now, act, rule.base) if rule.base != "cast" else None)


def _standing(act: Decision) -> str:
    """What stands where nothing can be computed."""
    if act.result is not None:
        return act.result
    if act.for_ is not None and act.for_.high == 0:
        return "lost"
    return "unknown" if type(act) is Vote else "carried"


def _grade(now: Moment, act: Decision, body: str | None, computed: str | None, tally: Tally | None) -> str:
    if body == UNKNOWN or computed == "unknown" or (tally is not None and tally.met is None):
        return "presumed"
    if computed is not None or type(act) is Recognition or (type(act) is Conferral and act.verb == "appoint"):
        return "stated"
    return "presumed" if body is not None and bodies.votes(now, body) else "stated"


# --------------------------------------------------------------------------------------------------------- quorum


def meeting(now: Moment, body: str | None) -> Meeting | None:
    """The sitting that a body holds at this moment."""
    return now.last(now.state.meetings, body) if body is not None else None


def base(now: Moment, act: Decision, name: str) -> Quantity | None:
    """The number that a share is of: seats, registered, present or cast; None where it is not recorded."""
    if name == "seats":
        return bodies.all_votes(now, act.decider) if act.decider else None
    if name not in ("present", "registered"):
        return None
    stated = act.present if name == "present" else act.registered
    sitting = None if stated is not None else meeting(now, act.decider)
    return stated if sitting is None else sitting.present if name == "present" else sitting.registered


def quorum(now: Moment, act: Decision, body: str, rule: quorums.Quorum) -> Tally:
    """Whether enough were there, by the quorum that the rules of a body state."""
    present = base(now, act, "present") or _at_least(_cast(act))
    needed, there = bodies.bars(now, body), repeat(present)
    if None in needed:  # not all of them ask something of the seats
        needed = [_needed(now, act, bar, bounds) for bar, bounds in zip(rule.bars, needed, strict=True)]
        there = [_cast(act) if bar.base == "present" and bar.needed.share else present for bar in rule.bars]
    met = quorums.both(rule, list(map(quorums.met, there, needed)))
    return Tally(_least(rule.which, needed), None if present is None else present.number(), met)


def _needed(now: Moment, act: Decision, bar: quorums.Bar, of_seats: tuple[int, int] | None) -> tuple[int, int] | None:
    """What a bar asks for, where it is known; what it asks of the seats is."""
    if bar.base == "seats" or not bar.needed.share:
        return of_seats
    return quorums.required(bar, base(now, act, bar.base))


def _least(which: str, needed: Sequence[tuple[int, int] | None]) -> int | None:
    if None in needed:
        return None
    return (min if which == "lower" else max)(map(itemgetter(1), needed))


def _cast(act: Decision) -> Quantity | None:
    """The votes cast, abstentions included; None where they are not all recorded as numbers."""
    parts = [part for part in counted(act) if part is not None]
    if not parts or any(part.share or part.high is None for part in parts):
        return None
    low, high = sum(part.low for part in parts), sum(part.high for part in parts)
    return Quantity(f"{math.ceil(low)}", low, high)


def _at_least(cast: Quantity | None) -> Quantity | None:
    """How many were there, as far as the votes cast tell."""
    return cast and Quantity(f"at least {cast.low}", cast.low, None)
