"""The fold: acts in, state and findings out.

1. Acts are visited by date, then by place in the record; none before one it refers to (`core.order`).
2. Each decision is judged by the rules of its own day (`core.judging`).
3. Checks run before the act is applied: pure functions of the state at that moment and the act (`core.checks`).
4. An act with a `void` finding changes nothing: it ends nothing and begins nothing. An irregular one stands; if it is
   a conferral, what was conferred is not good until it is ratified.
5. The act is applied (`core.effects`).
6. When all are visited, what could only be seen at the end is checked.

Nothing in it raises on bad user data, reads a clock, or changes what it is given.
"""

from collections.abc import Iterable

from mandat.core import acts, checks, order
from mandat.core.effects import apply
from mandat.core.findings import IRREGULAR, VOID, Finding
from mandat.core.judging import judge
from mandat.core.state import State


def fold(arranged: order.Order, *, latest: bool = False) -> tuple[State, list[Finding]]:
    """Fold acts into a state, each at its earliest instant (or, for comparison, at its latest)."""
    sequence = order.at_latest(arranged) if latest else arranged.acts
    state = State(arranged.windows, _organs(sequence))
    findings = list(checks.before(arranged))
    refused = {finding.act for finding in findings if finding.severity == VOID}
    for act in sequence:
        window = arranged.windows[act.id]
        t = window.latest if latest else window.earliest
        findings += visit(state, act, t, void=act.id in refused)
    findings += checks.after(state)
    return state, findings


def visit(state: State, act: acts.Act, t: int, *, void: bool = False) -> list[Finding]:
    """Judge, check and apply one act at an instant; the findings about it."""
    now = state.at(t)
    if isinstance(act, acts.Decision):
        state.judgements[act.id] = judge(now, act)
    found = checks.run(now, act)
    if void or any(finding.severity == VOID for finding in found):
        state.void.add(act.id)
        return found
    fault = next((finding.code for finding in found if finding.severity == IRREGULAR), None)
    if fault is not None:
        state.faults[act.id] = fault
    state.acts[act.id] = act
    apply(state, act, t)
    return found


def _organs(sequence: Iterable[acts.Act]) -> frozenset[str]:
    """The bodies that some act establishes, even a void one: they are no roots."""
    return frozenset(act.receiver for act in sequence if isinstance(act, acts.Conferral) and act.verb == "establish")
