"""Looks taken in advance: a server that will be asked much, by many, need not wait for the first of them."""

from collections.abc import Callable

from mandat.core.authority.entitlement import position
from mandat.core.authority.good import good
from mandat.core.authority.living import living
from mandat.core.authority.scope import around
from mandat.core.dates import DAWN, NEVER
from mandat.core.intervals import Moment
from mandat.core.state import State


def prepare(state: State) -> None:
    """Find out for all time what surrounds each unit and body, and what everybody is entitled to."""
    for target in state.bodies | state.units:
        _through(state, lambda now, target=target: around(now, target))
    for body in state.bodies:
        _through(state, lambda now, body=body: living(now, body))
    for giver in {row.giver for rows in state.held.values() for row in rows}:
        _through(state, lambda now, giver=giver: good(now, giver, keep=True))
    for actor in state.bodies | state.lives.keys() | state.held.keys():
        _through(state, lambda now, actor=actor: position(now, actor))


def _through(state: State, look: Callable[[Moment], object]) -> None:
    """Take a look in every window there is."""
    t = DAWN
    while t < NEVER:
        now = state.at(t)
        look(now)
        t = now.high
