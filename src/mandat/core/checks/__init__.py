"""The checks: pure functions from a moment and an act to findings, run before the act is applied.

One family a module; each function's docstring is the rule it enforces. To add a check, write the function, give it a
code in `core.findings`, and name it beside the acts that it looks at in the table of its module (`agenda`).
"""

from collections.abc import Collection, Iterator
from functools import lru_cache

from mandat.core.acts import Act
from mandat.core.checks import (
    ballots,
    circles,
    competence,
    decisions,
    dispatches,
    mandates,
    matters,
    names,
    records,
    seats,
)
from mandat.core.checks.agenda import Agendas
from mandat.core.findings import Finding
from mandat.core.intervals import Moment
from mandat.core.order import Order
from mandat.core.state import State

FAMILIES = (names, circles, decisions, ballots, mandates, seats, competence, dispatches, records, matters)


@lru_cache(maxsize=64)
def agendas(stated: frozenset[str]) -> Agendas:
    """The checks that look at acts of each verb, where charters have stated these attributes of `Rules`."""
    return Agendas((check for family in FAMILIES for check in family.CHECKS), stated)


def before(arranged: Order) -> list[Finding]:
    """What can be said before the first act is visited."""
    return list(names.before(arranged))


def run(now: Moment, act: Act) -> list[Finding]:
    """All findings about one act, at the moment it takes effect; what names nothing is not judged any further."""
    found: list[Finding] = []
    for check in agendas(now.state.stated)[act.verb].rules(act):
        said = check(now, act)
        if said:
            found += said
            if found and found[0].code == "N001":
                break
    return found


def after(state: State, about: Collection[str] | None = None) -> list[Finding]:
    """What can only be seen when all acts are visited; `about`: only what it says about the acts of these ids."""
    return list(_after(state, state.acts if about is None else about))


def _after(state: State, about: Collection[str]) -> Iterator[Finding]:
    for family in FAMILIES:
        if hasattr(family, "after"):
            yield from family.after(state, about)
