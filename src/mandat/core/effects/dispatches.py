"""Dispatches go out and are answered; answers show a unit's conduct, or sign what another sent."""

from mandat.core import acts, bodies
from mandat.core.answers import DIRECTS, FOLLOWED, REFUSED
from mandat.core.effects.authority import speaker
from mandat.core.intervals import Moment
from mandat.core.state import Deed, Signature, State


def dispatch(state: State, act: acts.Dispatch, t: int) -> None:
    """Something is sent and wants an answer."""
    state.dispatches[act.id] = act
    state.answers[act.id] = []
    if act.against and act.verb in DIRECTS and act.power is not None:
        for ref in dict.fromkeys(act.against):
            state.against.add(ref, act.id)


def answer(state: State, act: acts.Answer, t: int) -> None:
    """An answer: conduct toward the body that sent the dispatch, or a signature under it."""
    sent = state.dispatches.get(act.to)
    if sent is None:
        return
    state.answers.add(sent.id, act)
    if act.says == "countersigned":
        _sign(state, act, sent, t)
    elif act.says in FOLLOWED:
        _conduct(state, act, sent, t)
    elif act.says in REFUSED:
        _unsign(state, act, sent, t)
        _conduct(state, act, sent, t)


def _conduct(state: State, act: acts.Answer, sent: acts.Dispatch, t: int) -> None:
    """How a unit behaved; carrying out a countermand is a refusal of what it countermands."""
    followed = act.says in FOLLOWED
    shown = [(sent, followed)]
    if followed and sent.against:
        shown += [(state.dispatches[ref], False) for ref in sent.against if ref in state.dispatches]
    for unit in (act.by, *act.with_) if act.with_ else (act.by,):
        who = speaker(state, unit, act.through, t)
        for one, did in shown:
            _did(state, who, act, one, t, followed=did)


def _did(state: State, who: str, act: acts.Answer, sent: acts.Dispatch, t: int, *, followed: bool) -> None:
    """A unit's conduct toward the bodies that sent something, in place of what it did before under the same power."""
    power = sent.power
    for body in acting_bodies(state.glance(t), sent) if power is not None else ():
        state.deeds.end(who, t, act.id, lambda row, body=body: row.body == body and row.power == power)
        state.deeds.open(who, Deed(since=t, act=act.id, body=body, power=power, followed=followed))


def acting_bodies(now: Moment, sent: acts.Dispatch) -> tuple[str, ...]:
    """The bodies for which a dispatch was sent: the sender itself, the one it names, or those that appointed him."""
    state = now.state
    named = (sent.for_,) if sent.for_ is not None else ()
    if sent.from_ in state.bodies:
        return (sent.from_, *named, *sent.with_)
    if named:
        return named
    power, givers = sent.power, {}
    for row in now.live(state.held, sent.from_):
        if power is None or bodies.powers_of(now, row).grade(power):
            givers[row.giver] = None
    return tuple(givers) or (sent.from_,)


def _sign(state: State, act: acts.Answer, sent: acts.Dispatch, t: int) -> None:
    """A signature serves the dispatch it is given on; on a request that concerns a power as such, it stands."""
    for_ = sent.for_ or sent.from_
    for name in (sent.id, *sent.on):
        state.signatures.open(name, Signature(since=t, act=act.id, by=act.by, for_=for_))
    if sent.verb == "request" and not sent.on and sent.power is not None:
        row = Signature(since=t, act=act.id, by=act.by, for_=for_, over=sent.over)
        state.standing.open(sent.power.rstrip("?"), row)


def _unsign(state: State, act: acts.Answer, sent: acts.Dispatch, t: int) -> None:
    """Whoever signed and now refuses takes the signature back."""
    for name in (sent.id, *sent.on):
        state.signatures.end(name, t, act.id, lambda row: row.by == act.by)
    if sent.power is not None:
        for_ = sent.for_ or sent.from_
        state.standing.end(sent.power.rstrip("?"), t, act.id, lambda row: row.by == act.by and row.for_ == for_)
