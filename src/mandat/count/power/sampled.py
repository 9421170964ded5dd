"""Shapley-Shubik indices from orders of joining that are drawn by lot, where those of all orders cannot be counted.

The lots are the same each time, so that an answer can be had again. An order of the others has two places between which
a voter turns the result: where they carry with him, and where they carry without him. So each order gives for each
voter the share of all places at which he could join and turn it, and the index is the mean of these; voters who are
alike are taken together. Its error is four standard deviations, which one mean in fifteen thousand exceeds.
I. Mann and L. S. Shapley, Values of large games, IV: evaluating the Electoral College by Monte Carlo techniques, RAND
Corporation 1960, draw orders so.
"""

from fractions import Fraction

from mandat.count.method import Progress, unwatched
from mandat.count.power.game import Game

PLACES = 2**22
"""So many places in orders are drawn; some seconds."""
AT_ONCE = 2**16
"""So many of them at a time."""
LARGEST = 2**62
"""From this sum of weights on they are added up as Python numbers."""
DEVIATIONS = 4
UNMET = 10
"""What was not met in all the orders may be as frequent as this many in all of them: `exp(-10)` against it."""


def orders(game: Game) -> int:
    """How many orders are drawn."""
    at_once = _at_once(game)
    return max(2, PLACES // (at_once * game.voters)) * at_once


def _at_once(game: Game) -> int:
    return max(1, AT_ONCE // game.voters)


def shapley(game: Game, progress: Progress = unwatched) -> tuple[dict[tuple[int, int], Fraction], Fraction]:
    """The index of each kind of voter, and how far one is hardly ever off."""
    import numpy as np

    drawn, lots = orders(game), np.random.PCG64(1917)
    kinds = sorted(set(game.kinds))
    alike = np.array([[kind == other for kind in kinds] for other in game.kinds], np.int64)
    turned, squares = np.zeros(len(kinds), np.int64), np.zeros(len(kinds))
    for begun in range(0, drawn, _at_once(game)):
        order = lots.random_raw(_at_once(game) * game.voters).reshape(-1, game.voters).argsort(axis=1)
        places = _Joining(game, order).turned() @ alike
        turned += places.sum(axis=0)
        squares += (places.astype(float) ** 2).sum(axis=0)
        progress(begun, drawn)
    sizes = alike.sum(axis=0) * game.voters
    variance = np.maximum(squares / drawn - (turned / drawn) ** 2, 0)
    error = (DEVIATIONS * np.sqrt(variance / drawn) / sizes).max() + UNMET / (drawn * game.voters)
    shares = zip(turned.tolist(), sizes.tolist(), strict=True)
    return {kind: Fraction(*share) / drawn for kind, share in zip(kinds, shares, strict=True)}, Fraction(float(error))


class _Joining:
    """Orders of joining: (orders, voters) who comes at each place, and the sums of weights up to it."""

    def __init__(self, game: Game, order: object) -> None:
        import numpy as np

        self.game, self.shape = game, order.shape
        self.place = np.empty_like(order)
        np.put_along_axis(self.place, order, np.broadcast_to(np.arange(game.voters), order.shape), axis=1)
        pairs = ((game.weights, game.quota), (game.second, game.second_quota))
        self.weights = [(_numbers(weights), quota) for weights, quota in pairs if weights]
        self.sums = [np.insert(weights.take(order).cumsum(axis=1), 0, 0, axis=1) for weights, _ in self.weights]

    def turned(self) -> object:
        """(orders, voters): at how many places among the others each turns the result."""
        return self._first(0) - self._first(1)

    def _first(self, joined: int) -> object:
        """How many of the others must have come before they carry, with the voter or without him; all: never."""
        import numpy as np

        low, high = np.zeros(self.shape, np.int64), np.full(self.shape, self.game.voters)
        while (low < high).any():
            middle = (low + high) // 2
            carry = self._carry(middle, joined) & (low < high)
            low = np.where(carry | (low >= high), low, middle + 1)
            high = np.where(carry, middle, high)
        return low

    def _carry(self, others: object, joined: int) -> object:
        """Whether the first so many of the others carry."""
        import numpy as np

        after = others > self.place
        at, members = np.minimum(others + after, self.game.voters), others + joined
        heavy = members >= self.game.heads
        for (weights, quota), sums in zip(self.weights, self.sums, strict=True):
            heavy &= np.take_along_axis(sums, at, axis=1) + (joined - after.astype(np.int64)) * weights >= quota
        return heavy | (members >= self.game.suffice) if self.game.suffice else heavy


def _numbers(weights: tuple[int, ...]) -> object:
    """Weights as an array that can be added up exactly."""
    import numpy as np

    return np.array(weights, np.int64 if sum(weights) < LARGEST else object)
