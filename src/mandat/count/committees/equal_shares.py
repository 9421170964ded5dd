"""The Method of Equal Shares for approval ballots, completed by Phragmén's rule. All money is exact.

Every voter has the same share of as many units as there are seats, and a seat costs one. Time and again that
candidate is elected whose supporters can pay with the least from each who pays most. When nobody can be paid any
more, the money that is left stays with its owners and grows for all alike, until supporters can pay a seat: they do,
and have nothing left (Phragmén 1894). Equals: a lot.

Money is counted in whole coins, of which a seat costs so many that nobody ever pays a part of one: before a payment
that would split them, all coins are split. What the dearest supporter pays never falls while money is spent, so a
candidate is looked at again only when what he cost last is less than what another costs now.
"""

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction
from math import gcd

from mandat.count.ballots import Profile
from mandat.count.committees.approvals import number, voters
from mandat.count.method import Method, Progress, unwatched
from mandat.count.outcome import Count, exact
from mandat.count.single import Round, check, in_rounds
from mandat.count.ties import Ties


def count(given: Profile, seats: int, seed: str = "", progress: Progress = unwatched) -> Count:
    """Count ballots by equal shares. A total is the money that a candidate's supporters have before the seat."""
    return _Purse(given, seats, seed, progress).count()


class _Purse:
    """What every group of voters has for each of its members, while seats are bought.

    seat   what a seat costs, in coins; money: what a member of each group has, in coins
    prices what each candidate left cost when last looked at, in seats
    """

    def __init__(self, given: Profile, seats: int, seed: str, progress: Progress) -> None:
        self.given, self.seats, self.progress = given, seats, progress
        groups = voters(given)
        self.voters = number(groups)
        check(seats, self.voters)
        self.sizes = [group.number for group in groups]
        self.supporters: dict[int, list[int]] = {one: [] for one in given.standing}
        for place, group in enumerate(groups):
            for one in group.approve:
                self.supporters[one].append(place)
        self.support = {one: sum(self.sizes[place] for place in places) for one, places in self.supporters.items()}
        self.seat, self.money = self.voters, [seats] * len(groups)
        self.prices = {one: Fraction(0) for one, support in self.support.items() if support}
        self.ties = Ties(given.candidates, seed)
        self.left = given.standing
        self.rounds: list[Round] = []

    def count(self) -> Count:
        while self.going and (costs := self.affordable()):
            self.pay(*self.elect("equal shares", costs))
        while self.going and (costs := self.waits()):
            self.grow(*self.elect("completion", costs))
        while self.going:
            self.elect("without approvals", dict.fromkeys(self.left, Fraction(0)))
        return in_rounds("equal-shares", self.given, self.seats, self.voters, self.rounds, self.ties, exact)

    @property
    def going(self) -> bool:
        """Whether a seat is to be filled, and somebody left to fill it."""
        return bool(self.left) and len(self.rounds) < self.seats

    def elect(self, action: str, costs: dict[int, Fraction]) -> tuple[int, Fraction]:
        """Elect who costs least, one of equals by lot; and what he costs."""
        least, seat = min(costs.values()), len(self.rounds) + 1
        equal = [one for one in self.left if costs.get(one) == least]
        chosen = equal[0] if len(equal) == 1 else self.ties.lot(equal, seat)
        has = {one: Fraction(self.has(one), self.seat) for one in self.left}
        self.rounds.append(Round(f"{action}, seat {seat}", has, [chosen]))
        self.left.remove(chosen)
        self.prices.pop(chosen, None)
        self.progress(seat, self.seats)
        return chosen, least

    def has(self, candidate: int) -> int:
        """What the supporters of a candidate have together, in coins."""
        return sum(self.money[place] * self.sizes[place] for place in self.supporters[candidate])

    # ------------------------------------------------------------------------------------------------- equal shares

    def affordable(self) -> dict[int, Fraction]:
        """What those cost who may cost least; nobody where no seat can be paid any more."""
        found: dict[int, Fraction] = {}
        for one in sorted(self.prices, key=self.prices.__getitem__):
            if found and self.prices[one] > min(found.values()):
                break
            price = self.price(self.supporters[one])
            if price is None:
                del self.prices[one]
            else:
                self.prices[one] = found[one] = price
        return found

    def price(self, places: Iterable[int]) -> Fraction | None:
        """The most that anybody pays when these pay one seat, as evenly as they can; None where they cannot."""
        purses: Counter[int] = Counter()
        for place in places:
            purses[self.money[place]] += self.sizes[place]
        due, payers = self.seat, purses.total()
        for coins in sorted(purses):
            if coins * payers >= due:
                return Fraction(due, payers * self.seat)
            due -= coins * purses[coins]
            payers -= purses[coins]
        return None

    def pay(self, chosen: int, price: Fraction) -> None:
        coins = self.split(price)
        for place in self.supporters[chosen]:
            self.money[place] -= min(self.money[place], coins)

    def split(self, price: Fraction) -> int:
        """So many coins as a part of a seat is; all are split until it is a whole number of them."""
        common = gcd(self.seat, *set(self.money))
        times = Fraction(self.seat, common) * price
        self.seat = self.seat // common * times.denominator
        self.money = [coins // common * times.denominator for coins in self.money]
        return times.numerator

    # --------------------------------------------------------------------------------------------------- completion

    def waits(self) -> dict[int, Fraction]:
        """By how much everybody's money must grow until a candidate's supporters can pay his seat."""
        return {
            one: Fraction(self.seat - self.has(one), self.support[one] * self.seat)
            for one in self.left
            if self.support[one]
        }

    def grow(self, chosen: int, growth: Fraction) -> None:
        coins = self.split(growth)
        self.money = [held + coins for held in self.money]
        for place in self.supporters[chosen]:
            self.money[place] = 0


METHODS = (
    Method(
        "equal-shares",
        "committee",
        "Method of Equal Shares, completed by Phragmén's rule",
        "D. Peters and P. Skowron, Proportionality and the limits of welfarism, ACM Conference on Economics and "
        "Computation 2020, pp. 793-794",
        count,
    ),
)
