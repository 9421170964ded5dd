"""Slow counters for tests of every method without transfers, each rule restated paper by paper from its definition.

They share no code with `mandat.count`. A paper is (how many, {candidate: rank}) without anybody who withdrew; a lot is
a function that gets equals in the order of the ballot and says which of them it chooses.
"""

from collections.abc import Callable
from fractions import Fraction
from hashlib import md5
from itertools import combinations

Groups = tuple[tuple[int, ...], ...]
Paper = tuple[int, dict[int, int]]


class Lottery:
    """Lots by RFC 3797, and what they were drawn from."""

    def __init__(self, seed: str) -> None:
        self.seed, self.drawn, self.met = seed, 0, []

    def number(self, among: int) -> int:
        end = bytes(divmod(self.drawn, 256))
        self.drawn += 1
        return int(md5(end + self.seed.encode() + end).hexdigest(), 16) % among

    def __call__(self, among: list) -> object:
        chosen = among[self.number(len(among))]
        self.met.append((list(among), [chosen]))
        return chosen

    def order(self, among: list) -> list:
        left, drawn = list(among), []
        while left:
            drawn.append(left.pop(self.number(len(left))))
        self.met.append((list(among), drawn))
        return drawn


def papers(ballots: list[tuple[int, Groups]], gone: set[int]) -> list[Paper]:
    """Ballots without those who withdrew; a rank at which only such stood is closed up, one left out stays left out."""
    found = []
    for many, groups in ballots:
        kept = [[one for one in group if one not in gone] for group in groups]
        ranks = [group for group, before in zip(kept, groups, strict=True) if group or not before]
        found.append((many, {one: rank for rank, group in enumerate(ranks, 1) for one in group}))
    return found


def followed(paper: dict[int, int]) -> tuple[int, ...]:
    """The names of a paper in order, up to a rank that is left out or given twice."""
    named = []
    while len(next_ := [one for one, rank in paper.items() if rank == len(named) + 1]) == 1:
        named += next_
    return tuple(named)


def highest(scores: dict[int, object], seats: int, lot: Callable) -> list[int]:
    """The candidates with the highest scores; of equals for whom not all there is room, one lot for each place."""
    elected: list[int] = []
    while len(elected) < min(seats, len(scores)):
        left = {one: score for one, score in scores.items() if one not in elected}
        equal = [one for one in sorted(left) if left[one] == max(left.values())]
        room = min(seats, len(scores)) - len(elected)
        elected += equal if len(equal) <= room else [lot(equal)]
    return elected


def plurality(standing: list[int], ballots: list[Paper], seats: int, lot: Callable) -> list[int]:
    votes = dict.fromkeys(standing, 0)
    for many, paper in ballots:
        for one in followed(paper)[:1]:
            votes[one] += many
    return highest(votes, seats, lot)


def approval(standing: list[int], ballots: list[Paper], seats: int, lot: Callable) -> list[int]:
    return highest({c: sum(many for many, paper in ballots if c in paper) for c in standing}, seats, lot)


def two_round(standing: list[int], ballots: list[Paper], _seats: int, lot: Callable) -> list[int]:
    named = [(many, followed(paper)) for many, paper in ballots]
    votes = {c: sum(many for many, names in named if names[:1] == (c,)) for c in standing}
    most = max(standing, key=lambda one: votes[one])
    if 2 * votes[most] > sum(votes.values()) or len(standing) == 1:
        return [most]
    pair = sorted(highest(votes, 2, lot))
    again = dict.fromkeys(pair, 0)
    for many, names in named:
        for one in [name for name in names if name in pair][:1]:
            again[one] += many
    for scores in (again, votes):
        if scores[pair[0]] != scores[pair[1]]:
            return [max(pair, key=lambda one: scores[one])]
    return [lot(pair)]


def cumulative(standing: list[int], ballots: list[tuple[int, list[int]]], seats: int, lot: Callable) -> list[int]:
    """Here a paper is (how many, whom each names, as often as it does)."""
    good = [(many, [one for one in named if one in standing]) for many, named in ballots]
    good = [(many, named) for many, named in good if len(named) <= seats]
    return highest({c: sum(many * named.count(c) for many, named in good) for c in standing}, seats, lot)


# -------------------------------------------------------------------------------------------------------- pair by pair


def prefer(ballots: list[Paper], one: int, other: int) -> int:
    """How many rank one above the other; who is not named is behind all who are."""
    last = 10**6
    return sum(many for many, paper in ballots if paper.get(one, last) < paper.get(other, last))


def margins(standing: list[int], ballots: list[Paper]) -> dict[tuple[int, int], int]:
    pairs = [(a, b) for a in standing for b in standing if a != b]
    return {(a, b): prefer(ballots, a, b) - prefer(ballots, b, a) for a, b in pairs}


def borda(standing: list[int], ballots: list[Paper], seats: int, lot: Callable) -> list[int]:
    points = dict.fromkeys(standing, Fraction(0))
    for many, paper in ballots:
        for one in standing if paper else ():
            for other in [other for other in standing if other != one]:
                mine, theirs = paper.get(one, 10**6), paper.get(other, 10**6)
                points[one] += many * (Fraction(1, 2) if mine == theirs else int(mine < theirs))
    return highest(points, seats, lot)


def minimax(standing: list[int], ballots: list[Paper], seats: int, lot: Callable) -> list[int]:
    of = margins(standing, ballots)
    worst = {c: max((of[other, c] for other in standing if other != c), default=0) for c in standing}
    return highest({c: -defeat for c, defeat in worst.items()}, seats, lot)


def copeland(standing: list[int], ballots: list[Paper], seats: int, lot: Callable) -> list[int]:
    of = margins(standing, ballots)
    duels = {c: [of[c, other] for other in standing if other != c] for c in standing}
    score = {c: sum(m > 0 for m in found) - sum(m < 0 for m in found) for c, found in duels.items()}
    return highest(score, seats, lot)


def in_order(standing: list[int], above: set[tuple[int, int]], seats: int, lot: Callable) -> list[int]:
    """Time and again those whom nobody left stands above; where there is no room for all, one of them by lot."""
    elected: list[int] = []
    left = list(standing)
    while left and len(elected) < seats:
        free = [one for one in left if not any((other, one) in above for other in left)]
        chosen = free if len(free) <= seats - len(elected) else [lot(free)]
        elected += chosen
        left = [one for one in left if one not in chosen]
    return elected


def schulze(standing: list[int], ballots: list[Paper], seats: int, lot: Callable) -> list[int]:
    """A path of strength s is one whose links all have s: asked for each s, from the greatest on."""
    of = margins(standing, ballots)
    links = {(a, b): prefer(ballots, a, b) for (a, b), margin in of.items() if margin > 0}
    strength = dict.fromkeys(of, 0)
    for least in sorted(set(links.values())):
        for pair in reachable({link for link, won in links.items() if won >= least}):
            strength[pair] = least
    return in_order(standing, {(a, b) for a, b in of if strength[a, b] > strength[b, a]}, seats, lot)


def reachable(links: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """Who can be reached from whom; nobody from itself but in a circle, which is told as a pair of the same."""
    known = set(links)
    while more := {(a, d) for a, b in known for c, d in known if b == c} - known:
        known |= more
    return known if any(a == b for a, b in links) else {(a, b) for a, b in known if a != b}


def circular(links: set[tuple[int, int]]) -> bool:
    known = reachable(links)
    return any((b, a) in known for a, b in known)


def ranked_pairs(standing: list[int], ballots: list[Paper], seats: int, lot: Callable) -> list[int]:
    of = margins(standing, ballots)
    kept: set[tuple[int, int]] = set()
    for margin in sorted({one for one in of.values() if one > 0}, reverse=True):
        equal = sorted(pair for pair in of if of[pair] == margin)
        possible = {(a, b) for a, b in equal if (b, a) not in reachable(kept)}
        if not circular(kept | possible):
            kept |= possible
            continue
        order = lot.order(sorted({one for pair in equal for one in pair}))
        for pair in sorted(equal, key=lambda pair: (order.index(pair[0]), order.index(pair[1]))):
            kept |= set() if circular(kept | {pair}) else {pair}
    return in_order(standing, reachable(kept), seats, lot)


# ---------------------------------------------------------------------------------------------------------- committees


def thiele(committee: tuple[int, ...], ballots: list[Paper]) -> Fraction:
    """1 + 1/2 + ... + 1/k for each voter with k of the committee to like."""
    worths = [sum((Fraction(1, k) for k in range(1, len(set(paper) & set(committee)) + 1)), Fraction(0))
              for _, paper in ballots]  # fmt: skip
    return sum((many * worth for (many, _), worth in zip(ballots, worths, strict=True)), Fraction(0))


def seq_pav(standing: list[int], ballots: list[Paper], seats: int, lot: Callable) -> list[int]:
    elected: tuple[int, ...] = ()
    while len(elected) < min(seats, len(standing)):
        worth = {c: thiele((*elected, c), ballots) for c in standing if c not in elected}
        equal = [c for c in worth if worth[c] == max(worth.values())]
        elected += (equal[0] if len(equal) == 1 else lot(equal),)
    return list(elected)


def pav(standing: list[int], ballots: list[Paper], seats: int, lot: Callable) -> list[int]:
    worth = {one: thiele(one, ballots) for one in combinations(standing, min(seats, len(standing)))}
    best = [one for one in worth if worth[one] == max(worth.values())]
    return list(best[0] if len(best) == 1 else lot(best))


def equal_shares(standing: list[int], ballots: list[Paper], seats: int, lot: Callable) -> list[int]:
    """Voter by voter, a purse each."""
    voters = [set(paper) for many, paper in ballots if paper for _ in range(many)]
    purse = [Fraction(seats, len(voters))] * len(voters)
    elected: list[int] = []

    def choose(costs: dict[int, Fraction]) -> int:
        equal = [c for c in standing if costs.get(c) == min(costs.values())]
        elected.append(equal[0] if len(equal) == 1 else lot(equal))
        return elected[-1]

    def left() -> list[int]:
        return [c for c in standing if c not in elected] if len(elected) < seats else []

    def fans(one: int) -> list[int]:
        return [voter for voter, likes in enumerate(voters) if one in likes]

    while costs := {c: cost for c in left() if (cost := _evenly([purse[v] for v in fans(c)])) is not None}:
        chosen = choose(costs)
        for voter in fans(chosen):
            purse[voter] -= min(purse[voter], costs[chosen])
    while costs := {c: Fraction(1 - sum(purse[v] for v in fans(c))) / len(fans(c)) for c in left() if fans(c)}:
        chosen = choose(costs)
        purse = [0 if chosen in likes else held + costs[chosen] for held, likes in zip(purse, voters, strict=True)]
    while left():
        choose(dict.fromkeys(left(), Fraction(0)))
    return elected


def _evenly(purses: list[Fraction]) -> Fraction | None:
    """The most that anybody pays when these pay 1 together: the richest all the same, poorer ones all they have."""
    if sum(purses, Fraction(0)) < 1:
        return None
    purses = sorted(purses)
    for poor in range(len(purses)):
        each = (1 - sum(purses[:poor], Fraction(0))) / (len(purses) - poor)
        if each <= purses[poor]:
            return each
    return None


PLAIN: dict[str, Callable] = {
    "plurality": plurality,
    "approval": approval,
    "two-round": two_round,
    "borda": borda,
    "schulze": schulze,
    "ranked-pairs": ranked_pairs,
    "minimax": minimax,
    "copeland": copeland,
    "seq-pav": seq_pav,
    "pav": pav,
    "equal-shares": equal_shares,
}
