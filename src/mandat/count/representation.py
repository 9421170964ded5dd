"""How far seats are from votes, and how many stand behind a vote: exact wherever the measure is a fraction.

Each measure is given pairs `(seats, votes)`, one for each party or constituency, with at least one seat and one vote.
"""

from collections.abc import Sequence
from fractions import Fraction
from math import isqrt

from msgspec import Struct


class Measures(Struct, frozen=True):
    """How far seats are from votes, and of how many equal parties the votes and the seats would be."""

    gallagher: Fraction
    loosemore_hanby: Fraction
    parties_by_votes: Fraction
    parties_by_seats: Fraction


Pairs = Sequence[tuple[int, int]]

FINE = 10**12
"""A root is given in whole parts of this, rounded down."""


def measures(pairs: Pairs) -> Measures | None:
    """All measures; None where nobody has a seat or a vote."""
    seats, votes = zip(*pairs, strict=True)
    if not any(seats) or not any(votes):
        return None
    return Measures(gallagher(pairs), loosemore_hanby(pairs), effective_number(votes), effective_number(seats))


def loosemore_hanby(pairs: Pairs) -> Fraction:
    """Half the sum of all differences between the share of seats and of votes: the share of seats that is misplaced.

    J. Loosemore and V. J. Hanby, The theoretical limits of maximum distortion, British Journal of Political Science 1
    (1971), pages 467-477.

    >>> loosemore_hanby([(3, 40), (2, 60)])
    Fraction(1, 5)
    """
    return sum((abs(seats - votes) for seats, votes in _shares(pairs)), Fraction(0)) / 2


def gallagher(pairs: Pairs) -> Fraction:
    """The root of half the sum of squared differences, in percentage points: a root, rounded down after 12 digits.

    M. Gallagher, Proportionality, disproportionality and electoral systems, Electoral Studies 10 (1991), pages 33-51.

    >>> gallagher([(3, 40), (2, 60)])
    Fraction(20, 1)
    """
    squared = sum(((seats - votes) ** 2 for seats, votes in _shares(pairs)), Fraction(0)) / 2 * 100**2
    return Fraction(isqrt(squared.numerator * FINE**2 // squared.denominator), FINE)


def effective_number(counts: Sequence[int]) -> Fraction:
    """One divided by the sum of squared shares: of so many equal parties it would be the same parliament.

    M. Laakso and R. Taagepera, Effective number of parties, Comparative Political Studies 12 (1979), pages 3-27.

    >>> effective_number([50, 50]), effective_number([2, 1, 1])
    (Fraction(2, 1), Fraction(8, 3))
    """
    return Fraction(sum(counts) ** 2, sum(count**2 for count in counts))


def members_per_vote(members: int, votes: int) -> Fraction | None:
    """How many stand behind one vote; None where there is none.

    >>> members_per_vote(90, 4)
    Fraction(45, 2)
    """
    return Fraction(members, votes) if votes else None


def _shares(pairs: Pairs) -> list[tuple[Fraction, Fraction]]:
    seats, votes = (sum(column) for column in zip(*pairs, strict=True))
    return [(Fraction(held, seats), Fraction(count, votes)) for held, count in pairs]
