"""Competence: nobody confers, orders or takes back what is not his; what needs two signatures has them."""

from collections.abc import Collection, Iterable, Iterator

from mandat.core import bodies
from mandat.core.acts import (
    UNKNOWN,
    Adopt,
    Charter,
    Conferral,
    Decision,
    Dispatch,
    Dissolve,
    Ending,
    Hindrance,
    Office,
    Ratify,
    Removal,
    Split,
    Transfer,
)
from mandat.core.authority.answers import Link, Question
from mandat.core.authority.ask import entitled, lacks
from mandat.core.authority.climb import root_of, ways
from mandat.core.authority.conferring import holds, lacking, stands_above
from mandat.core.authority.countersign import signatures
from mandat.core.authority.plain import plainly
from mandat.core.authority.recognition import speak
from mandat.core.authority.scope import ANYWHERE, scope_of
from mandat.core.authority.wording import gap_says
from mandat.core.checks.agenda import Check
from mandat.core.countermands import countermand
from mandat.core.effects.authority import gave, meant, receivers
from mandat.core.effects.representation import seats_of
from mandat.core.findings import Finding
from mandat.core.intervals import Moment
from mandat.core.state import State
from mandat.sentences import Part, Sentence, Several, Value, Written, say


def confers(now: Moment, act: Conferral) -> Iterable[Finding]:
    """Whoever confers a power holds it, over all that it is conferred for, on the day of the conferral."""
    if act.by == UNKNOWN:
        return ()
    for power in lacking(now, act, act.by):
        some = say("{by} did not hold {power} over {over} when it conferred it on {of}")
        whole = say("{by} did not hold {power} when it conferred it on {of}")
        names = {"by": act.by, "power": Written(power), "of": act.receiver}
        says = some.filled(**names, over=Several(act.over)) if act.over else whole.filled(**names)
        mend = _ratified(_better(now, act.by, power, act.over))
        word = ("powers", power) if act.powers else ("as", act.as_)
        return (Finding("C001", act.id, says, mend, *word),)
    return ()


def assumes(now: Moment, act: Conferral) -> Iterator[Finding]:
    """Nobody but the units that say so accepts what was taken by claim alone, and it has an end."""
    what = Several(tuple(map(Written, act.powers))) if act.powers else say("authority")
    says = say("{by} assumed {what} by claim alone", by=act.by, what=what)
    mend = say("units that accept it say so: {line}", line=Written(f"recognise by UNIT of {act.by}"))
    yield Finding("A001", act.id, says, mend)
    if act.until is None:
        says = say("{by} assumed {what}, and named no end", by=act.by, what=what)
        mend = say("write: {line}, or a date", line=Written("until decision of BODY"))
        yield Finding("A002", act.id, says, mend)


def _ratified(by: Part) -> Sentence:
    return say("have {by} ratify this", by=by)


def _decided(by: Part) -> Sentence:
    return say("have {by} decide it", by=by)


def _better(now: Moment, actor: str, power: str, over: tuple[str, ...]) -> Part:
    """Who could have done what an actor could not: the root of his own order, where it holds the power."""
    root = root_of(now, actor)
    holder = root not in (None, actor) and holds(now, root, power, over or (ANYWHERE,))
    return root if holder else say("a body that holds it")


def orders(now: Moment, act: Dispatch) -> Iterable[Finding]:
    """Whoever orders is entitled to by his own order's rules, over every unit he orders."""
    if act.from_ == UNKNOWN:
        return ()
    for unit in act.over or act.to:
        if not plainly(now, act.from_, act.power, unit):
            gap = _not_entitled(now, act, unit)
            if gap is not None:
                says = say(
                    "{by} was not entitled to {power} over {over}: {gap}",
                    by=act.from_,
                    power=Written(act.power),
                    over=unit,
                    gap=gap,
                )
                mend = say("have {by} ratify it, or send it", by=_better(now, act.from_, act.power, (unit,)))
                return (Finding("C002", act.id, says, mend, "power", act.power),)
    return ()


def _not_entitled(now: Moment, act: Dispatch, unit: str) -> Sentence | None:
    """What is missing where the sender, or the body he sends for, is entitled by no root; None where one is."""
    actors = (*act.with_, *((act.for_,) if act.for_ else ()), act.from_)
    if any(entitled(now, actor, act.power, unit) for actor in actors):
        return None
    question = Question(act.from_, act.power, unit, now.t, dispatch=act.id)
    return gap_says(now.state, lacks(now, question), question)


def ends(now: Moment, act: Ending) -> Iterator[Finding]:
    """Powers are taken back by whoever conferred them, or by a body above."""
    if any(meant(now.state, act, receiver, now.t) for receiver in receivers(now.state, act)):
        return
    whose = receivers(now.state, act)
    running = [row for receiver in whose for row in now.live(now.state.held, receiver)]
    own = [row.act for row in running if gave(now.state, act.by, row, now.t)]
    givers = sorted({row.giver for row in running} - {UNKNOWN})
    if not whose:
        says = say("{act} does not say whose powers end", act=act.id)
        mend = say("name whom: of BODY, or on the act that conferred them")
    elif own:
        says = say("{of} holds nothing from {by} of the kind that is named here", of=Several(tuple(whose)), by=act.by)
        mend = say("name what it holds: {line}", line=Written(f"on {' or on '.join(own)}"))
    else:
        of = Several(tuple(whose))
        says = say("{by} conferred nothing on {of}, itself or through a body below it", by=act.by, of=of)
        ended = say("have it ended by {by}", by=Several(tuple(givers), "or"))
        mend = ended if givers else say("take it out: there is nothing to end")
    where = ("of", act.of) if act.of else ("on", act.on[0]) if act.on else (None, None)
    yield Finding("C003", act.id, says, mend, *where)


def _above(now: Moment, by: str, body: str) -> bool:
    """Whether a body established another, itself or through a body below it."""
    founding = [row for row in now.live(now.state.held, body) if row.verb == "establish"]
    return any(gave(now.state, by, row, now.t) for row in founding)


def charters(now: Moment, act: Charter) -> Iterator[Finding]:
    """A body gives itself its charter, or has it from its founder or a body above."""
    if act.by in (None, UNKNOWN, act.of) or act.of not in now.state.bodies or _above(now, act.by, act.of):
        return
    yield Finding("C005", act.id, _stranger(act.by, act.of), _decided(act.of), "by", act.by)


def _stranger(by: str, of: str) -> Sentence:
    return say("{by} neither is {of} nor established it, itself or through a body below it", by=by, of=of)


def offices(now: Moment, act: Conferral) -> Iterator[Finding]:
    """An office is filled by its own body, or by one above or below it."""
    office = bodies.thing(now, act.as_) if act.as_ is not None else None
    if not isinstance(office, Office) or act.by == UNKNOWN:
        return
    own = office.in_
    if not any(by == own or _above(now, by, own) or _above(now, own, by) for by in (act.by, *act.with_)):
        says = say("{office} is an office of {body}, and {by} fills it", office=act.as_, body=office.in_, by=act.by)
        mend = say("have {body} appoint {of}", body=office.in_, of=act.receiver)
        yield Finding("C005", act.id, says, mend, "as", act.as_)


def suspends(now: Moment, act: Hindrance) -> Iterator[Finding]:
    """Nobody is suspended, or given back what he was suspended from, by a stranger; who detains asks for no right."""
    place = act.in_ or getattr(bodies.thing(now, act.as_), "in_", None) if act.in_ or act.as_ else None
    if act.verb not in ("suspend", "reinstate") or act.by in (None, UNKNOWN, place) or place is None:
        return
    sent = any(act.by in seats_of(now.state, person, place) for person in act.of)
    if not sent and not _above(now, act.by, place):
        says = say(
            "{by} neither is {body}, nor stands above it, nor sent {persons} to it",
            by=act.by,
            body=place,
            persons=Several(act.of),
        )
        yield Finding("C005", act.id, says, _decided(place), "by", act.by)


def expels(now: Moment, act: Removal) -> Iterator[Finding]:
    """Members are expelled by what they are members of, by one above or below it, or by a part into which it split."""
    place, by = act.in_, act.by
    if act.verb != "expel" or place is None or by in (None, UNKNOWN, place):
        return
    if _above(now, by, place) or _above(now, place, by) or _in_order_of(now, place, by) or _split_off(now, place, by):
        return
    says = say("{by} neither is {body}, nor stands above it, nor belongs to it", by=by, body=place)
    yield Finding("C005", act.id, says, _decided(place), "by", by)


def _in_order_of(now: Moment, unit: str, body: str) -> bool:
    """Whether a unit accepts a body for everything: by its word, by who runs it, or by where it sits."""
    if unit not in now.state.units:
        return False
    return isinstance(speak(now, scope_of(now, ANYWHERE, unit), body, None), Link)


def _split_off(now: Moment, whole: str, part: str) -> bool:
    """Whether something has split, and this is one of the parts."""
    splits = (act for act in now.state.acts.values() if isinstance(act, Split) and act.of == whole)
    return any(part in act.into for act in splits)


def dissolves(now: Moment, act: Dissolve) -> Iterator[Finding]:
    """A body is dissolved by itself, by its founder, or by a body above."""
    if act.into == act.of:
        says = say("{of} cannot be its own successor", of=act.of)
        mend = say("name the body that takes its place, or take `into` out")
        yield Finding("C003", act.id, says, mend, "into", act.into)
        return
    if act.by in (None, UNKNOWN, act.of) or act.of not in now.state.bodies:
        return
    if not _above(now, act.by, act.of):
        mend = say("name who decided it, or write: {line}, if it is a mere fact", line=Written(f"cease {act.of}"))
        yield Finding("C003", act.id, _stranger(act.by, act.of), mend, "by", act.by)


def adopts(now: Moment, act: Adopt) -> Iterator[Finding]:
    """A draft is adopted by the body whose decision it is."""
    for ref in act.on:
        draft = now.state.drafts.get(ref)
        if isinstance(draft, Decision) and act.in_ not in (draft.decider, *draft.with_):
            says = say("{draft} is a draft of {body}, and {by} adopts it", draft=ref, body=draft.decider, by=act.in_)
            line = Written(f"adopt in {draft.decider} on {ref}")
            mend = say("have {body} adopt it: {line}", body=draft.decider, line=line)
            yield Finding("C004", act.id, says, mend, "in", act.in_)


def cures(now: Moment, act: Ratify) -> Iterator[Finding]:
    """Only an irregular act can be ratified: by its own body or one above; what exceeded powers, by who holds them."""
    for ref in act.ratifies:
        fault = now.state.faults.get(ref)
        conferral = now.state.acts.get(ref)
        if fault is None and ref in now.state.shapes:
            void, sound = say("{act} is void, and cannot be cured"), say("{act} is in order: there is nothing to cure")
            says = (void if ref in now.state.void else sound).filled(act=ref)
            yield Finding("R003", act.id, says, say("take it out"), "ratifies", ref)
        elif isinstance(conferral, Conferral) and (fault == "C001" or act.by != conferral.by):
            power = next(iter(lacking(now, conferral, act.by)), None)
            if power is not None:
                says = say("{by} does not hold {power} itself", by=act.by, power=Written(power))
                mend = _ratified(_better(now, act.by, power, conferral.over))
                yield Finding("C001", act.id, says, mend, "by", act.by)
            elif fault != "C001" and not stands_above(now, act.by, conferral):
                says = say(
                    "{act} was irregular by the rules of {body}, and {by} does not stand above it",
                    act=ref,
                    body=conferral.by,
                    by=act.by,
                )
                yield Finding("C005", act.id, says, _ratified(conferral.by), "by", act.by)
        elif isinstance(conferral, Dispatch) and conferral.power is not None:
            unit = next(
                (unit for unit in conferral.over or conferral.to if not holds(now, act.by, conferral.power, (unit,))),
                None,
            )
            if unit is not None:
                power = Written(conferral.power)
                says = say("{by} does not hold {power} over {over} itself", by=act.by, power=power, over=unit)
                mend = _ratified(_better(now, act.by, conferral.power, (unit,)))
                yield Finding("C001", act.id, says, mend, "by", act.by)


def leaves(now: Moment, act: Transfer) -> Iterator[Finding]:
    """Goods and money leave a stock only under a good order, named by `on`, whose sender was entitled."""
    if act.verb not in ("issue", "spend"):
        return
    state = now.state
    good = [
        ref
        for ref in act.on
        if ref in state.dispatches
        and state.dispatches[ref].verb == "order"
        and ref not in state.faults
        and not _countermanded(now, state.dispatches[ref])
    ]
    if not good:
        bad = say("{what} left {stock} under {orders}, which is no good order")
        none = say("{what} left {stock} under no order")
        names = {"what": _what(now, act), "stock": act.of}
        says = bad.filled(**names, orders=Several(act.on)) if act.on else none.filled(**names)
        where = ("on", act.on[0]) if act.on else ("of", act.of)
        yield Finding("G001", act.id, says, say("name the order: {line}", line=Written("on ORDER")), *where)


def _countermanded(now: Moment, sent: Dispatch) -> bool:
    """Whether an order or a call in good form stands against this one."""
    return countermand(now.state, sent, lambda other: other.id not in now.state.faults) is not None


def _what(now: Moment, act: Transfer) -> Part:
    """What moved, in the measure of its stock."""
    if act.amount is None:
        return say("goods or money")
    amount, measure = Value(act.amount.text), getattr(bodies.thing(now, act.of), "measure", None)
    return say("{amount} {measure}", amount=amount, measure=Value(measure)) if measure else amount


def after(state: State, about: Collection[str]) -> Iterator[Finding]:
    """What a charter lets nobody do alone was signed by whoever it names."""
    if not any(row.rules.signatures for rows in state.charters.values() for row in rows):
        return
    for sent in (state.dispatches[name] for name in about if name in state.dispatches):
        if sent.verb != "order" or sent.power is None or sent.id in state.faults:
            continue
        signed = (row.since for row in state.signatures.get(sent.id, ()))
        now = state.at(max(signed, default=state.windows[sent.id].earliest))
        missing = next((gap for unit in sent.over or sent.to if (gap := _unsigned(now, sent.from_, sent, unit))), None)
        if missing is not None:
            signer, body = missing
            says = say(
                "the charter of {body} lets nobody exercise {power} without the signature of {signer}",
                body=body,
                power=Written(sent.power),
                signer=signer,
            )
            mend = say("record it: {line}", line=Written(f"answer to {sent.id} by {signer} says countersigned"))
            yield Finding("K001", sent.id, says, mend, "power", sent.power)


def _unsigned(now: Moment, actor: str, sent: Dispatch, unit: str) -> tuple[str, str] | None:
    """(whose signature is missing, whose charter demands it) for an order over a unit; None where nothing is."""
    scope = scope_of(now, sent.power, unit)
    missing = [
        [(demanded, by) for demanded, by, signature in signatures(now, actor, scope, chain, sent.id)
         if signature is None and by != unit]
        for chain in ways(now, scope.by(actor))
        if chain.gap is None
    ]  # fmt: skip
    return missing[0][0] if missing and all(missing) else None


CHECKS = (
    Check(Conferral, assumes, verbs=("assume",)),
    Check(Conferral, confers, verbs=("establish", "grant", "appoint")),
    Check(Dispatch, orders, verbs=("order",), filled=("power",)),
    Check(Ending, ends),
    Check(Dissolve, dissolves),
    Check(Ratify, cures),
    Check(Adopt, adopts),
    Check(Transfer, leaves, verbs=("issue", "spend")),
    Check(Charter, charters, filled=("by",)),
    Check(Conferral, offices, filled=("as_",)),
    Check(Hindrance, suspends, verbs=("suspend", "reinstate")),
    Check(Removal, expels, verbs=("expel",)),
)
