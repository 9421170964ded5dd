"""The question asked, and insisted on: one computation.

`ask` climbs every chain, walks each through the steps, and lets the best one answer for its root. `require` raises
what `ask` found missing. `holds` says over which interval an answer is good.
"""

from msgspec import Struct

from mandat.core.authority import chain as chain_steps
from mandat.core.authority.answers import PRESUMED, Answer, Gap, Link, Question
from mandat.core.authority.chain import Chain
from mandat.core.authority.countersign import countersigned, demands
from mandat.core.authority.living import acting_body, living
from mandat.core.authority.recognition import recognised
from mandat.core.authority.scope import Scope, scope_of, sought
from mandat.core.dates import DAWN, NEVER
from mandat.core.intervals import Moment
from mandat.core.state import State
from mandat.errors import MandatError

ORDER = ("held", "conferred", "living", "recognised", "countersigned")
"""The order in which links stand in a proof, and in which gaps are looked for."""


class NotEntitled(MandatError):
    """Raised by `require`: no order makes the exercise effective. Carries the answers."""

    def __init__(self, question: Question, answers: tuple[Answer, ...]) -> None:
        self.question = question
        self.answers = answers
        super().__init__(f"{question.actor} may not exercise {question.power} over {question.target}")


def ask(state: State, question: Question) -> tuple[Answer, ...]:
    """One answer for each legal order that has something to say, by id; at least one."""
    now = state.at(question.t)
    answers = _answers(now, question)
    return tuple(_windowed(answer, now) for answer in answers)


def require(state: State, question: Question) -> tuple[Answer, ...]:
    """The answers, if any of them is effective. Raises `NotEntitled`."""
    answers = ask(state, question)
    if not any(answer.effective for answer in answers):
        raise NotEntitled(question, answers)
    return answers


def entitled(now: Moment, actor: str, power: str, target: str) -> bool:
    """Whether some root's own rules let the actor do it: steps 1 to 3, without a word on what is missing."""
    if _missing(now, actor) or _missing(now, target, ended=True):
        return False
    return any(
        way.gap is None
        and isinstance(chain_steps.held(now, actor, power, way), Link)
        and isinstance(living(now, acting_body(now, actor, way)), Link)
        for way in chain_steps.ways(now, sought(now, actor, power, target))
    )


def _answers(now: Moment, question: Question) -> list[Answer]:
    missing = _missing(now, question.actor)
    nowhere = missing if missing and missing.why == "not-yet" else _missing(now, question.target, ended=True)
    if nowhere is not None:
        return [_no(question.under, nowhere)]
    scope = scope_of(now, question.power, question.target)
    by_root: dict[str | None, list[Answer]] = {}
    for chain in chain_steps.ways(now, scope.by(question.actor)) if missing is None else ():
        by_root.setdefault(chain.root, []).append(_walk(now, question, scope, chain))
    for root in _recognised_roots(now, scope):
        if root not in by_root:
            facts = (root, question.power)
            gap = missing or Gap("held", question.actor, "no-chain-under", facts, None, ("held", question.actor))
            by_root[root] = [_no(root, gap)]
    if question.under is not None:
        by_root = {root: found for root, found in by_root.items() if root == question.under}
    if not by_root:
        return [_no(question.under, missing or _holds_nothing(now, question))]
    return [max(by_root[root], key=_rank) for root in sorted(by_root, key=lambda root: root or "")]


def _missing(now: Moment, name: str, *, ended: bool = False) -> Gap | None:
    """Somebody does not exist yet: it is to come, or its founding was void; or (`ended`) exists no more."""
    if now.last(now.state.lives, name) is not None:
        return None
    key = ("lives", name)
    begun = now.begun(now.state.lives, name)
    if not begun:
        void = None if name in now.state.lives else now.state.unfounded.get(name)
        return Gap("living", name, "founding-void" if void else "not-yet", (void or "",), None, key)
    if ended:
        return Gap("living", name, "dissolved", (), begun[-1].ended or begun[-1].act, key)
    return None


def _no(root: str | None, gap: Gap) -> Answer:
    return Answer(root, False, False, None, (), gap, DAWN, NEVER)


def _holds_nothing(now: Moment, question: Question) -> Gap:
    held = sorted(
        {name for row in now.live(now.state.held, question.actor) if row.powers for name in row.powers.shown()}
    )
    why = "holds-others" if held else "holds-nothing"
    return Gap("held", question.actor, why, (question.power, *held), None, ("held", question.actor))


def _recognised_roots(now: Moment, scope: Scope) -> list[str]:
    """The roots that the target recognises for the power by word; who assumed the power is one, for it alone."""
    words = {}
    for word in scope.words:
        words.setdefault(word.body, word)
    said = [body for body, word in words.items() if word.mode != "disown"]
    return [body for body in said if now.state.is_root(body) or _assumed(now, scope, body)]


def _assumed(now: Moment, scope: Scope, body: str) -> bool:
    """Whether somebody has assumed the power, and the target's word carries it."""
    chains = chain_steps.ways(now, scope.by(body))
    assumed = [chain for chain in chains if chain.gap is None and chain.assumed is not None and chain.root == body]
    return any(isinstance(recognised(now, scope, chain), Link) for chain in assumed)


def _walk(now: Moment, question: Question, scope: Scope, chain: Chain) -> Answer:
    """Walk a chain through the steps; the first gap ends the proof, what comes after is still told."""
    proof: list[Link] = []
    gap: Gap | None = None

    def step(found: Link | tuple[Link, ...] | Gap) -> bool:
        nonlocal gap
        if isinstance(found, Gap):
            gap = gap or found
            return False
        if gap is None:
            proof.extend((found,) if isinstance(found, Link) else found)
        return True

    entitled = step(chain_steps.held(now, question.actor, question.power, chain))
    entitled &= step(chain.gap or chain_steps.conferred(chain))
    entitled &= step(living(now, acting_body(now, question.actor, chain)))
    accepted = step(recognised(now, scope, chain))
    needed = bool(demands(now, scope, chain))
    signed = step(countersigned(now, question.actor, scope, chain, question.dispatch)) if needed else None
    return Answer(chain.root, entitled, accepted, signed, tuple(proof), gap, DAWN, NEVER)


def _rank(answer: Answer) -> tuple:
    """The better answer: effective, then the one that gets further, then the one better stated."""
    reached = len(ORDER) if answer.gap is None else ORDER.index(answer.gap.link)
    return answer.effective, reached, answer.grade != PRESUMED, len(answer.proof)


def _windowed(answer: Answer, now: Moment) -> Answer:
    return Answer(
        answer.root,
        answer.entitled,
        answer.recognised,
        answer.countersigned,
        answer.proof,
        answer.gap,
        now.low,
        min(now.high, NEVER),
    )


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
