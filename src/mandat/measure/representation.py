"""Whom each vote in a body stands for, and who really decides there: its seats beside the members of constituencies."""

from fractions import Fraction

from msgspec import Struct

from mandat.core import bodies
from mandat.core.intervals import Moment
from mandat.core.weighing import WEIGHTS, members_behind
from mandat.count.majority import SIMPLE, Majority
from mandat.count.power.game import Game
from mandat.count.power.indices import Power, power
from mandat.count.quantity import Quantity
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

    quota   votes that carry by the general majority of its charter, if every seat votes; None: votes are not exact,
            or that majority is one of members or constituencies
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
    seats = tuple(Represented(row.constituency, members_behind(now, row.constituency), row.votes) for row in rows)
    weights = [seat.votes.exact for seat in seats]
    rule = bodies.rules(now, body).majority(()) or SIMPLE
    if None in weights or not any(weights) or any(one.base in WEIGHTS for one in rule.each()):
        return Representation(seats)
    game = Game(tuple(weights), max(carrying(one, sum(weights)) for one in rule.each()))
    return Representation(seats, game.quota, power(game))


def carrying(majority: Majority, votes: int) -> int:
    """The least number of votes that carries where all these votes are cast.

    >>> carrying(SIMPLE, 12), carrying(Majority(Fraction(2, 3)), 12)
    (7, 8)
    """
    if majority.share is None:
        return votes // 2 + 1
    bar = majority.share * votes
    return int(bar) + 1 if majority.above else max(1, -int(-bar // 1))
