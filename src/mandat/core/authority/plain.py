"""The plain case of being entitled: a person who was appointed by a body, for certain powers, and nothing has come
between.

Nearly everybody who orders is entitled so. What is told from a few rows, and from what is remembered of the body, needs
no chain to be built for him. Whoever is not plainly entitled may still be: `ask.entitled` tells.
"""

from mandat.core import bodies
from mandat.core.acts import Person
from mandat.core.authority.answers import Link
from mandat.core.authority.climb import began, conferred
from mandat.core.authority.good import Way, good
from mandat.core.authority.living import living
from mandat.core.authority.scope import within
from mandat.core.intervals import Moment
from mandat.core.memory import recalled
from mandat.core.state import Held


def plainly(now: Moment, actor: str, power: str, target: str) -> bool:
    """Whether it is plain that somebody is entitled to exercise a power over a target."""
    state = now.state
    if state.shapes.get(actor) is not Person or now.live(state.hindrances, actor):
        return False
    if now.last(state.lives, actor) is None or now.last(state.lives, target) is None:
        return False
    places = (target, *bodies.containers(now, target))
    for row in now.live(state.held, actor):
        powers = row.powers
        if row.verb != "appoint" or row.fault is not None or row.less or powers is None or powers.implied:
            continue
        if powers.grade(power) and within(places, row.over) and _had(now, row, actor, power, places):
            return True
    return False


def _had(now: Moment, row: Held, actor: str, power: str, places: tuple[str, ...]) -> bool:
    """Whether the body that gave a row held the power then, and holds it still."""
    given = conferred(now, row)
    for began_, way in at_disposal(now, row.giver):
        if began_ <= given and way.gives(power, places) and not way.chain.leads_through(actor):
            return True
    return False


@recalled
def at_disposal(now: Moment, body: str) -> tuple[tuple[tuple[int, int], Way], ...]:
    """The good ways by which a body that lives holds its powers, each with the moment at which it began."""
    state = now.state
    if body not in state.bodies or now.last(state.lives, body) is None or not isinstance(living(now, body), Link):
        return ()
    return tuple((began(now, way.chain), way) for way in good(now, body, keep=True) or ())
