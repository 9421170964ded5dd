"""Step 6, *countersigned*: whose signature an exercise of the power needs, and whether it has it.

A signature is demanded by the target's word (`signature`) or by a charter on the chain. A chain that runs through
whoever is demanded has it. He may sign, or an organ to which he gave the power. A signature given on a dispatch serves
that dispatch alone; one given on a request that concerns the power as such stands.
"""

from collections.abc import Iterator

from mandat.core import bodies
from mandat.core.acts import Dispatch
from mandat.core.authority.answers import STATED, Gap, Link
from mandat.core.authority.chain import Backed
from mandat.core.authority.climb import ways
from mandat.core.authority.recognition import standing
from mandat.core.authority.scope import Scope
from mandat.core.intervals import Moment
from mandat.core.powers import wider
from mandat.core.state import Signature


def countersigned(now: Moment, actor: str, scope: Scope, chain: Backed, dispatch: str | None) -> tuple[Link, ...] | Gap:
    """The signatures that the exercise has; empty where none is needed."""
    links = []
    for demanded, by, signature in signatures(now, actor, scope, chain, dispatch):
        key = ("signatures", dispatch or demanded)
        if signature is None:
            return Gap("countersigned", demanded, "unsigned", (demanded, by, dispatch or ""), None, key)
        since, until, facts = signature.since, signature.until, (signature.by, by)
        links.append(Link("countersigned", demanded, signature.act, since, until, STATED, "signed", facts, key))
    return tuple(links)


def signatures(
    now: Moment, actor: str, scope: Scope, chain: Backed, dispatch: str | None
) -> Iterator[tuple[str, str, Signature | None]]:
    """(whose signature is needed, who demands it, the signature or None), but for those whose own act it is anyway."""
    own = (*chain.bodies, *_senders(now, actor, scope, chain, dispatch))
    for demanded, by in demands(now, scope, chain):
        if demanded not in own and not _holds_office(now, actor, demanded):
            yield demanded, by, _signature(now, actor, scope, chain, demanded, dispatch)


def demands(now: Moment, scope: Scope, chain: Backed) -> list[tuple[str, str]]:
    """(whose signature is needed, who or what demands it), each once."""
    if not now.state.signing and "signature" not in scope.around.modes:
        return []
    found = dict.fromkeys(standing(now, scope, "signature"), scope.target)
    for body in filter(now.state.signing.__contains__, chain.bodies):
        for who, powers in bodies.rules(now, body).signatures:
            if powers.grade(scope.power):
                found.setdefault(who, body)
    return list(found.items())


def _senders(now: Moment, actor: str, scope: Scope, chain: Backed, dispatch: str | None) -> tuple[str, ...]:
    """Who sent this exercise jointly."""
    sent = now.state.dispatches.get(dispatch) if dispatch is not None else None
    return (sent.from_, *sent.with_) if _is_this_exercise(sent, scope, (actor, *chain.bodies)) else ()


def _holds_office(now: Moment, person: str, office: str) -> bool:
    return any(row.office == office for row in now.live(now.state.held, person))


def _signature(
    now: Moment, actor: str, scope: Scope, chain: Backed, demanded: str, dispatch: str | None
) -> Signature | None:
    for signature in _given(now, actor, scope, chain, dispatch):
        if _may_sign(now, scope, demanded, signature):
            return signature
    return None


def _given(now: Moment, actor: str, scope: Scope, chain: Backed, dispatch: str | None) -> Iterator[Signature]:
    """Every signature that serves this exercise, whoever gave it."""
    state = now.state
    acting = (actor, *chain.bodies)
    if dispatch is not None and _is_this_exercise(state.dispatches.get(dispatch), scope, acting):
        yield from now.live(state.signatures, dispatch)
    for power in sorted(wider(scope.power)):
        for signature in now.live(state.standing, power):
            if scope.within(signature.over) and signature.for_ in acting:
                yield signature


def _is_this_exercise(sent: Dispatch | None, scope: Scope, acting: tuple[str, ...]) -> bool:
    """Whether a dispatch exercises the power asked about over this target, for this actor or a body behind him."""
    if sent is None or sent.power is None or sent.power.rstrip("?") not in wider(scope.power):
        return False
    over = sent.over or (() if sent.verb == "request" else sent.to)
    return scope.within(over) and not {sent.from_, sent.for_, *sent.with_}.isdisjoint(acting)


def _may_sign(now: Moment, scope: Scope, demanded: str, signature: Signature) -> bool:
    """Whether this is the signature demanded: his own, his office's, or that of an organ to which he gave the power."""
    then = now.state.at(signature.since)
    if signature.by == demanded or _holds_office(then, signature.by, demanded):
        return True
    return any(demanded in chain.bodies for chain in ways(then, scope.by(signature.by)) if chain.gap is None)
