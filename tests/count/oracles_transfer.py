"""Slow counters for tests of two rules for transfers, paper by paper, written from their paragraphs.

They share no code with `mandat.count`. A ballot is (how many, the candidates in order).
"""

from collections.abc import Callable, Iterable
from fractions import Fraction

from tests.count.oracles import Ballots, LotNeeded, no_lot, pick, top


class Paper:
    """So many equal papers: what each is worth, whom they name, who holds them, and in which batch they came."""

    def __init__(self, many: int, named: tuple[int, ...], value: Fraction | int) -> None:
        self.many, self.named, self.value = many, named, value
        self.holder, self.batch = named[0], 0

    @property
    def worth(self) -> Fraction | int:
        return self.many * self.value


class Pile:
    """Papers on a table, the votes credited to each candidate, and what they were at every point before."""

    def __init__(
        self, standing: Iterable[int], ballots: Ballots, seats: int, one: Fraction | int, lot: Callable = no_lot
    ) -> None:
        self.papers = [Paper(many, named, one) for many, named in ballots if named]
        self.valid, self.seats, self.lot = sum(paper.many for paper in self.papers), seats, lot
        self.votes = dict.fromkeys(standing, 0 * one)
        for paper in self.papers:
            self.votes[paper.holder] += paper.worth
        self.continuing, self.elected = list(self.votes), []
        self.lost = 0 * one
        self.batch = 0
        self.points: list[dict[int, Fraction | int]] = []
        self.stages: list[tuple[dict[int, Fraction | int], Fraction | int]] = []

    @property
    def places(self) -> int:
        return self.seats - len(self.elected)

    def of(self, *holders: int) -> list[Paper]:
        return [paper for paper in self.papers if paper.holder in holders]

    def move(self, papers: Iterable[Paper], value: Fraction | int) -> Fraction | int:
        """Give papers to whom they name next; what they are worth together. Those that name nobody are taken away."""
        self.batch += 1
        credited = 0 * value
        for paper in papers:
            paper.holder, paper.value, paper.batch = top(paper.named, self.continuing), value, self.batch
            if paper.holder is not None:
                self.votes[paper.holder] += paper.worth
                credited += paper.worth
        return credited

    def elect(self, one: int) -> None:
        self.continuing.remove(one)
        self.elected.append(one)

    def extreme(self, among: list[int], best: Callable, points: Iterable[dict], lot: Callable | None = None) -> int:
        edge = best(self.votes[one] for one in among)
        return pick([one for one in among if self.votes[one] == edge], points, best, lot or self.lot)

    def close(self) -> None:
        self.stages.append((dict(self.votes), self.lost))


class Ers97(Pile):
    """ERS97, sections 5.1 to 5.6, in hundredths of a vote."""

    def __init__(self, standing: Iterable[int], ballots: Ballots, seats: int, lot: Callable = no_lot) -> None:
        super().__init__(standing, ballots, seats, 100, lot)
        self.quota = self.share(100 * self.valid)

    def share(self, votes: int) -> int:
        """5.1.6: to two decimals; where that is not exact, a hundredth more."""
        whole, rest = divmod(votes, self.seats + 1)
        return whole + 1 if rest else whole

    def count(self) -> list[int]:
        """Who is elected."""
        self.deem()
        if len(self.continuing) <= self.places:
            self.fill()
        self.close()
        while self.continuing and self.places > 0:
            self.stage()
            self.close()
        return self.elected

    def deem(self) -> None:
        """5.1.7, 5.3.13, 5.4.9, with 5.6.2."""
        self.points.append(dict(self.votes))
        while self.places:
            most = max((self.votes[one] for one in self.continuing), default=0)
            active = 100 * self.valid - self.lost - sum(min(self.votes[one], self.quota) for one in self.elected)
            enough = most >= self.quota or (most > 0 and Fraction(active, self.places + 1) <= most)
            highest = [one for one in self.continuing if self.votes[one] == most]
            if not enough or not highest:
                return
            if len(highest) > self.places:
                try:
                    highest = [self.extreme(highest, max, self.points, no_lot)]
                except LotNeeded:
                    return
            self.elect(highest[0])

    def fill(self) -> None:
        for one in sorted(self.continuing, key=lambda one: -self.votes[one]):
            self.elect(one)

    def stage(self) -> None:
        """5.2."""
        over = [one for one in self.elected if self.votes[one] > self.quota]
        if over and not self.deferred():
            self.surplus(self.extreme(over, max, self.points))
            return
        out = self.lowest()
        if len(self.continuing) - len(out) == self.places:
            for one in out:
                self.continuing.remove(one)
            self.fill()
        else:
            self.exclude(out)

    def surpluses(self) -> int:
        return sum(max(self.votes[one] - self.quota, 0) for one in self.elected)

    def deferred(self) -> bool:
        """5.2.2."""
        votes = sorted(self.votes[one] for one in self.continuing)
        groups = range(1, len(votes) - self.places + 1)
        return any(self.surpluses() <= votes[size] - sum(votes[:size]) for size in groups)

    def lowest(self) -> list[int]:
        """5.2.5: as many as possible; a group that ends between equals is none."""
        order = sorted(self.continuing, key=lambda one: self.votes[one])
        for size in range(len(order) - self.places, 1, -1):
            group, above = order[:size], self.votes[order[size]]
            together = sum(self.votes[one] for one in group) + self.surpluses()
            if together <= above and self.votes[group[-1]] != above:
                return group
        return [self.extreme(self.continuing, min, self.points)]

    def surplus(self, one: int) -> None:
        """5.3: only the last batch."""
        surplus = self.votes[one] - self.quota
        last = max(paper.batch for paper in self.of(one))
        batch = [paper for paper in self.of(one) if paper.batch == last]
        going = [paper for paper in batch if top(paper.named, self.continuing) is not None]
        papers, value = sum(paper.many for paper in going), sum(paper.worth for paper in going)
        credited = self.move(batch, surplus // papers if value > surplus else batch[0].value)
        self.lost += surplus - credited
        self.votes[one] = self.quota
        self.deem()

    def exclude(self, out: list[int]) -> None:
        """5.4: the batch of the highest value first."""
        for one in out:
            self.continuing.remove(one)
        for value in sorted({paper.value for paper in self.of(*out)}, reverse=True):
            batch = [paper for paper in self.of(*out) if paper.value == value]
            for paper in batch:
                self.votes[paper.holder] -= paper.worth
            worth = sum(paper.worth for paper in batch)
            self.lost += worth - self.move(batch, value)
            if not self.elected:
                self.quota = self.share(100 * self.valid - self.lost)
            self.deem()
            if not self.places:
                return


class Gregory(Pile):
    """The inclusive Gregory method: Commonwealth Electoral Act 1918, section 273, in fractions."""

    def __init__(self, standing: Iterable[int], ballots: Ballots, seats: int, lot: Callable = no_lot) -> None:
        super().__init__(standing, ballots, seats, Fraction(1), lot)
        self.quota = self.valid // (seats + 1) + 1
        self.waiting: list[list[int]] = []

    def count(self) -> list[int]:
        """Who is elected."""
        self.reached()
        self.fill()
        self.end()
        while self.continuing and self.places > 0:
            if self.waiting:
                self.surplus()
            else:
                self.exclude()
        return self.elected

    def reached(self) -> None:
        new = sorted(
            (one for one in self.continuing if self.votes[one] >= self.quota), key=lambda one: -self.votes[one]
        )
        for one in new:
            self.elect(one)
        over = [one for one in new if self.votes[one] > self.quota]
        self.waiting += [over] if over else []

    def fill(self) -> None:
        if len(self.continuing) <= self.places:
            for one in sorted(self.continuing, key=lambda one: -self.votes[one]):
                self.elect(one)

    def end(self) -> None:
        self.points.append(dict(self.votes))
        self.close()

    def surplus(self) -> None:
        one = self.extreme(self.waiting[0], max, self.points[::-1])
        self.waiting[0].remove(one)
        self.waiting = [group for group in self.waiting if group]
        surplus, papers = self.votes[one] - self.quota, self.of(one)
        credited = self.move(papers, Fraction(surplus) / sum(paper.many for paper in papers))
        self.lost += surplus - credited
        self.votes[one] = Fraction(self.quota)
        self.reached()
        self.fill()
        self.end()

    def exclude(self) -> None:
        one = self.extreme(self.continuing, min, self.points[::-1])
        self.continuing.remove(one)
        values = sorted({paper.value for paper in self.of(one)}, reverse=True) or [Fraction(0)]
        for value in values:
            batch = [paper for paper in self.of(one) if paper.value == value]
            worth = sum((paper.worth for paper in batch), Fraction(0))
            self.votes[one] -= worth
            self.lost += worth - self.move(batch, value)
            self.reached()
            if value == values[-1]:
                self.fill()
            self.end()
            if not self.places:
                return
