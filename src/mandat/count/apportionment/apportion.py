"""Seats by name: who reaches the threshold, what each gets, and who ties, until a stated rule resolves it."""

from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct

from mandat.count.apportionment.award import Award
from mandat.count.lots import Lots
from mandat.count.method import Method
from mandat.count.quantity import Quantity
from mandat.count.representation import Measures, measures
from mandat.count.seats import Seats
from mandat.count.threshold import least
from mandat.errors import MandatError


class NobodyEntitled(MandatError):
    """Seats, and nobody who could have them."""

    def __init__(self, bar: int, most: int) -> None:
        why = f"the threshold is {bar} votes, and the most that anybody has is {most}" if most else "nobody has a vote"
        super().__init__(f"no seats can be given: {why}; {'lower the threshold' if most else 'look at the votes'}")


class NamedTie(Struct, frozen=True):
    """Equals, of whom only so many get one seat more; `chosen`: those who got one, by which rule. Open: None."""

    among: tuple[str, ...]
    for_seats: int
    rule: str | None = None
    chosen: tuple[str, ...] = ()


class Apportionment(Struct, frozen=True):
    """The seats of each, in the order of the votes.

    barred  those who did not reach the threshold of `bar` votes (None: there is none)
    ties    while one is open, its seats are nobody's
    """

    method: str
    names: tuple[str, ...]
    votes: tuple[int, ...]
    seats: tuple[int, ...]
    bar: int | None = None
    barred: tuple[str, ...] = ()
    ties: tuple[NamedTie, ...] = ()

    @property
    def open(self) -> bool:
        """Whether a tie is left open."""
        return any(tie.rule is None for tie in self.ties)

    @property
    def measures(self) -> Measures | None:
        """How far the seats are from the votes; None where no seat is given."""
        return measures(list(zip(self.seats, self.votes, strict=True)))


class Terms(Struct, frozen=True):
    """What there is to give out, and to whom.

    threshold  what has to be reached: a number of votes, or a share of all of them
    exempt     names to which the threshold does not apply
    """

    seats: Seats
    threshold: Quantity | None = None
    exempt: Collection[str] = ()


def apportion(votes: Mapping[str, int], method: Method, terms: Terms, lots: Lots | None = None) -> Apportionment:
    """Give out seats. Raises `NobodyEntitled`, `TooManySeats`.

    lots  put those who tie into an order, of whom the first get the seats; without them a tie stays open
    """
    bar = None if terms.threshold is None else least(terms.threshold, sum(votes.values()))
    barred = {name: None for name, count in votes.items() if count < (bar or 0) and name not in terms.exempt}
    entitled = [0 if name in barred else count for name, count in votes.items()]
    if terms.seats.total and not any(entitled):
        raise NobodyEntitled(bar or 0, max(votes.values(), default=0))
    award = _barred(method.count(entitled, terms.seats), votes, barred)
    seats, ties = _resolved(award, tuple(votes), lots)
    return Apportionment(method.id, tuple(votes), tuple(votes.values()), seats, bar, tuple(barred), ties)


def _barred(award: Award, votes: Mapping[str, int], barred: Collection[str]) -> Award:
    """The same award, in which who is barred has nothing, even where a rule gives everybody a least number."""
    if not barred:
        return award
    held = tuple(0 if name in barred else seats for name, seats in zip(votes, award.seats, strict=True))
    return Award(held, award.tie)


def _resolved(award: Award, names: Sequence[str], lots: Lots | None) -> tuple[tuple[int, ...], tuple[NamedTie, ...]]:
    if award.tie is None:
        return award.seats, ()
    among = tuple(names[place] for place in award.tie.among)
    if lots is None:
        return award.seats, (NamedTie(among, award.tie.for_seats),)
    drawn = lots.order(len(among))[: award.tie.for_seats]
    chosen = dict.fromkeys(among[place] for place in drawn)
    seats = tuple(held + (name in chosen) for held, name in zip(award.seats, names, strict=True))
    rule = f'lots of the seed "{lots.seed}", among {len(among)} in the order of the votes given'
    return seats, (NamedTie(among, award.tie.for_seats, rule, tuple(chosen)),)
