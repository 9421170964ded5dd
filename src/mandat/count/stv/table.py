"""The table on which a count by transfers is done: piles of papers beside names, and the sheet that records it.

What every such count has in common stands here. The rules (quota, whose papers move, at what value) are the methods'.
"""

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction

import numpy as np
from msgspec import Struct

from mandat.count.ballots import NOBODY, Profile, single, standing
from mandat.count.method import Progress, unwatched
from mandat.count.outcome import Count, Move, Stage
from mandat.count.papers import Papers, deal, dealt_first
from mandat.count.single import check
from mandat.count.ties import Ties

Value = int | Fraction
"""Votes: whole numbers of the method's least unit, or exact fractions."""


class Parcel(Struct, frozen=True):
    """Papers of one value that came to a candidate in one batch (numbered from 0, the first preferences)."""

    value: Value
    papers: Papers
    batch: int

    @property
    def votes(self) -> Value:
        """What they are worth together."""
        return self.value * self.papers.count


class Sheet:
    """The record of a count, stage by stage.

    text      writes a value as the method does
    progress  told on how many candidates the count has decided
    """

    def __init__(
        self, given: Profile, seats: int, seed: str, text: Callable[[Value], str], progress: Progress = unwatched
    ) -> None:
        self.given, self.progress = given, progress
        profile = single(standing(given))
        self.firsts = dealt_first(profile.rankings, profile.weights, len(given.candidates))
        self.names = given.candidates
        self.seats = seats
        self.text = text
        self.ties = Ties(self.names, seed)
        self.candidates = given.standing
        self.continuing = list(self.candidates)
        self.valid = sum(pile.count for one, pile in self.firsts.items() if one != NOBODY)
        check(seats, self.valid)
        self.elected: list[int] = []
        self.excluded: list[int] = []
        self.totals: list[Value] = [0] * len(self.names)
        self.exhausted: Value = 0
        self.lost: Value = 0
        self.points: list[tuple[int, list[Value]]] = []
        self.stages: list[Stage] = []
        self.moves: list[Move] = []

    @property
    def n(self) -> int:
        """The number of the stage that is going on."""
        return len(self.stages) + 1

    @property
    def vacancies(self) -> int:
        """How many places are still to be filled."""
        return self.seats - len(self.elected)

    @property
    def over(self) -> bool:
        """Whether no more candidates are left than there are places."""
        return self.vacancies <= 0 or len(self.continuing) <= self.vacancies

    def going(self) -> np.ndarray:
        """(candidates,): who is neither elected nor excluded."""
        flags = np.zeros(len(self.names), bool)
        flags[self.continuing] = True
        return flags

    def elect(self, chosen: Iterable[int]) -> None:
        """Deem candidates elected, the one with most votes first."""
        for one in sorted(chosen, key=lambda one: -self.totals[one]):
            self.continuing.remove(one)
            self.elected.append(one)

    def exclude(self, chosen: Iterable[int]) -> None:
        """Take candidates out of the count."""
        for one in chosen:
            self.continuing.remove(one)
            self.excluded.append(one)

    def point(self) -> None:
        """Remember the totals, for ties to come."""
        self.points.append((self.n, list(self.totals)))

    def close(self, action: str, before: tuple[int, int], quota: Value | None = None) -> None:
        """Write down a stage; `before` is how many had been elected and excluded before it."""
        elected, excluded = before
        self.stages.append(
            Stage(
                n=self.n,
                action=action,
                totals={self.names[one]: self.text(self.totals[one]) for one in self.candidates},
                exhausted=self.text(self.exhausted),
                loss=self.text(self.lost),
                elected=self.named(self.elected[elected:]),
                excluded=self.named(self.excluded[excluded:]),
                quota=None if quota is None else self.text(quota),
                moves=tuple(self.moves),
            )
        )
        self.moves = []
        self.progress(sum(self.decided), len(self.candidates))

    @property
    def decided(self) -> tuple[int, int]:
        """How many are elected, and how many excluded."""
        return len(self.elected), len(self.excluded)

    def named(self, candidates: Iterable[int]) -> tuple[str, ...]:
        """Their names."""
        return tuple(self.names[one] for one in candidates)

    def moved(self, source: int, target: int, votes: Value) -> None:
        """Write down that votes went from one candidate to another (or to nobody)."""
        if votes:
            self.moves.append(
                Move(self.names[source], None if target == NOBODY else self.names[target], self.text(votes))
            )

    def extreme(self, among: Sequence[int], best: Callable, *, first: bool = False) -> int:
        """Who has most (or fewest) of these; equals by the last point at which they differed, or the first."""
        edge = best(self.totals[one] for one in among)
        equal = [one for one in among if self.totals[one] == edge]
        return self.ties.first(equal, self.n, best, self.points if first else reversed(self.points))

    def count(self, method: str, quota: Value | None) -> Count:
        """The count as it was done."""
        return Count(
            method=method,
            seats=self.seats,
            valid=self.valid,
            invalid=self.given.cast - self.valid,
            elected=self.named(self.elected),
            stages=tuple(self.stages),
            quota=None if quota is None else self.text(quota),
            ties=tuple(self.ties.met),
        )


class Table(Sheet):
    """A sheet with the papers beside it, in parcels of one value. `one` is the value of a paper that never moved."""

    def __init__(
        self,
        given: Profile,
        seats: int,
        seed: str,
        text: Callable[[Value], str],
        one: Value,
        progress: Progress = unwatched,
    ) -> None:
        super().__init__(given, seats, seed, text, progress)
        self.piles: dict[int, list[Parcel]] = {one: [] for one in self.candidates}
        for candidate, pile in self.firsts.items():
            if candidate != NOBODY:
                self.give(candidate, Parcel(one, pile, 0))

    def give(self, candidate: int, parcel: Parcel) -> Value:
        """Put a parcel to a candidate's papers; the votes that it adds."""
        self.piles[candidate].append(parcel)
        votes = parcel.votes
        self.totals[candidate] += votes
        return votes

    def take(self, candidate: int) -> list[Parcel]:
        """All the papers of a candidate, who has none any more; the totals stay as they are."""
        parcels, self.piles[candidate] = self.piles[candidate], []
        return parcels

    def deal(self, source: int, parcels: Iterable[tuple[Parcel, Value]]) -> Value:
        """Deal parcels out, each at a new value, to whom they name next; the votes that find somebody or are exhausted.

        Papers that name nobody any more are exhausted at their new value.
        """
        sums: dict[int, Value] = {}
        by_value: dict[Value, list[Papers]] = {}
        for parcel, value in parcels:
            by_value.setdefault(value, []).append(parcel.papers)
        values, batch = list(by_value), len(self.points)
        for pile, target, papers in deal(list(by_value.values()), self.going()):
            parcel = Parcel(values[pile], papers, batch)
            votes = parcel.votes if target == NOBODY else self.give(target, parcel)
            sums[target] = sums.get(target, 0) + votes
        self.exhausted += sums.get(NOBODY, 0)
        for target in sorted(sums, key=lambda one: (one == NOBODY, one)):
            self.moved(source, target, sums[target])
        return sum(sums.values())
