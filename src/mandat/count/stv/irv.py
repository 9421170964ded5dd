"""Instant run-off, also called the alternative vote: Robert's Rules of Order Newly Revised, preferential voting.

The candidate with fewest votes is excluded, and the papers go on to the next continuing candidate, until one has more
than half of the votes that continuing candidates have. Equal votes: what they had at the last stage at which they
differed, else a lot. One seat.
"""

from mandat.count.ballots import Profile
from mandat.count.method import Method, Progress, unwatched
from mandat.count.outcome import Count
from mandat.count.stv.table import Table


def count(given: Profile, seats: int, seed: str = "", progress: Progress = unwatched) -> Count:
    """Count ballots by instant run-off."""
    table = Table(given, seats, seed, str, 1, progress)
    _end_stage(table, "first preferences", (0, 0))
    while not table.over:
        before = table.decided
        chosen = table.extreme(table.continuing, min)
        table.exclude([chosen])
        table.deal(chosen, [(parcel, 1) for parcel in table.take(chosen)])
        table.totals[chosen] = 0
        _end_stage(table, f"exclusion of {table.names[chosen]}", before)
    return table.count("irv", None)


def _end_stage(table: Table, action: str, before: tuple[int, int]) -> None:
    together = sum(table.totals[one] for one in table.continuing)
    table.elect([one for one in table.continuing if 2 * table.totals[one] > together])
    if table.over and table.vacancies > 0:
        table.elect(list(table.continuing))
    table.point()
    table.close(action, before)


METHODS = (
    Method(
        "irv",
        "transfer",
        "instant run-off",
        "H. M. Robert III and others, Robert's Rules of Order Newly Revised, 12th edition 2020,"
        " Voting Procedure: preferential voting",
        count,
        most=1,
    ),
)
