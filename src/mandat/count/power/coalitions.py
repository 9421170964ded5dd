"""How many coalitions carry, by what stays away from them: the generating function, as large whole numbers.

A coalition carries as long as those who stay away are not too heavy, by either weight; so they are counted instead, and
their sums need only go as far as the room that the quotas leave. The product of `1 + z * x**weight * y**second` over
all voters has at `x**s * y**t * z**k` the number of ways in which k who weigh s and t stay away. Here it is, for each
t, a number with a field of bits for each coefficient, wide enough that none runs over: to multiply by a factor is to
shift and add, and to sum all weights up to each is to do so with 1, 2, 4 and so on. What is so without one voter is
found without him: dividing by his factor is a sum of alternating signs, of which only the places `room, room - weight,
...` are needed. So equal weights are counted once, and all numbers are exact.

S. J. Brams and P. J. Affuso, Power and size: a new paradox, Theory and Decision 7 (1976), count so; J. M. Bilbao,
J. R. Fernandez, N. Jimenez and J. J. Lopez, Voting power in the European Union enlargement, European Journal of
Operational Research 143 (2002), pages 181-196, by several weights.
"""

from itertools import accumulate

from mandat.count.method import Progress, unwatched
from mandat.count.power.game import Game


class Layout:
    """Where the coefficients of a game stand: by size in a row, rows by weight in a line, lines by second weight."""

    def __init__(self, game: Game, *, sized: bool) -> None:
        self.game, self.room = game, game.room
        self.bytes = field(game.voters)
        self.fields = game.voters + 1 if sized else 1
        self.row = self.bytes * self.fields
        self.line = self.row * (self.room[0] + 1)
        self.fitting = sorted(kind for kind in game.kinds if kind[0] <= self.room[0] and kind[1] <= self.room[1])

    @property
    def size(self) -> int:
        """The bytes of them all."""
        return self.line * (self.room[1] + 1)


class Coalitions:
    """The coalitions of a game that carry by their weights; where `sized`, by size."""

    def __init__(self, game: Game, *, sized: bool, progress: Progress = unwatched) -> None:
        self.game = game
        self.layout = layout = Layout(game, sized=sized)
        self.shift = 8 * layout.bytes if sized else 0
        self.inside = (1 << 8 * layout.line) - 1
        cumulated = accumulate(map(self._cumulated, self._product(progress)))
        self.below = [line.to_bytes(layout.line, "little") for line in cumulated]
        self.all = self._up_to(*layout.room)

    def _product(self, progress: Progress) -> list[int]:
        """For each second weight a line: the ways to stay away with it and each weight."""
        at = self.layout
        lines, longest, highest = [1] + [0] * at.room[1], 0, 0
        for number, (weight, second) in enumerate(at.fitting):
            longest, highest = longest + weight, min(highest + second, at.room[1])
            shift = 8 * weight * at.row + self.shift
            for place in range(highest, second - 1, -1):
                lines[place] += lines[place - second] << shift
                if longest > at.room[0]:
                    lines[place] &= self.inside
            progress(number, len(at.fitting))
        return lines

    def _cumulated(self, line: int) -> int:
        """At the place of each weight of a line: the ways with that weight or less."""
        step = 1
        while step <= self.layout.room[0]:
            line += line << step * 8 * self.layout.row
            line &= self.inside
            step *= 2
        return line

    def without(self, weight: int, second: int, bound: int, second_bound: int) -> int:
        """The ways to stay away of all but one voter of these weights, within two bounds: fields by size."""
        if weight == second == 0:
            return self._up_to(bound, second_bound) // ((1 << self.shift) + 1)
        total, sign, shift = 0, 1, 0
        while bound >= 0 and second_bound >= 0:
            total += sign * (self._up_to(bound, second_bound) << shift)
            sign, shift = -sign, shift + self.shift
            bound, second_bound = bound - weight, second_bound - second
        return total

    def _up_to(self, bound: int, second_bound: int) -> int:
        if bound < 0 or second_bound < 0:
            return 0
        start = bound * self.layout.row
        return int.from_bytes(self.below[second_bound][start : start + self.layout.row], "little")

    def swings(self, voter: int) -> list[int]:
        """The coalitions of others that a voter, named by his place, turns, by size; in one, if sizes do not count."""
        weight, second = self.game.kinds[voter]
        room, also = self.layout.room
        away = self.without(weight, second, room - weight, also - second)
        joined = self.all - (away << self.shift)
        if not self.shift:
            return [joined - away]
        sizes = [parts(number, self.layout.bytes, self.game.voters)[::-1] for number in (joined, away)]
        return self.game.turned(*sizes)


def field(voters: int) -> int:
    """The bytes in which a number of coalitions has room, and one bit."""
    return voters // 8 + 1


def parts(number: int, width: int, count: int) -> list[int]:
    """The first fields of a number, each so many bytes wide."""
    mask = (1 << 8 * width) - 1
    return [number >> 8 * width * place & mask for place in range(count)]
