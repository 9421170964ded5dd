"""Step 3, *living*: the body that acts lives.

A body lives from its founding until the record shows otherwise: it was dissolved or ceased, its term ended, every
mandate in it lapsed or was taken back, or its filled seats fell below what its quorum can attain.
"""

from mandat.core import bodies
from mandat.core.authority.answers import PRESUMED, STATED, Gap, Link
from mandat.core.authority.chain import Chain
from mandat.core.intervals import Moment
from mandat.core.memory import recalled_joined
from mandat.core.state import Life
from mandat.count import quorum as quorums
from mandat.count.quantity import Quantity


def acting_body(now: Moment, chain: Chain) -> str:
    """The body that acts: the actor itself; for a person or an office, the nearest body above; else who assumed it."""
    state = now.state
    names = [bodies.bearer(now, name) if way.filled_by else name for way in chain.steps for name in way.line]
    return next((name for name in names if name in state.bodies or name in state.units), chain.steps[-1].holder)


def missing(now: Moment, name: str, *, ended: bool = False) -> Gap | None:
    """Why somebody or something is not there: it is to come, or its founding was void; or (`ended`) it is no more."""
    if now.last(now.state.lives, name) is not None:
        return None
    key = ("lives", name)
    begun = now.begun(now.state.lives, name)
    if not begun:
        void = _void_founding(now, name)
        return Gap("living", name, "founding-void" if void else "not-yet", (void or "",), None, key)
    if ended:
        return Gap("living", name, "dissolved", (), begun[-1].ended or begun[-1].act, key)
    return None


def _void_founding(now: Moment, name: str) -> str | None:
    """The void act by which somebody meant to establish by now what never lived."""
    void = None if name in now.state.lives else now.state.unfounded.get(name)
    if void is None:
        return None
    return void if now.see(Life(since=now.state.windows[void].earliest, act=void)) else None


@recalled_joined
def living(now: Moment, body: str) -> Link | Gap:
    """Whether a body lives at this moment."""
    key = ("lives", body)
    life = now.last(now.state.lives, body)
    if life is None:
        begun = now.begun(now.state.lives, body)
        if not begun:
            return Gap("living", body, "not-yet", (), None, key)
        last = begun[-1]
        return Gap("living", body, "dissolved" if last.ended else "life-ran-out", (), last.ended or last.act, key)
    if body not in now.state.bodies:
        return Link("living", body, life.act, life.since, life.until, STATED, "lives", (), key)
    quorum = bodies.rules(now, body).quorum
    if quorum is not None:
        return _attainable(now, body, life, quorum)
    if bodies.deserted(now, body):
        return Gap("living", body, "no-seat-filled", (), None, ("sitters", body))
    return Link("living", body, life.act, life.since, life.until, STATED, "lives", (), key)


def _attainable(now: Moment, body: str, life: Life, quorum: quorums.Quorum) -> Link | Gap:
    """Whether the seats that can act still reach the quorum of the body."""
    able, seats = bodies.able_votes(now, body), bodies.all_votes(now, body)
    if able is not None and able.high == 0:
        return Gap("living", body, "no-seat-filled", (), None, ("sitters", body))
    bounds = [_needed(bar, seats) for bar in quorum.bars]
    verdict = quorums.both(quorum, [quorums.met(able, bound) if bound else None for bound in bounds])
    if verdict is False:
        return Gap("living", body, "below-quorum", (), None, ("sitters", body))
    grade, why = (STATED, "attains-quorum") if verdict else (PRESUMED, "quorum-not-computable")
    return Link("living", body, life.act, life.since, life.until, grade, why, (), ("lives", body))


def strength(now: Moment, body: str) -> tuple[str, str]:
    """How many of the seats of a body can act, and how many its quorum asks for, as they are told."""
    able, seats = bodies.able_votes(now, body), bodies.all_votes(now, body)
    quorum = bodies.rules(now, body).quorum
    bounds = [_needed(bar, seats) for bar in quorum.bars] if quorum else []
    return able.text if able else "?", "/".join(str(bound[1]) if bound else "?" for bound in bounds)


def _needed(bar: quorums.Bar, seats: Quantity | None) -> tuple[int, int] | None:
    """What a bar asks of the seats; a share of those registered or present says nothing about them."""
    if bar.needed.share and bar.base != "seats":
        return None
    return quorums.required(bar, seats)
