"""Shapley-Shubik indices of large votes as an integral, with a bound on the error.

If each of the others joins with probability t, the probability that a voter turns the result is a polynomial in t of a
degree below the number of voters, and his index is its integral from 0 to 1 (G. Owen, Multilinear extensions of games,
Management Science 18 (1972), pages 64-79). Gauss' rule with half as many points as voters is exact for it; what is left
is the rounding of floating-point numbers. All of them are sums and products of probabilities, so its bound is known. A
probability above a half is that of the dual game below a half, where taking a voter out of the sums is stable.
"""

from collections.abc import Sequence
from fractions import Fraction

from mandat.count.power.game import Game

EPSILON = 2.0**-52


def shapley(game: Game) -> tuple[dict[int, Fraction], Fraction]:
    """The index of each weight, and how far it may be off. Without heads."""
    from numpy.polynomial.legendre import leggauss

    points, parts = leggauss(game.voters // 2 + 1)
    dual = sum(game.weights) - game.quota + 1
    found = dict.fromkeys(game.weights, 0.0)
    error = 8 * game.voters * EPSILON
    for point, part in zip((points + 1) / 2, parts / 2, strict=True):
        if point > 0.5:
            break
        below, off = _distribution(game.weights, max(game.quota, dual), float(point))
        for quota in (game.quota, dual) if point < 0.5 else (game.quota,):
            for weight in found:
                found[weight] += float(part) * _turns(below, quota, weight, float(point))
            error += float(part) * off * _terms(game, quota, float(point))
    return {weight: Fraction(value) for weight, value in found.items()}, Fraction(error)


def _distribution(weights: Sequence[int], quota: int, at: float) -> tuple[object, float]:
    """Each joins with probability `at`: the probability of each weight or less, below the quota; how far it is off."""
    import numpy as np

    chance = np.zeros(quota)
    chance[0] = 1.0
    for weight in weights:
        joined = at * chance[: max(quota - weight, 0)]
        chance *= 1 - at
        if weight < quota:
            chance[weight:] += joined
    return np.cumsum(chance), (3 * len(weights) + quota) * EPSILON


def _turns(below: object, quota: int, weight: int, at: float) -> float:
    """How probably a voter of a weight turns the result: the others lack no more than he has."""
    if not weight:
        return 0.0
    upper = below[quota - 1 :: -weight]
    lower = below[quota - weight - 1 :: -weight] if weight < quota else below[:0]
    again = at / (1 - at)
    return (_alternating(upper, again) - _alternating(lower, again)) / (1 - at)


def _alternating(values: object, ratio: float) -> float:
    """The first, less the second times the ratio, and so on."""
    import numpy as np

    return float(np.dot(values, (-ratio) ** np.arange(len(values))))


def _terms(game: Game, quota: int, at: float) -> float:
    """By how much an error in the distribution grows at most where a voter is taken out of it."""
    least = min(weight for weight in game.weights if weight)
    return 4 * min(quota / least + 1, (1 - at) / (1 - 2 * at) if at < 0.5 else float("inf"))
