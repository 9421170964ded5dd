"""Shapley-Shubik indices from orders of joining that are drawn by lot, where those of all orders cannot be counted.

The lots are the same each time, so that an answer can be had again. An index is the share of orders in which the voter
turns the result, together with all who are like him; its error is four standard deviations of the share, which one
index in fifteen thousand exceeds (I. Mann and L. S. Shapley, Values of large games, IV: evaluating the Electoral
College by Monte Carlo techniques, RAND Corporation 1960).
"""

import math
from collections import Counter
from fractions import Fraction

from mandat.count.method import Progress, unwatched
from mandat.count.power.game import Game

PLACES = 2**25
"""So many places in orders are drawn; some seconds."""
AT_ONCE = 2**20
"""So many of them at a time."""
LARGEST = 2**62
"""From this sum of weights on they are added up as Python numbers."""
DEVIATIONS = 4


def orders(game: Game) -> int:
    """How many orders are drawn."""
    at_once = max(1, AT_ONCE // game.voters)
    return max(1, PLACES // (at_once * game.voters)) * at_once


def shapley(game: Game, progress: Progress = unwatched) -> tuple[dict[tuple[int, int], Fraction], Fraction]:
    """The index of each kind of voter, and how far one is hardly ever off."""
    import numpy as np

    drawn, at_once = orders(game), max(1, AT_ONCE // game.voters)
    lots, turning = np.random.PCG64(1917), np.zeros(game.voters, np.int64)
    for begun in range(0, drawn, at_once):
        order = lots.random_raw(at_once * game.voters).reshape(at_once, game.voters).argsort(axis=1)
        place = _carries(game, order).argmax(axis=1)
        turning += np.bincount(order[np.arange(at_once), place], minlength=game.voters)
        progress(begun, drawn)
    return _shares(game, turning.tolist(), drawn)


def _carries(game: Game, order: object) -> object:
    """(orders, voters): whether those who have joined up to a place carry."""
    import numpy as np

    joined = np.arange(1, game.voters + 1)
    heavy = np.broadcast_to(joined >= game.heads, order.shape)
    for weights, quota in ((game.weights, game.quota), (game.second, game.second_quota)):
        if weights:
            heavy = heavy & (_numbers(weights).take(order).cumsum(axis=1) >= quota)
    return heavy | (joined >= game.suffice) if game.suffice else heavy


def _numbers(weights: tuple[int, ...]) -> object:
    """Weights as an array that can be added up exactly."""
    import numpy as np

    return np.array(weights, np.int64 if sum(weights) < LARGEST else object)


def _shares(game: Game, turning: list[int], drawn: int) -> tuple[dict[tuple[int, int], Fraction], Fraction]:
    """Each kind's share of all orders, for one of its voters; the largest error."""
    alike, found = Counter(game.kinds), Counter()
    for kind, times in zip(game.kinds, turning, strict=True):
        found[kind] += times
    shares = {kind: Fraction(found[kind], drawn * number) for kind, number in alike.items()}
    errors = (DEVIATIONS * _deviation(found[kind], drawn) / number for kind, number in alike.items())
    return shares, Fraction(max(errors))


def _deviation(times: int, drawn: int) -> float:
    """Of a share found by drawing; one that was hardly ever met, or nearly always, is treated as if met once more."""
    share = min(max(times, 1), drawn - 1) / drawn if drawn > 1 else 0.5
    return math.sqrt(share * (1 - share) / drawn)
