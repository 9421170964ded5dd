"""How many coalitions there are of each weight and size: the generating function, as one large whole number.

The product of `1 + y * x**weight` over all voters has at `x**s * y**k` the number of coalitions of weight s and size k.
Here it is a number with a field of bits for each coefficient, wide enough that none runs over: to multiply by
`1 + y * x**weight` is to shift and add, and to sum all weights up to each is to do so with 1, 2, 4 and so on. What a
voter can turn is found without him: dividing by his factor is a sum of alternating signs, of which only the places
`bound, bound - weight, ...` are needed. So equal weights are counted once, and all numbers are exact.

S. J. Brams and P. J. Affuso, Power and size: a new paradox, Theory and Decision 7 (1976), count so.
"""

from math import comb

from mandat.count.power.game import Game


class Coalitions:
    """The coalitions of a game below its quota, by weight; where `sized`, also by size."""

    def __init__(self, game: Game, *, sized: bool) -> None:
        self.game = game
        self.bytes = field(game.voters)
        self.fields = game.voters + 1 if sized else 1
        self.row = self.bytes * self.fields
        self.shift = 8 * self.bytes if sized else 0
        self.below = self._cumulated().to_bytes(self.row * game.quota, "little")

    def _cumulated(self) -> int:
        """At the place of each weight below the quota: the coalitions of that weight or less."""
        width, quota = 8 * self.row, self.game.quota
        room = (1 << quota * width) - 1
        product, longest = 1, 0
        for weight in sorted(weight for weight in self.game.weights if weight < quota):
            product += product << (weight * width + self.shift)
            longest += weight
            if longest >= quota:
                product &= room
        step = 1
        while step < quota:
            product += product << step * width
            product &= room
            step *= 2
        return product

    def without(self, weight: int, bound: int) -> int:
        """The coalitions that do without one voter of this weight, up to a weight of `bound`: fields by size."""
        if weight == 0:
            return self._without_nothing(bound)
        total, sign, shift = 0, 1, 0
        for place in range(bound, -1, -weight):
            total += sign * (self._up_to(place) << shift)
            sign, shift = -sign, shift + self.shift
        return total

    def _without_nothing(self, bound: int) -> int:
        """The same for a voter without weight: the product divided by `1 + y`."""
        total = self._up_to(bound) if bound >= 0 else 0
        return total // ((1 << self.shift) + 1)

    def _up_to(self, bound: int) -> int:
        start = bound * self.row
        return int.from_bytes(self.below[start : start + self.row], "little")

    def swings(self, voter: int) -> list[int]:
        """The coalitions of others that a voter, named by his place, turns, by size; in one, if sizes do not count."""
        weight, quota, heads = self.game.weights[voter], self.game.quota, self.game.heads
        missing = self.without(weight, quota - weight - 1)
        turned = parts(self.without(weight, quota - 1) - missing, self.bytes, max(1, self.fields - 1))
        if not heads:
            return turned
        short = comb(self.game.voters - 1, heads - 1) - parts(missing, self.bytes, self.fields)[heads - 1]
        return [0] * (heads - 1) + [short] + turned[heads:]


def field(voters: int) -> int:
    """The bytes in which a number of coalitions has room, and one bit."""
    return voters // 8 + 1


def parts(number: int, width: int, count: int) -> list[int]:
    """The first fields of a number, each so many bytes wide."""
    mask = (1 << 8 * width) - 1
    return [number >> 8 * width * place & mask for place in range(count)]
