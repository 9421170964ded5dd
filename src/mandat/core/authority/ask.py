"""The question asked, and insisted on: one computation.

`ask` climbs every chain, walks each through the steps, and lets the best one answer for its root. `decide` takes the
best of all, and `require` raises where that is no yes. `holds` says over which interval an answer is good.
"""

from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from mandat.core.authority.answers import PRESUMED, Answer, Gap, Link, Question
from mandat.core.authority.climb import ways
from mandat.core.authority.countersign import countersigned, demands
from mandat.core.authority.entitlement import Entitlement, broken, entitle, lacking, position
from mandat.core.authority.good import chains
from mandat.core.authority.living import missing
from mandat.core.authority.recognition import recognised
from mandat.core.authority.scope import Scope, scope_of, sought, words
from mandat.core.dates import DAWN, NEVER
from mandat.core.intervals import Moment
from mandat.core.memory import recalled_until_written
from mandat.core.state import State
from mandat.errors import MandatError

ORDER = ("held", "conferred", "living", "recognised", "countersigned")
"""The order in which links stand in a proof, and in which gaps are looked for."""


class NotEntitled(MandatError):
    """Raised by `require`: no order makes the exercise effective. Carries the answer that comes nearest to a yes."""

    def __init__(self, question: Question, answer: Answer) -> None:
        self.question = question
        self.answer = answer
        super().__init__(f"{question.actor} may not exercise {question.power} over {question.target}")


def ask(state: State, question: Question) -> tuple[Answer, ...]:
    """One answer for each legal order that has something to say, by id; at least one."""
    now = state.at(question.t)
    answers = _answers(now, question, _answer)
    return tuple(_windowed(answer, now) for answer in answers)


def lacks(now: Moment, question: Question) -> Gap | None:
    """The gap of the last of these answers, for whoever asks neither how far they go behind it nor how long they hold.

    So is asked for every order that nobody was entitled to give.
    """
    return _answers(now, question, _to_gap)[-1].gap


def decide(state: State, question: Question) -> Answer:
    """The best of the answers: yes where any order says yes, with its proof; else the no that comes nearest to a yes.

    A decision is remembered for as long as it holds and nothing is written.
    """
    asked = (question.actor, question.power, question.target, question.under, question.dispatch)
    return _decision(state, question.t, asked)


Asked = tuple[str, str, str, str | None, str | None]
"""A question without its date: actor, power, target, under, dispatch."""


def best(now: Moment, asked: Asked) -> Answer:
    """What `decide` says, found out at this moment, and not remembered."""
    actor, power, target, under, dispatch = asked
    stand, scope = position(now, actor), scope_of(now, power, target)
    gap = stand.missing or scope.around.missing
    if gap is not None:
        return _windowed(_no(now, under, gap), now)
    places = scope.places
    answer = _best(now, actor, under, dispatch, scope, stand.over(power, places))
    unsettled = answer is None or (answer.gap is not None and answer.gap.link == "held")
    if unsettled and not stand.nothing(now, power, places):
        found = [entitle(now, actor, chain) for chain in ways(now, scope.by(actor))]
        answer = _best(now, actor, under, dispatch, scope, found)
    return _windowed(answer or _no(now, under, stand.lacking), now)


_decision = recalled_until_written(best)


def _best(
    now: Moment, actor: str, under: str | None, dispatch: str | None, scope: Scope, found: list[Entitlement]
) -> Answer | None:
    """The best answer that these chains give; None where there are none under the root that is asked about."""
    answers = [_answer(now, actor, dispatch, scope, one) for one in found if under is None or one.root == under]
    if len(answers) == 1:
        return answers[0]
    return max(answers, key=_rank) if answers else None


def require(state: State, question: Question) -> Answer:
    """The answer that says yes. Raises `NotEntitled`."""
    answer = decide(state, question)
    if not answer.effective:
        raise NotEntitled(question, answer)
    return answer


def entitled(now: Moment, actor: str, power: str, target: str) -> bool:
    """Whether some root's own rules let the actor do it: step 4, without a word on what is missing."""
    if missing(now, actor) or missing(now, target, ended=True):
        return False
    asked = sought(now, actor, power, target)
    return any(broken(now, actor, chain) is None for chain in chains(now, asked) or ways(now, asked))


Walk = Callable[[Moment, str, str | None, Scope, Entitlement], Answer]
"""Walks on from an entitlement through the other steps: actor, dispatch, scope, entitlement to an answer."""


def _answers(now: Moment, question: Question, walk: Walk) -> list[Answer]:
    actor, scope = question.actor, scope_of(now, question.power, question.target)
    gone = missing(now, actor)
    nowhere = gone if gone and gone.why == "not-yet" else scope.around.missing
    if nowhere is not None:
        return [_no(now, question.under, nowhere)]
    by_root: dict[str | None, list[Answer]] = {}
    for chain in ways(now, scope.by(actor)) if gone is None else ():
        answer = walk(now, actor, question.dispatch, scope, entitle(now, actor, chain))
        by_root.setdefault(chain.root, []).append(answer)
    for root in _recognised_roots(now, scope):
        if root not in by_root:
            why = "no-chain-under" if now.last(now.state.lives, root) is not None else "root-gone"
            gap = gone or Gap("held", actor, why, (root, question.power), None, ("held", actor))
            by_root[root] = [_no(now, root, gap)]
    if question.under is not None:
        by_root = {root: found for root, found in by_root.items() if root == question.under}
    if not by_root:
        return [_no(now, question.under, gone or lacking(now, actor))]
    return [max(by_root[root], key=_rank) for root in sorted(by_root, key=lambda root: root or "")]


def _no(now: Moment, root: str | None, gap: Gap) -> Answer:
    return Answer(root, False, False, None, (), gap, now.low, now.high)


def _recognised_roots(now: Moment, scope: Scope) -> list[str]:
    """The roots that the target recognises for the power by word; who assumed the power is one, for it alone."""
    first = {}
    for word in words(now, scope):
        first.setdefault(word.body, word)
    said = [body for body, word in first.items() if word.mode != "disown"]
    return [body for body in said if now.state.is_root(body) or _assumed(now, scope, body)]


def _assumed(now: Moment, scope: Scope, body: str) -> bool:
    """Whether somebody has assumed the power, and the target's word carries it."""
    found = ways(now, scope.by(body))
    assumed = [chain for chain in found if chain.gap is None and chain.assumed is not None and chain.root == body]
    return any(isinstance(recognised(now, scope, chain), Link) for chain in assumed)


def _answer(now: Moment, actor: str, dispatch: str | None, scope: Scope, one: Entitlement) -> Answer:
    """Walk on through the steps; the first gap ends the proof, what comes after is still told."""
    gap, proof = one.gap, one.links
    accepted = recognised(now, scope, one)
    if isinstance(accepted, Gap):
        gap = gap or accepted
    elif gap is None:
        proof = (*proof, accepted)
    signed = None
    if demands(now, scope, one):
        signed = countersigned(now, actor, scope, one, dispatch)
        if isinstance(signed, Gap):
            gap = gap or signed
        elif gap is None:
            proof = (*proof, *signed)
    agreed = None if signed is None else not isinstance(signed, Gap)
    spoken = isinstance(accepted, Link)
    return Answer(one.root, one.gap is None, spoken, agreed, proof, gap, now.low, now.high, one.chain.broken)


def _to_gap(now: Moment, actor: str, dispatch: str | None, scope: Scope, one: Entitlement) -> Answer:
    """The same as far as its gap: what comes after is not told."""
    if one.gap is None:
        return _answer(now, actor, dispatch, scope, one)
    return Answer(one.root, False, False, None, one.links, one.gap, now.low, now.high, one.chain.broken)


def _rank(answer: Answer) -> tuple:
    """The better answer: effective, then the one that gets further or is broken nearer, then the one better stated."""
    reached = len(ORDER) if answer.gap is None else ORDER.index(answer.gap.link)
    return answer.effective, reached, -answer.broken, answer.grade != PRESUMED, len(answer.proof)


def _windowed(answer: Answer, now: Moment) -> Answer:
    """The answer, good for as long as everything that was looked at stays as it is."""
    low, high = now.low, now.high
    if answer.low == low and answer.high == high <= NEVER:
        return answer
    return replace(answer, low=low, high=min(high, NEVER))


# ------------------------------------------------------------------------------------------------- how long it holds


class Span(Struct, frozen=True):
    """The interval `[since, until)` of instants over which an answer is the same, for the same reasons."""

    since: int
    until: int


def holds(state: State, question: Question, answer: Answer) -> Span:
    """The interval around the date over which this root answers the same by the same proof or gap."""
    since, until = answer.low, answer.high
    while since > DAWN and (before := _same(state, question, answer, since - 1)) is not None:
        since = before.low
    while until < NEVER and (after := _same(state, question, answer, until)) is not None:
        until = after.high
    return Span(since, until)


def _same(state: State, question: Question, answer: Answer, t: int) -> Answer | None:
    """The same root's answer at another instant, if it is the same for the same reasons."""
    moved = Question(question.actor, question.power, question.target, t, question.under, question.dispatch)
    for other in ask(state, moved):
        if other.reasons == answer.reasons:
            return other
    return None
