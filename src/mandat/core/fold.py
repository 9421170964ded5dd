"""The fold: acts in, state and findings out.

1. Acts are visited by date, then by place in the record; none before one it refers to (`core.order`).
2. Each decision is judged by the rules of its own day (`core.judging`).
3. Checks run before the act is applied: pure functions of the state at that moment and the act (`core.checks`).
4. An act with a `void` finding changes nothing: it ends nothing and begins nothing. An irregular one stands; if it is
   a conferral, what was conferred is not good until it is ratified.
5. The act is applied (`core.effects`).
6. When all are visited, what could only be seen at the end is checked, if anybody asks for the findings (`told`).

Nothing in it raises on bad user data, reads a clock, or changes what it is given.
"""

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from mandat.core import acts, checks, order
from mandat.core.ballots import NOT_COUNTED, Counted
from mandat.core.effects import EFFECTS
from mandat.core.effects.running import happens
from mandat.core.findings import IRREGULAR, VOID, Finding
from mandat.core.judging import judge
from mandat.core.state import State


def fold(
    arranged: order.Order,
    shapes: dict[str, type[acts.Act]],
    *,
    latest: bool = False,
    counted: Mapping[str, Counted] = NOT_COUNTED,
) -> tuple[State, list[Finding]]:
    """Fold acts into a state, each at its earliest instant (or, for comparison, at its latest); what its visit found.

    shapes   id -> shape of every act of the record, also of those that are not known yet at the time asked about
    counted  id -> what the count of an act's ballots gave
    """
    sequence = order.at_latest(arranged) if latest else arranged.acts
    state = State(arranged.windows, organs_of(sequence), shapes, counted)
    refused = {finding.act for finding in checks.before(arranged) if finding.severity == VOID}
    windows, found = arranged.windows, []
    for act in sequence:
        window = windows[act.id]
        said = visit(state, act, window.latest if latest else window.earliest, void=act.id in refused)
        if said:
            found += said
    state.forget()
    return state, found


def told(arranged: order.Order, state: State, found: Iterable[Finding]) -> list[Finding]:
    """Everything that the checks say: before the first visit, what the visits found, and when all are over."""
    return [*checks.before(arranged), *found, *checks.after(state)]


def visit(state: State, act: acts.Act, t: int, *, void: bool = False) -> list[Finding]:
    """Judge, check and apply one act at an instant; the findings about it."""
    if act.status is not None and act.status in WAITING:
        if act.status == "draft":
            state.drafts[act.id] = act
        return []
    now = state.glance(t)
    shape = type(act)
    if shape in acts.DECISIONS:
        judgement = state.judgements[act.id] = judge(now, act)
        void = void or (judgement.standing in FAILED and shape is not acts.Vote)
    found = checks.run(now, act)
    if void or (found and any(finding.severity == VOID for finding in found)):
        _keep_void(state, act)
    else:
        if found:
            _note_fault(state, act, found)
        state.acts[act.id] = act
        state.place[act.id] = len(state.place)
        effect = EFFECTS.get(shape)
        if effect is not None:
            effect(state, act, t)
        if state.waiting:
            happens(state, "act", act.id, t, act.id)
    if state.memories.doubted:
        state.memories.settle(state, t)
    return found if shape not in AFTERWARDS else AFTERWARDS[shape](state, act, t, found)


FAILED = ("lost", "tied")
"""How a decision stands that was not taken: an act that records it is history, and changes nothing; a vote stands."""

WAITING = ("draft", "struck")
"""The status of acts that are not visited: until they are adopted, or ever."""


def _keep_void(state: State, act: acts.Act) -> None:
    state.void.add(act.id)
    if type(act) is acts.Conferral and act.verb == "establish":
        state.unfounded.setdefault(act.receiver, act.id)
        state.lives.changed(act.receiver)


BREAKING = ("C", "T", "S003")
"""Irregularities of a conferral that keep what it confers from being good, until it is ratified."""


def _note_fault(state: State, act: acts.Act, found: list[Finding]) -> None:
    for finding in found:
        if finding.severity == IRREGULAR and finding.code.startswith(BREAKING):
            state.faults[act.id] = finding.code
            return


def _note_recall(state: State, act: acts.Removal, t: int, found: list[Finding]) -> list[Finding]:
    """A recall was tried, by somebody who may."""
    if act.verb == "recall" and act.in_ is not None and all(finding.code != "M003" for finding in found):
        state.recalls.update(((person, act.in_), t) for person in act.of)
    return found


def _visit_drafts(state: State, act: acts.Adopt, t: int, found: list[Finding]) -> list[Finding]:
    """The drafts that were adopted are law from now on."""
    refs = act.on if act.id not in state.void else ()
    for draft in [state.drafts.pop(ref) for ref in refs if ref in state.drafts]:
        found += visit(state, _adopted(draft, act), t)
    return found


def _adopted(draft: acts.Act, adoption: acts.Adopt) -> acts.Act:
    """A draft as it becomes law: a decision without a vote of its own rests on the adoption."""
    if type(draft) in acts.DECISIONS and not draft.on and draft.for_ is None:
        return replace(draft, status=None, on=(adoption.id,))
    return replace(draft, status=None)


AFTERWARDS = {acts.Removal: _note_recall, acts.Adopt: _visit_drafts}
"""What is left to do when an act has been applied."""


def organs_of(sequence: Iterable[acts.Act]) -> frozenset[str]:
    """The bodies that some act establishes, even a void one: they are no roots."""
    return frozenset(act.receiver for act in sequence if type(act) is acts.Conferral and act.verb == "establish")
