"""The checks: pure functions from a moment and an act to findings, run before the act is applied.

One family a module; each function's docstring is the rule it enforces. To add a check, write the function, give it a
code in `core.findings`, and name it beside the shapes it looks at in the table of its module.
"""

from collections.abc import Callable, Collection, Iterable, Iterator

from mandat.core.acts import SHAPES, Act
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
from mandat.core.findings import Finding
from mandat.core.intervals import Moment
from mandat.core.order import Order
from mandat.core.state import State

Check = Callable[[Moment, Act], Iterable[Finding]]

FAMILIES = (names, circles, decisions, ballots, mandates, seats, competence, dispatches, records, matters)

CHECKS: dict[type[Act], tuple[Check, ...]] = {
    shape: tuple(check for family in FAMILIES for looked_at, check in family.CHECKS if issubclass(shape, looked_at))
    for shape in SHAPES
}
"""The checks that look at acts of a shape, in the order in which they run."""


def before(arranged: Order) -> list[Finding]:
    """What can be said before the first act is visited."""
    return list(names.before(arranged))


def run(now: Moment, act: Act) -> list[Finding]:
    """All findings about one act, at the moment it takes effect; what names nothing is not judged any further."""
    found: list[Finding] = []
    for check in CHECKS[type(act)]:
        found += check(now, act)
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
