"""Who can confer: what a giver does not hold himself, and who stands above a conferral."""

from collections.abc import Iterable

from mandat.core.acts import Conferral
from mandat.core.authority.climb import ways
from mandat.core.authority.good import good
from mandat.core.authority.scope import ANYWHERE, sought
from mandat.core.effects.authority import gave
from mandat.core.intervals import Moment


def lacking(now: Moment, act: Conferral, giver: str) -> list[str]:
    """The powers stated in a conferral that a giver does not hold over all of its scope."""
    scope = act.over or (ANYWHERE,)
    names = [power for power in _conferred(now, act) if not power.endswith("?")]
    return [power for power in names if not holds(now, giver, power, scope)]


def _conferred(now: Moment, act: Conferral) -> list[str]:
    """The powers named, or those of the office."""
    if act.powers or act.as_ is None:
        return list(act.powers)
    return [name for row in now.live(now.state.held, act.as_) if row.powers for name in row.powers.shown()]


def holds(now: Moment, actor: str, power: str, scope: Iterable[str]) -> bool:
    """Whether somebody holds a power over every place of a scope (or anywhere) by an unbroken chain."""
    for place in scope:
        asked = sought(now, actor, power, place)
        for way in good(now, actor, keep=True) or ():
            if way.gives(power, asked.places):
                break
        else:
            if not any(way.gap is None for way in ways(now, asked)):
                return False
    return True


def stands_above(now: Moment, by: str, conferral: Conferral) -> bool:
    """Whether a body made a conferral jointly, or stands above whoever made it."""
    rows = now.ever(now.state.held, conferral.receiver)
    return any(gave(now.state, by, row, now.t) for row in rows if (row.origin or row.act) == conferral.id)
