"""Competence: nobody confers, orders or takes back what is not his; what needs two signatures has them."""

from collections.abc import Iterator

from mandat.core import bodies
from mandat.core.acts import UNKNOWN, Conferral, Dispatch, Ending, Ratify, Transfer
from mandat.core.authority.answers import Question
from mandat.core.authority.ask import ask
from mandat.core.authority.chain import ANYWHERE, Scope, chains
from mandat.core.effects.authority import meant, receivers
from mandat.core.findings import Finding
from mandat.core.intervals import Moment
from mandat.core.state import State


def confers(now: Moment, act: Conferral) -> Iterator[Finding]:
    """Whoever confers a power holds it, over all that it is conferred for, on the day of the conferral."""
    if act.verb == "assume":
        says = f"{act.by} assumed {', '.join(act.powers) or 'authority'} on its own claim"
        yield Finding("A001", act.id, says, "units that accept it say so: recognise by UNIT of " + act.by)
        if act.until is None:
            yield Finding(
                "A002", act.id, f"{act.by} assumed authority with no end", "write: until decision of BODY, or a date"
            )
        return
    if act.by == UNKNOWN:
        return
    for power in lacking(now, act):
        where = f" over {', '.join(act.over)}" if act.over else ""
        says = f"{act.by} did not hold {power}{where} when it conferred it on {act.receiver}"
        yield Finding("C001", act.id, says, "have a body that holds it ratify this", "powers", power)
        return


def lacking(now: Moment, act: Conferral) -> list[str]:
    """The powers stated in a conferral that its giver did not hold over all of its scope."""
    names = [power for power in _conferred(now, act) if not power.endswith("?")]
    return [power for power in names for place in act.over or (ANYWHERE,) if not holds(now, act.by, power, place)][:1]


def _conferred(now: Moment, act: Conferral) -> list[str]:
    """The powers named, or those of the office."""
    if act.powers or act.as_ is None:
        return list(act.powers)
    return [name for row in now.live(now.state.held, act.as_) if row.powers for name in row.powers.shown()]


def holds(now: Moment, actor: str, power: str, place: str) -> bool:
    """Whether somebody holds a power over a place (or anywhere) by an unbroken chain."""
    scope = Scope(power, place, bodies.containers(now, place))
    return any(chain.gap is None for chain in chains(now, actor, scope))


def orders(now: Moment, act: Dispatch) -> Iterator[Finding]:
    """Whoever orders is entitled to by his own order's rules, over every unit he orders."""
    if act.verb != "order" or act.power is None or act.from_ == UNKNOWN:
        return
    for unit in act.over or act.to:
        gap = _not_entitled(now, act, unit)
        if gap is not None:
            says = f"{act.from_} was not entitled to {act.power} over {unit} ({gap})"
            yield Finding(
                "C002", act.id, says, "have a body that holds the power ratify it, or send it", "power", act.power
            )
            return


def _not_entitled(now: Moment, act: Dispatch, unit: str) -> str | None:
    """The link that fails where the sender, or the body he sends for, is entitled by no root; None where one is."""
    failing = "held"
    for actor in (act.from_, *((act.for_,) if act.for_ else ()), *act.with_):
        for answer in ask(now.state, Question(actor, act.power, unit, now.t, dispatch=act.id)):
            if answer.entitled:
                return None
            failing = answer.gap.link if answer.gap else failing
    return failing


def ends(now: Moment, act: Ending) -> Iterator[Finding]:
    """Powers are taken back by whoever conferred them, or by a body above."""
    if any(meant(now.state, act, receiver, now.t) for receiver in receivers(now.state, act)):
        return
    whose = act.of or ", ".join(act.on) or "nobody"
    says = f"{whose} holds nothing that {act.by} conferred, itself or through a body below it"
    yield Finding("C003", act.id, says, "name who conferred it, and what", "of" if act.of else "on", act.of)


def cures(now: Moment, act: Ratify) -> Iterator[Finding]:
    """Only an irregular act can be ratified, and one that exceeded its powers only by a body that holds them."""
    for ref in act.ratifies:
        fault = now.state.faults.get(ref)
        conferral = now.state.acts.get(ref)
        if fault is None:
            yield Finding(
                "R003", act.id, f"{ref} is in order, or void: there is nothing to cure", "take it out", "ratifies", ref
            )
        elif fault == "C001" and isinstance(conferral, Conferral):
            for power in conferral.powers:
                place = conferral.over[0] if conferral.over else ANYWHERE
                if not power.endswith("?") and not holds(now, act.by, power, place):
                    says = f"{act.by} does not hold {power} itself"
                    yield Finding("C001", act.id, says, "have a body that holds it ratify this", "by", act.by)
                    break


def leaves(now: Moment, act: Transfer) -> Iterator[Finding]:
    """Goods and money leave a stock only under a good order, named by `on`, whose sender was entitled."""
    if act.verb not in ("issue", "spend"):
        return
    good = [ref for ref in act.on if ref in now.state.dispatches and ref not in now.state.faults]
    if not good:
        what = f"under {', '.join(act.on)}, which is no good order" if act.on else "under no order"
        yield Finding(
            "G001", act.id, f"{act.of} left {what}", "name the order: on ORDER", "on", act.on[0] if act.on else None
        )


def after(state: State) -> Iterator[Finding]:
    """What a charter lets nobody do alone was signed by whoever it names."""
    if not any(row.rules.signatures for rows in state.charters.values() for row in rows):
        return
    for sent in state.dispatches.values():
        if sent.verb != "order" or sent.power is None or sent.id in state.faults:
            continue
        t = max((state.windows[answer.id].earliest for answer in state.answers[sent.id]), default=0)
        now = state.at(max(t, state.windows[sent.id].earliest))
        missing = next((gap for unit in sent.over or sent.to if (gap := _unsigned(now, sent.from_, sent, unit))), None)
        if missing is not None:
            says = (
                f"the charter of {missing[1]} lets nobody exercise {sent.power} without the signature of {missing[0]}"
            )
            mend = f"record it: answer to {sent.id} by {missing[0]} says countersigned"
            yield Finding("K001", sent.id, says, mend, "power", sent.power)


def _unsigned(now: Moment, actor: str, sent: Dispatch, unit: str) -> tuple[str, str] | None:
    """(whose signature is missing, whose charter demands it) for an order over a unit; None where nothing is."""
    question = Question(actor, sent.power, unit, now.t, dispatch=sent.id)
    entitled = [answer for answer in ask(now.state, question) if answer.entitled]
    if any(answer.countersigned is not False for answer in entitled):
        return None
    gaps = [answer.gap for answer in entitled if answer.gap is not None and answer.gap.link == "countersigned"]
    return next(((gap.of, gap.facts[1]) for gap in gaps if gap.facts[1] != unit), None)


CHECKS = ((Conferral, confers), (Dispatch, orders), (Ending, ends), (Ratify, cures), (Transfer, leaves))
