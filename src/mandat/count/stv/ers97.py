"""Single transferable vote by the ERS97 rules: Newland and Britton, How to conduct an election by the Single

Transferable Vote, 3rd edition, Electoral Reform Society 1997. The numbers behind the functions are its paragraphs.
Votes are counted in hundredths (2 decimals, the remainder ignored, 5.3.7).

- quota: valid vote / (places + 1) to 2 decimals, raised to the next hundredth (5.1.6); counted anew without the
  non-transferable votes while nobody is elected (5.4.8)
- elected is who has the quota, or the active vote / (places left + 1) (5.1.7, 5.3.13, 5.4.9)
- a surplus: only the last batch received goes on, at surplus / transferable papers, never above its value (5.3);
  surpluses that can change nothing are deferred (5.2.2)
- no surplus: as many as possible are excluded together (5.2.5), in batches of one value, the highest first (5.4)
- equal votes: what they had at the first point at which they differed, else a lot (5.2.3, 5.2.5)
"""

from mandat.count.ballots import NOBODY, Profile
from mandat.count.method import Method, Progress, unwatched
from mandat.count.outcome import Count, fixed
from mandat.count.papers import deal
from mandat.count.stv.gregory import by_value
from mandat.count.stv.table import Parcel, Table

PLACES = 2
ONE = 10**PLACES


def _text(votes: int) -> str:
    return fixed(votes, PLACES)


def count(given: Profile, seats: int, seed: str = "", progress: Progress = unwatched) -> Count:
    """Count ballots by the ERS97 rules."""
    counting = _Counting(Table(given, seats, seed, _text, ONE, progress))
    quota = counting.quota
    counting.first()
    while not counting.table.over:
        counting.next()
    return counting.table.count("ers97-stv", quota)


class _Counting:
    """A count under way: the table, the quota, and who has a surplus."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.quota = self.anew()

    def anew(self) -> int:
        """The quota of the votes that can be transferred (5.1.6, 5.4.8)."""
        table = self.table
        return -(-(table.valid * ONE - table.exhausted - table.lost) // (table.seats + 1))

    def first(self) -> None:
        self.deem()
        self.end("first preferences", (0, 0))

    def next(self) -> None:
        """One more stage (5.2.1)."""
        table, before = self.table, self.table.decided
        pending = [one for one in table.elected if table.totals[one] > self.quota]
        if pending and not self.deferred():
            self.end(self.surplus(pending), before)
            return
        lowest = self.lowest()
        if len(table.continuing) - len(lowest) > table.vacancies:
            self.end(self.exclusion(lowest), before)
            return
        table.exclude(lowest)  # 5.5.1: those left are as many as the places, and no paper moves
        self.end(f"exclusion of {_together(table, lowest)}", before)

    def end(self, action: str, before: tuple[int, int]) -> None:
        table = self.table
        if table.over and table.vacancies > 0:
            table.elect(list(table.continuing))
        table.close(action, before, self.quota)

    # ------------------------------------------------------------------------------------------------ who is elected

    def deem(self) -> None:
        """After each batch: deem elected, in descending order of votes, whoever has enough (5.1.7, 5.3.13, 5.4.9)."""
        table = self.table
        table.point()
        while table.vacancies > 0:
            most = max((table.totals[one] for one in table.continuing), default=0)
            equal = [one for one in table.continuing if table.totals[one] == most]
            if not equal or not self.enough(most):
                return
            chosen = equal[0] if len(equal) <= table.vacancies else self.told_apart(equal)
            if chosen is None:
                return
            table.elect([chosen])

    def told_apart(self, equal: list[int]) -> int | None:
        """Of equals, more than there are places: who had more at the first point at which they differed (5.6.2)."""
        return self.table.ties.without_lot(equal, self.table.n, max, self.table.points)

    def enough(self, votes: int) -> bool:
        """Whether so many votes elect: the quota, or the active vote / (places not yet filled + 1)."""
        table = self.table
        kept = sum(min(self.quota, table.totals[one]) for one in table.elected)
        active = table.valid * ONE - table.exhausted - table.lost - kept
        return votes >= self.quota or (0 < active <= votes * (table.vacancies + 1))

    # ----------------------------------------------------------------------------------------------------- surpluses

    def surpluses(self) -> int:
        """The total of the surpluses not transferred."""
        return sum(max(self.table.totals[one] - self.quota, 0) for one in self.table.elected)

    def deferred(self) -> bool:
        """Whether the surpluses can change nothing about who is excluded next (5.2.2)."""
        votes = sorted(self.table.totals[one] for one in self.table.continuing)
        most = len(votes) - self.table.vacancies
        gaps = [votes[number] - sum(votes[:number]) for number in range(1, most + 1)]
        return any(self.surpluses() <= gap for gap in gaps)

    def surplus(self, pending: list[int]) -> str:
        """Transfer the largest surplus (5.2.3, 5.3)."""
        table = self.table
        chosen = table.extreme(pending, max, first=True)
        surplus = table.totals[chosen] - self.quota
        last = max(parcel.batch for parcel in table.piles[chosen])
        batch = [parcel for parcel in table.take(chosen) if parcel.batch == last]
        self.credit(chosen, batch, surplus)
        table.totals[chosen] = self.quota
        self.deem()
        return f"surplus of {table.names[chosen]}"

    def credit(self, chosen: int, batch: list[Parcel], surplus: int) -> None:
        """Credit the transferable papers of a batch with no more than the surplus (5.3.7 to 5.3.10)."""
        table, exhausted = self.table, self.table.exhausted
        papers = self.transferable(batch)
        rounded = bool(papers) and batch[0].value * papers > surplus
        value = surplus // papers if rounded else batch[0].value
        credited = table.deal(chosen, [(parcel, value) for parcel in batch]) - (table.exhausted - exhausted)
        difference = surplus - credited
        table.exhausted = exhausted + (0 if rounded else difference)
        table.lost += difference if rounded else 0
        table.moves = [move for move in table.moves if move.to is not None]
        if not rounded:
            table.moved(chosen, -1, difference)

    def transferable(self, batch: list[Parcel]) -> int:
        """How many papers of a batch name a continuing candidate next."""
        dealt = deal([[parcel.papers for parcel in batch]], self.table.going())
        return sum(papers.count for _, target, papers in dealt if target != NOBODY)

    # ---------------------------------------------------------------------------------------------------- exclusions

    def lowest(self) -> list[int]:
        """The candidates to be excluded together: as many as possible (5.2.5)."""
        table = self.table
        order = sorted(table.continuing, key=lambda one: table.totals[one])
        votes = [table.totals[one] for one in order]
        for number in range(len(order) - table.vacancies, 1, -1):
            held = sum(votes[:number]) + self.surpluses()
            if held <= votes[number] and votes[number - 1] < votes[number]:
                return order[:number]
        return [table.extreme(table.continuing, min, first=True)]

    def exclusion(self, lowest: list[int]) -> str:
        """Exclude candidates and transfer their papers, batch by batch (5.4)."""
        table = self.table
        table.exclude(lowest)
        owners = {id(parcel): one for one in lowest for parcel in table.piles[one]}
        parcels = [parcel for one in lowest for parcel in table.take(one)]
        for value, batch in by_value(parcels):
            for parcel in batch:
                table.deal(owners[id(parcel)], [(parcel, value)])
                table.totals[owners[id(parcel)]] -= value * parcel.papers.count
            if not table.elected:
                self.quota = self.anew()
            self.deem()
            if table.vacancies <= 0:
                break
        return f"exclusion of {_together(table, lowest)}"


def _together(table: Table, candidates: list[int]) -> str:
    return " and ".join(table.named(sorted(candidates)))


METHODS = (
    Method(
        "ers97-stv",
        "transfer",
        "single transferable vote, ERS97 rules",
        "R. A. Newland and F. S. Britton, How to Conduct an Election by the Single Transferable Vote, 3rd edition, "
        "Electoral Reform Society 1997",
        count,
    ),
)
