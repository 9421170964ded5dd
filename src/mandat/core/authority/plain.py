"""The plain case of being entitled: a person who was appointed by a body, for certain powers, and nothing has come
between.

Nearly everybody who orders is entitled so. What is told from a few rows, and from what is remembered of the body, needs
no chain to be built for him. Whoever is not plainly entitled may still be: `ask.entitled` tells.
"""

from mandat.core import bodies
from mandat.core.acts import Person
from mandat.core.authority.answers import Link
from mandat.core.authority.climb import began
from mandat.core.authority.good import good
from mandat.core.authority.living import living
from mandat.core.authority.scope import within
from mandat.core.intervals import Moment
from mandat.core.state import Held


def plainly(now: Moment, actor: str, power: str, target: str) -> bool:
    """Whether it is plain that somebody is entitled to exercise a power over a target."""
    state = now.state
    if state.shapes.get(actor) is not Person or now.live(state.hindrances, actor):
        return False
    if now.last(state.lives, actor) is None or now.last(state.lives, target) is None:
        return False
    places = (target, *bodies.containers(now, target))
    return any(_given(now, actor, row, power, places) for row in now.live(state.held, actor))


def _given(now: Moment, actor: str, row: Held, power: str, places: tuple[str, ...]) -> bool:
    """Whether a row gives the power there, and whoever gave it is a body that lives, and held it on that day."""
    state, body, powers = now.state, row.giver, row.powers
    if row.verb != "appoint" or row.fault is not None or row.less or powers is None or powers.implied:
        return False
    if not powers.grade(power) or not within(places, row.over) or body not in state.bodies:
        return False
    if now.last(state.lives, body) is None or not isinstance(living(now, body), Link):
        return False
    given = state.moment_of(row)
    for way in good(now, body, keep=True) or ():
        if way.gives(power, places) and began(now, way.chain) <= given and not way.chain.leads_through(actor):
            return True
    return False
