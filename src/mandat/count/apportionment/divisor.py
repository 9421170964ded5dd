"""Divisor methods: each next seat goes where the votes, divided by a number that grows with the seats held, are most.

A quotient is kept as a whole number, `votes * 2**k // divisor`. Two quotients that differ do so by at least one part in
the product of their divisors; so with `2**k` above the square of the greatest divisor the whole numbers stand in the
same order as the quotients, and are equal only where those are. Where divisors are roots (Huntington-Hill), votes and
divisors are squared.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from heapq import heapify, heapreplace

from msgspec import Struct

from mandat.count.apportionment.award import Award, Tie


class Divisors(Struct, frozen=True):
    """The divisors of a method, as whole numbers.

    of     the divisor for who holds n seats; it rises with n. 0: everybody has a first seat before anybody a second
    power  of the votes that are divided: 2 where the divisors are squares
    step   by how much a divisor (the root of it, where it is a square) grows from seat to seat
    """

    of: Callable[[int], int]
    power: int = 1
    step: int = 1


D_HONDT = Divisors(lambda n: n + 1)
SAINTE_LAGUE = Divisors(lambda n: 2 * n + 1, step=2)
SAINTE_LAGUE_14 = Divisors(lambda n: 5 * (2 * n + 1) if n else 7, step=10)
HUNTINGTON_HILL = Divisors(lambda n: n * (n + 1), power=2)


def divisor(votes: Sequence[int], seats: int, by: Divisors) -> Award:
    """Give out seats by a divisor method. Who has no votes gets none; where nobody has, all seats stay.

    >>> divisor([340_000, 280_000, 160_000, 60_000], 7, D_HONDT).seats
    (3, 3, 1, 0)
    """
    quotient = _quotients(votes, seats, by)
    held = _surely(votes, seats, by)
    heap = [(-quotient(place, held[place]), place) for place, count in enumerate(votes) if count]
    heapify(heap)
    given: list[tuple[int, int]] = []
    for _ in range(seats - sum(held) if heap else 0):
        best, place = heap[0]
        given.append((best, place))
        held[place] += 1
        heapreplace(heap, (-quotient(place, held[place]), place))
    return _tied(held, given, heap)


def _quotients(votes: Sequence[int], seats: int, by: Divisors) -> Callable[[int, int], int]:
    """The quotient of one who holds n seats, as a whole number; with a divisor of 0 above all others, by votes."""
    weights = [count**by.power for count in votes]
    scale = 2 * by.of(seats).bit_length()
    above = max(weights, default=0) + 1

    def quotient(place: int, n: int) -> int:
        below = by.of(n)
        return (weights[place] << scale) // below if below else (weights[place] + above) << scale

    return quotient


def _surely(votes: Sequence[int], seats: int, by: Divisors) -> list[int]:
    """The seats whose quotients lie above a bar that is high enough: no more than there are, and all but a few.

    Who has v votes has at most v / (bar * step) + 1 quotients above a bar. With few seats nothing is given so.
    """
    parties = sum(1 for count in votes if count)
    if seats <= 2 * parties:
        return [0] * len(votes)
    below, above = (by.step * (seats - parties)) ** by.power, sum(votes) ** by.power
    return [bisect_left(range(seats), count**by.power * below, key=lambda n: by.of(n) * above) for count in votes]


def _tied(held: list[int], given: list[tuple[int, int]], heap: list[tuple[int, int]]) -> Award:
    """Take back the last seats where somebody without one has the same quotient."""
    last = given[-1][0] if given else None
    waiting = [place for quotient, place in heap if quotient == last]
    if not waiting:
        return Award(tuple(held))
    taken = [place for quotient, place in given if quotient == last]
    for place in taken:
        held[place] -= 1
    return Award(tuple(held), Tie(tuple(sorted({*waiting, *taken})), len(taken)))
