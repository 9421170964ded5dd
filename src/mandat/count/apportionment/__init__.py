"""Seats by votes or by members: divisor methods, largest remainders, one for so many; all on whole numbers.

Each method is a function from votes and `Seats` to an `Award`; `apportion` puts names, a threshold and lots around it.
"""

from collections.abc import Callable, Sequence

from mandat.count.apportionment import divisor, remainder
from mandat.count.apportionment.award import Award
from mandat.count.apportionment.divisor import Divisors
from mandat.count.apportionment.remainder import Quota
from mandat.count.method import Method
from mandat.count.seats import Seats, per_members

Count = Callable[[Sequence[int], Seats], Award]

FAMILY = "apportionment"


def _divisor(by: Divisors) -> Count:
    return lambda votes, seats: divisor.divisor(votes, seats.total, by)


def _remainder(quota: Quota) -> Count:
    return lambda votes, seats: remainder.remainder(votes, seats.total, quota)


def _per_members(members: Sequence[int], seats: Seats) -> Award:
    return Award(tuple(per_members(seats, count) for count in members))


METHODS = (
    Method(
        "d-hondt",
        FAMILY,
        "D'Hondt, Jefferson: divisors 1, 2, 3",
        "V. d'Hondt, Système pratique et raisonné de représentation proportionnelle, Brussels 1882",
        _divisor(divisor.D_HONDT),
    ),
    Method(
        "sainte-lague",
        FAMILY,
        "Sainte-Laguë, Webster: divisors 1, 3, 5",
        "A. Sainte-Laguë, La représentation proportionnelle et la méthode des moindres carrés, Annales scientifiques"
        " de l'École normale supérieure 27 (1910), pages 529-542",
        _divisor(divisor.SAINTE_LAGUE),
    ),
    Method(
        "sainte-lague-14",
        FAMILY,
        "Sainte-Laguë with a first divisor of 1.4: divisors 1.4, 3, 5",
        "M. Gallagher, Proportionality, disproportionality and electoral systems, Electoral Studies 10 (1991),"
        " pages 33-51",
        _divisor(divisor.SAINTE_LAGUE_14),
    ),
    Method(
        "hare",
        FAMILY,
        "largest remainder, Hare quota (Hamilton)",
        "M. L. Balinski and H. P. Young, Fair Representation, Yale University Press 1982",
        _remainder(remainder.hare),
    ),
    Method(
        "droop",
        FAMILY,
        "largest remainder, Droop quota",
        "H. R. Droop, On methods of electing representatives, Journal of the Statistical Society of London 44 (1881)",
        _remainder(remainder.droop),
    ),
    Method(
        "huntington-hill",
        FAMILY,
        "Huntington-Hill, equal proportions: divisors are the roots of n(n+1)",
        "E. V. Huntington, The apportionment of representatives in Congress, Transactions of the American Mathematical"
        " Society 30 (1928), pages 85-110",
        _divisor(divisor.HUNTINGTON_HILL),
    ),
    Method(
        "per-n",
        FAMILY,
        "one seat for so many members, with rounding, steps and limits",
        "the rule of a charter, docs/charters.md: seats",
        _per_members,
    ),
)
