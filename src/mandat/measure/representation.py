"""Whom each vote in a body stands for, and who really decides there: its seats beside the members of constituencies."""

from fractions import Fraction
from functools import reduce

from msgspec import Struct

from mandat.core import bodies
from mandat.core.intervals import Moment
from mandat.count.majority import SIMPLE, Majority
from mandat.count.power.game import Game
from mandat.count.power.indices import Power, power
from mandat.count.quantity import Quantity, plus
from mandat.count.representation import gallagher, loosemore_hanby, members_per_vote


class Represented(Struct, frozen=True):
    """A seat: for which constituency, how many stand behind it (None: not recorded), how many votes the seat has."""

    constituency: str
    members: Quantity | None
    votes: Quantity

    @property
    def per_vote(self) -> Fraction | None:
        """How many stand behind one of its votes, where both numbers are exact."""
        if self.members is None or self.members.exact is None or self.votes.exact is None:
            return None
        return members_per_vote(self.members.exact, self.votes.exact)


class Representation(Struct, frozen=True):
    """The seats of a body and how they compare.

    quota   votes that carry by the general majority of its charter, if every seat votes; None: votes are not exact
    power   the power of each seat by that quota, in the order of the seats
    """

    seats: tuple[Represented, ...]
    quota: int | None = None
    power: Power | None = None

    @property
    def distances(self) -> tuple[Fraction, Fraction] | None:
        """The indices of Loosemore and Hanby and of Gallagher, where all numbers are exact and there are some."""
        if not self.seats or any(seat.per_vote is None for seat in self.seats):
            return None
        pairs = [(seat.votes.exact, seat.members.exact) for seat in self.seats]
        return (loosemore_hanby(pairs), gallagher(pairs)) if any(members for _, members in pairs) else None


def representation(now: Moment, body: str) -> Representation:
    """The seats of a body at one moment with those they stand for. Raises `TooLarge`."""
    rows = sorted(bodies.seat_rows(now, body), key=lambda row: row.constituency)
    seats = tuple(Represented(row.constituency, behind(now, row.constituency), row.votes) for row in rows)
    weights = [seat.votes.exact for seat in seats]
    if None in weights or not any(weights):
        return Representation(seats)
    game = Game(tuple(weights), carrying(bodies.rules(now, body).majority(()) or SIMPLE, sum(weights)))
    return Representation(seats, game.quota, power(game))


def behind(now: Moment, name: str, seen: frozenset[str] = frozenset()) -> Quantity | None:
    """How many stand behind a constituency; None where that is not recorded.

    Behind a unit: its members as recorded, else those of the units that lie directly in it. Behind a body: those behind
    the constituencies of its seats, through as many levels as there are.
    """
    recorded = bodies.members(now, name)
    if recorded is not None or name in seen:
        return recorded
    below = [row.constituency for row in bodies.seat_rows(now, name)] or _within(now, name)
    counts = [behind(now, one, seen | {name}) for one in below]
    return reduce(plus, counts) if counts and None not in counts else None


def _within(now: Moment, name: str) -> list[str]:
    return [unit for unit in now.state.units if bodies.containers(now, unit)[:1] == (name,)]


def carrying(majority: Majority, votes: int) -> int:
    """The least number of votes that carries where all these votes are cast.

    >>> carrying(SIMPLE, 12), carrying(Majority(Fraction(2, 3)), 12)
    (7, 8)
    """
    if majority.share is None:
        return votes // 2 + 1
    bar = majority.share * votes
    return int(bar) + 1 if majority.above else max(1, -int(-bar // 1))
