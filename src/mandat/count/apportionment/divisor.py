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
    held = _surely(votes, seats, by)
    heap, rank = _ranked(votes, held, seats, by)
    given = []
    for _ in range(seats - sum(held) if heap else 0):
        best = heap[0]
        place = best % len(votes)
        given.append(best)
        held[place] += 1
        heapreplace(heap, rank(place, held[place]))
    return _tied(held, given, heap)


def _ranked(
    votes: Sequence[int], held: Sequence[int], seats: int, by: Divisors
) -> tuple[list[int], Callable[[int, int], int]]:
    """The next quotient of each who has votes as a heap, and the rank of a quotient in it.

    A rank is `place - quotient * len(votes)`: the greatest quotient comes first, and the place can be read from it. A
    divisor of 0 gives a quotient above all others, by votes.
    """
    weights = votes if by.power == 1 else [count**by.power for count in votes]
    scale, above, number, of = 2 * by.of(seats).bit_length(), max(weights, default=0) + 1, len(votes), by.of

    def rank(place: int, n: int) -> int:
        below = of(n)
        if below:
            return place - (weights[place] << scale) // below * number
        return place - (weights[place] + above << scale) * number

    if not any(held) and (first := of(0)):  # written out, since nearly all the time goes into first quotients
        heap = [place - (weight << scale) // first * number for place, weight in enumerate(weights) if weight]
    else:
        heap = [rank(place, held[place]) for place, weight in enumerate(weights) if weight]
    heapify(heap)
    return heap, rank


def _surely(votes: Sequence[int], seats: int, by: Divisors) -> list[int]:
    """The seats whose quotients lie above a bar that is high enough: no more than there are, and all but a few.

    Who has v votes has at most v / (bar * step) + 1 quotients above a bar. With few seats nothing is given so.
    """
    parties = sum(1 for count in votes if count)
    if seats <= 2 * parties:
        return [0] * len(votes)
    below, above = (by.step * (seats - parties)) ** by.power, sum(votes) ** by.power
    return [bisect_left(range(seats), count**by.power * below, key=lambda n: by.of(n) * above) for count in votes]


def _tied(held: list[int], given: list[int], heap: list[int]) -> Award:
    """Take back the last seats where somebody without one has the same quotient."""
    number = len(held)
    last = given[-1] // number if given else None
    waiting = [rank % number for rank in heap if rank // number == last] if given and heap[0] // number == last else []
    if not waiting:
        return Award(tuple(held))
    taken = [rank % number for rank in given if rank // number == last]
    for place in taken:
        held[place] -= 1
    return Award(tuple(held), Tie(tuple(sorted({*waiting, *taken})), len(taken)))
