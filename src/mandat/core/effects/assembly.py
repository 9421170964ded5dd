"""Sittings open and close, people come and go, votes decide."""

from msgspec.structs import replace

from mandat.core import acts
from mandat.core.effects.running import happens
from mandat.core.state import Meeting, State
from mandat.count.quantity import Quantity, minus, plus


def sitting(state: State, act: acts.Sitting, t: int) -> None:
    """A sitting begins or ends; adjourning and resuming leave it the same sitting."""
    if act.verb == "close":
        state.meetings.end(act.in_, t, act.id)
        happens(state, "closing", act.in_, t, act.id)
        return
    running = state.meetings.get(act.in_, ())
    before = running[-1] if running and running[-1].until > t and act.verb != "open" else None
    if act.verb == "adjourn" and before is not None:
        return
    state.meetings.end(act.in_, t, act.id)
    meeting = Meeting(
        since=t,
        act=act.id,
        present=act.present or (before.present if before else None),
        registered=act.registered or (before.registered if before else None),
        fault=before.fault if before else state.faults.get(act.id),
        credentials=before.credentials if before else False,
    )
    state.meetings.open(act.in_, meeting)
    if act.verb == "open":
        happens(state, "opening", act.in_, t, act.id)


def presence(state: State, act: acts.Presence, t: int) -> None:
    """How many are there changes, where both numbers are recorded."""
    rows = state.meetings.get(act.in_, ())
    if not rows or rows[-1].until <= t or rows[-1].present is None:
        return
    before = rows[-1]
    present = _after(before.present, act.count or _named(act), act.verb)
    state.meetings.end(act.in_, t, act.id)
    state.meetings.open(act.in_, replace(before, since=t, act=act.id, present=present))


def _named(act: acts.Presence) -> Quantity | None:
    return plus(None, len(act.of)) if act.of else None


def _after(present: Quantity, moved: Quantity | None, verb: str) -> Quantity | None:
    if moved is None:
        return None
    return plus(present, moved) if verb == "arrive" else minus(present, moved)


def vote(state: State, act: acts.Vote, t: int) -> None:
    """A motion is decided; what waited for this body's decision on something ends with its first carried vote on it."""
    for ref in act.on:
        state.decided[ref] = act.id
    if state.judgements[act.id].carried:
        happens(state, "decision", act.in_, t, act.id, about=act.on)
