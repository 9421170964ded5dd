"""The Method of Equal Shares for approval ballots, completed by Phragmén's rule. All money is in exact fractions.

Every voter has the same share of as many units as there are seats, and a seat costs one. Time and again that
candidate is elected whose supporters can pay with the least from each who pays most. When nobody can be paid any
more, the money that is left stays with its owners and grows for all alike, until supporters can pay a seat: they do,
and have nothing left (Phragmén 1894). Equals: a lot.
"""

from collections.abc import Callable
from fractions import Fraction

from mandat.count.ballots import Profile
from mandat.count.committees.approvals import number, voters
from mandat.count.method import Method
from mandat.count.outcome import Count, exact
from mandat.count.single import Round, check, in_rounds
from mandat.count.ties import Ties


def count(given: Profile, seats: int, seed: str = "") -> Count:
    """Count ballots by equal shares. A total is the money that a candidate's supporters have before the seat."""
    return _Purse(given, seats, seed).count()


class _Purse:
    """What every group of voters has for each of its members, while seats are bought."""

    def __init__(self, given: Profile, seats: int, seed: str) -> None:
        self.given, self.seats = given, seats
        self.groups = voters(given)
        check(seats, number(self.groups))
        self.money = [Fraction(seats, number(self.groups))] * len(self.groups)
        self.ties = Ties(given.candidates, seed)
        self.left = given.standing
        self.rounds: list[Round] = []

    def count(self) -> Count:
        while self.left and len(self.rounds) < self.seats and self.buy("equal shares", self.price, self.pay):
            pass
        while self.left and len(self.rounds) < self.seats:
            self.buy("completion", self.wait, self.grow) or self.draw()
        return in_rounds("equal-shares", self.given, self.seats, number(self.groups), self.rounds, self.ties, exact)

    def buy(self, action: str, cost: Callable, settle: Callable) -> bool:
        """Elect who costs least; whether somebody can be had."""
        costs = {one: cost(self.supporters(one)) for one in self.left}
        costs = {one: price for one, price in costs.items() if price is not None}
        if not costs:
            return False
        least = min(costs.values())
        equal = [one for one in costs if costs[one] == least]
        chosen = equal[0] if len(equal) == 1 else self.ties.lot(equal, len(self.rounds) + 1)
        self.elect(chosen, f"{action}, seat {len(self.rounds) + 1}")
        settle(self.supporters(chosen), least)
        return True

    def draw(self) -> None:
        """Nobody whom anybody approves of is left: a lot."""
        self.elect(self.ties.lot(self.left, len(self.rounds) + 1), f"lot, seat {len(self.rounds) + 1}")

    def elect(self, chosen: int, action: str) -> None:
        has = {one: sum((self.has(place) for place in self.supporters(one)), Fraction(0)) for one in self.left}
        self.rounds.append(Round(action, has, [chosen]))
        self.left = [one for one in self.left if one != chosen]

    def supporters(self, candidate: int) -> list[int]:
        """The places of the groups that approve of a candidate."""
        return [place for place, group in enumerate(self.groups) if candidate in group.approve]

    def has(self, place: int) -> Fraction:
        return self.money[place] * self.groups[place].number

    def price(self, places: list[int]) -> Fraction | None:
        """The most that anybody pays when these pay one seat, as evenly as they can; None where they cannot."""
        due, payers = Fraction(1), number([self.groups[place] for place in places])
        for place in sorted(places, key=lambda place: self.money[place]):
            if self.money[place] * payers >= due:
                return due / payers
            due -= self.has(place)
            payers -= self.groups[place].number
        return None

    def pay(self, places: list[int], price: Fraction) -> None:
        for place in places:
            self.money[place] -= min(self.money[place], price)

    def wait(self, places: list[int]) -> Fraction | None:
        """How much everybody's money must grow until these can pay one seat."""
        if not places:
            return None
        missing = 1 - sum((self.has(place) for place in places), Fraction(0))
        return missing / number([self.groups[place] for place in places])

    def grow(self, places: list[int], growth: Fraction) -> None:
        self.money = [money + growth for money in self.money]
        for place in places:
            self.money[place] = Fraction(0)


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
