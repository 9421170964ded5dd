"""Slow counters for tests, written straight from the rules: ballot by ballot, in fractions, without NumPy.

They share no code with `mandat.count`. A ballot is (how many, the candidates in order).
"""

import math
from collections.abc import Callable, Iterable
from fractions import Fraction
from itertools import combinations, permutations

Ballots = list[tuple[int, tuple[int, ...]]]


class LotNeeded(Exception):
    """The rules leave it to a lot."""


def no_lot(_among: list[int]) -> int:
    """There is none."""
    raise LotNeeded


def top(named: Iterable[int], standing: Iterable[int]) -> int | None:
    return next((one for one in named if one in standing), None)


def pick(among: list[int], history: Iterable[dict[int, int]], best: Callable, lot: Callable = no_lot) -> int:
    """Who had most (or fewest) at the first of these points at which they differed, else by lot."""
    left = list(among)
    for totals in history if len(left) > 1 else ():
        edge = best(totals[one] for one in left)
        left = [one for one in left if totals[one] == edge]
    return left[0] if len(left) == 1 else lot(left)


class Scottish:
    """A count by the Scottish rules, paper by paper, in units of 0.00001."""

    def __init__(self, standing: Iterable[int], ballots: Ballots, seats: int, lot: Callable = no_lot) -> None:
        self.papers = [[weight, 100_000, named, named[0]] for weight, named in ballots if named]
        self.everybody, self.seats, self.lot = list(standing), seats, lot
        self.continuing, self.elected, self.pending = set(self.everybody), [], []
        self.kept: dict[int, int] = {}
        self.history: list[dict[int, int]] = []
        self.quota = (sum(paper[0] for paper in self.papers) // (seats + 1) + 1) * 100_000

    def totals(self) -> dict[int, int]:
        sums = {one: self.kept.get(one, 0) for one in self.everybody}
        for weight, value, _, holder in self.papers:
            if holder is not None and holder not in self.kept:
                sums[holder] += weight * value
        return sums

    def close(self) -> None:
        now = self.totals()
        by_votes = sorted(self.continuing, key=lambda one: -now[one])
        for one in [one for one in by_votes if now[one] >= self.quota]:
            self.continuing.remove(one)
            self.elected.append(one)
            self.pending += [one] if now[one] > self.quota else []
        if len(self.continuing) <= self.seats - len(self.elected):
            self.elected += [one for one in by_votes if one in self.continuing]
            self.continuing.clear()
        self.history.append(now)

    def extreme(self, among: Iterable[int], best: Callable) -> int:
        now = self.totals()
        edge = best(now[one] for one in among)
        return pick([one for one in sorted(among) if now[one] == edge], self.history[::-1], best, self.lot)

    def reduce(self, source: int) -> None:
        total = self.totals()[source]
        self.pending.remove(source)
        for paper in self.papers:
            if paper[3] == source:
                paper[1] = paper[1] * (total - self.quota) // total
        self.kept[source] = self.quota

    def count(self) -> tuple[list[int], list[dict[int, int]]]:
        """Who is elected, and the totals after each stage."""
        self.close()
        while self.continuing and len(self.elected) < self.seats:
            if self.pending:
                source = self.extreme(self.pending, max)
                self.reduce(source)
            else:
                source = self.extreme(self.continuing, min)
                self.continuing.remove(source)
            for paper in self.papers:
                if paper[3] == source:
                    paper[3] = top(paper[2], self.continuing)
            self.close()
        return self.elected, self.history


def irv(standing: Iterable[int], ballots: Ballots, lot: Callable = no_lot) -> int:
    """The candidate who has more than half of the votes of those left."""
    left, history = set(standing), []
    while True:
        now = dict.fromkeys(standing, 0)
        for weight, named in ballots:
            holder = top(named, left)
            if holder is not None:
                now[holder] += weight
        history.append(now)
        best = max(left, key=lambda one: now[one])
        if 2 * now[best] > sum(now.values()) or len(left) == 1:
            return best
        least = min(now[one] for one in left)
        left.remove(pick([one for one in sorted(left) if now[one] == least], history[::-1], min, lot))


class Meek:
    """A count by Meek's method in fractions, its surpluses driven below a hundred-millionth."""

    def __init__(self, candidates: int, ballots: Ballots, seats: int) -> None:
        self.ballots, self.seats = ballots, seats
        self.keep = [Fraction(1)] * candidates
        self.continuing, self.elected = set(range(candidates)), set()

    def votes(self) -> list[Fraction]:
        votes = [Fraction(0)] * len(self.keep)
        for weight, named in self.ballots:
            left = Fraction(weight)
            for one in named:
                votes[one] += left * self.keep[one]
                left -= left * self.keep[one]
        return votes

    def count(self) -> set[int]:
        """Who is elected. Raises `LotNeeded` where two are too near to each other."""
        while len(self.continuing) + len(self.elected) > self.seats > len(self.elected):
            self.step()
        return self.elected | (self.continuing if len(self.elected) < self.seats else set())

    def step(self) -> None:
        votes = self.votes()
        quota = sum(votes) / (self.seats + 1)
        reached = {one for one in self.continuing if votes[one] > quota + Fraction(1, 10**7)}
        self.elected |= reached
        self.continuing -= reached
        if reached:
            return
        if sum((votes[one] - quota for one in self.elected), Fraction(0)) < Fraction(1, 10**8):
            self.exclude(votes)
            return
        for one in self.elected:
            self.keep[one] = (self.keep[one] * quota / votes[one]).limit_denominator(10**15)

    def exclude(self, votes: list[Fraction]) -> None:
        low = sorted(self.continuing, key=lambda one: votes[one])
        if len(low) > 1 and votes[low[1]] - votes[low[0]] < Fraction(1, 10**4):
            raise LotNeeded
        self.continuing.remove(low[0])
        self.keep[low[0]] = Fraction(0)


class ReferenceMeek:
    """The Reference Meek Rule of the Proportional Representation Foundation, ballot by ballot, in 0.000000001."""

    def __init__(self, standing: Iterable[int], ballots: Ballots, seats: int, lot: Callable = no_lot) -> None:
        self.ballots, self.seats, self.lot = [one for one in ballots if one[1]], seats, lot
        self.hopeful, self.elected = list(standing), []
        self.keep = dict.fromkeys(self.hopeful, 10**9)
        self.votes: dict[int, int] = {}

    def count(self) -> list[int]:
        """Who is elected. B.1 and C."""
        while len(self.elected) < self.seats and len(self.elected) + len(self.hopeful) > self.seats:
            self.iterate()
        if not self.votes:
            self.distribute()
        left = sorted(self.hopeful, key=lambda one: -self.votes[one])
        return [*self.elected, *left][: self.seats]

    def distribute(self) -> int:
        """B.2.a and b: the votes, and the quota."""
        self.votes = dict.fromkeys(self.keep, 0)
        for many, named in self.ballots:
            weight = 10**9
            for one in named:
                kept = math.ceil(Fraction(weight * self.keep[one], 10**9))
                self.votes[one] += many * kept
                weight -= kept
        return sum(self.votes.values()) // (self.seats + 1) + 1

    def iterate(self) -> None:
        """B.2.c to B.3."""
        last = None
        while True:
            quota = self.distribute()
            reached = [one for one in self.hopeful if self.votes[one] >= quota]
            if reached:
                self.elected += sorted(reached, key=lambda one: -self.votes[one])
                self.hopeful = [one for one in self.hopeful if one not in reached]
                return
            surplus = max(sum(self.votes[one] - quota for one in self.elected), 0)
            if surplus < 1000 or (last is not None and surplus >= last):
                self.defeat(surplus)
                return
            last = surplus
            for one in self.elected:
                product = math.ceil(Fraction(self.keep[one] * quota, 10**9))
                self.keep[one] = math.ceil(Fraction(product * 10**9, self.votes[one]))

    def defeat(self, surplus: int) -> None:
        least = min(self.votes[one] for one in self.hopeful)
        equal = [one for one in self.hopeful if self.votes[one] <= least + surplus]
        out = equal[0] if len(equal) == 1 else self.lot(equal)
        self.hopeful.remove(out)
        self.keep[out] = 0


def prefers(candidates: int, ballots: Ballots) -> dict[tuple[int, int], int]:
    """How many prefer one to another; who is not named is behind all who are."""
    wins = dict.fromkeys(permutations(range(candidates), 2), 0)
    for weight, named in ballots:
        for one, other in wins:
            if one in named and (other not in named or named.index(one) < named.index(other)):
                wins[one, other] += weight
    return wins


def schulze(candidates: int, ballots: Ballots) -> set[int]:
    """Whom nobody beats by a stronger path, each path tried."""
    wins = prefers(candidates, ballots)
    strength = {pair: won if won > wins[pair[::-1]] else 0 for pair, won in wins.items()}

    def path(one: int, other: int) -> int:
        between = [node for node in range(candidates) if node not in (one, other)]
        ways = (way for size in range(len(between) + 1) for way in permutations(between, size))
        return max(min(strength[link] for link in zip((one, *way), (*way, other), strict=True)) for way in ways)

    return {
        one
        for one in range(candidates)
        if all(path(one, other) >= path(other, one) for other in range(candidates) if other != one)
    }


def pav(candidates: int, ballots: Ballots, seats: int) -> tuple[Fraction, list[set[int]]]:
    """The greatest worth of a committee, and the committees that have it."""

    def worth(committee: tuple[int, ...]) -> Fraction:
        liked = [(weight, len(set(named) & set(committee))) for weight, named in ballots]
        return sum((weight * sum(Fraction(1, k) for k in range(1, n + 1)) for weight, n in liked), Fraction(0))

    worths = {committee: worth(committee) for committee in combinations(range(candidates), seats)}
    most = max(worths.values())
    return most, [set(committee) for committee, one in worths.items() if one == most]
