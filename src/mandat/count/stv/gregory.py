"""Single transferable vote by the inclusive Gregory method, as for the Australian Senate, with exact fractions.

Commonwealth Electoral Act 1918 (Australia), section 273, without its rounding: nothing is lost.

- quota: valid papers / (places + 1), the fraction ignored, plus 1
- a surplus: every paper of the elected candidate goes on at one value, surplus / number of papers, whatever it was
  worth before; surpluses in the order of election, of those elected together the largest first
- no surplus: the candidate with fewest votes is excluded; the papers go on at the value they have, those of the
  highest value first, each value a stage of its own, and who reaches the quota receives no more
- equal votes: what they had at the last stage at which they differed, else a lot
- no more candidates than places: they are elected
"""

from fractions import Fraction

from mandat.count.ballots import Profile
from mandat.count.method import Method, Progress, unwatched
from mandat.count.outcome import Count, exact
from mandat.count.stv.table import Parcel, Table

ONE = Fraction(1)


def count(given: Profile, seats: int, seed: str = "", progress: Progress = unwatched) -> Count:
    """Count ballots by the inclusive Gregory method."""
    table = Table(given, seats, seed, exact, ONE, progress)
    quota = Fraction(table.valid // (seats + 1) + 1)
    pending: list[list[int]] = []
    _end_stage(table, "first preferences", (0, 0), quota, pending)
    while not table.over:
        if pending:
            before = table.decided
            _end_stage(table, _surplus(table, quota, pending), before, quota, pending)
        else:
            _exclusion(table, quota, pending)
    return table.count("gregory-stv", quota)


def _end_stage(
    table: Table, action: str, before: tuple[int, int], quota: Fraction, pending: list[list[int]], last: bool = True
) -> None:
    """Who has reached the quota is elected; after the last stage of an exclusion those left, if they are no more."""
    reached = [one for one in table.continuing if table.totals[one] >= quota]
    table.elect(reached)
    over = [one for one in reached if table.totals[one] > quota]
    if over:
        pending.append(over)
    if last and table.over and table.vacancies > 0:
        table.elect(list(table.continuing))
    table.point()
    table.close(action, before)


def _surplus(table: Table, quota: Fraction, pending: list[list[int]]) -> str:
    chosen = table.extreme(pending[0], max)
    pending[0].remove(chosen)
    if not pending[0]:
        pending.pop(0)
    parcels = table.take(chosen)
    value = (table.totals[chosen] - quota) / sum(parcel.papers.count for parcel in parcels)
    table.deal(chosen, [(parcel, value) for parcel in parcels])
    table.totals[chosen] = quota
    return f"surplus of {table.names[chosen]}"


def _exclusion(table: Table, quota: Fraction, pending: list[list[int]]) -> None:
    before = table.decided
    chosen = table.extreme(table.continuing, min)
    table.exclude([chosen])
    values = by_value(table.take(chosen)) or [(Fraction(0), [])]
    for place, (value, parcels) in enumerate(values):
        table.deal(chosen, [(parcel, value) for parcel in parcels])
        table.totals[chosen] -= value * sum(parcel.papers.count for parcel in parcels)
        at = f", papers of value {exact(value)}" if len(values) > 1 else ""
        action = f"exclusion of {table.names[chosen]}{at}"
        _end_stage(table, action, before, quota, pending, last=place == len(values) - 1)
        before = table.decided
        if table.vacancies <= 0:
            return


def by_value(parcels: list[Parcel]) -> list[tuple[Fraction, list[Parcel]]]:
    """Parcels by their value, the highest first."""
    values = sorted({parcel.value for parcel in parcels}, reverse=True)
    return [(value, [parcel for parcel in parcels if parcel.value == value]) for value in values]


METHODS = (
    Method(
        "gregory-stv",
        "transfer",
        "single transferable vote, inclusive Gregory method in exact fractions",
        "Commonwealth Electoral Act 1918 (Australia), section 273",
        count,
    ),
)
