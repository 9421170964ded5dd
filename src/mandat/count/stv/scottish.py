"""Single transferable vote as in Scotland: The Scottish Local Government Elections Order 2011, schedule 1.

Votes are counted in units of a hundred-thousandth (5 decimals, the remainder ignored).

- quota: valid papers / (places + 1), the fraction ignored, plus 1
- one surplus a stage, the largest first; every paper of the elected candidate goes on to its next continuing
  candidate at its value x surplus / total
- no surplus: the candidate with fewest votes is excluded, and every paper goes on at the value it has (rule 51)
- equal votes: what they had at the last stage at which they differed, else a lot
- no more candidates than places: they are elected, and nothing more moves
"""

from mandat.count.ballots import Profile
from mandat.count.method import Method, Progress, unwatched
from mandat.count.outcome import Count, fixed
from mandat.count.stv.table import Table

PLACES = 5
ONE = 10**PLACES


def _text(votes: int) -> str:
    return fixed(votes, PLACES)


def count(given: Profile, seats: int, seed: str = "", progress: Progress = unwatched) -> Count:
    """Count ballots by the Scottish rules."""
    table = Table(given, seats, seed, _text, ONE, progress)
    quota = (table.valid // (seats + 1) + 1) * ONE
    pending: list[int] = []
    _end_stage(table, "first preferences", (0, 0), quota, pending)
    while not table.over:
        before = table.decided
        action = _surplus(table, quota, pending) if pending else _exclusion(table)
        _end_stage(table, action, before, quota, pending)
    return table.count("scottish-stv", quota)


def _end_stage(table: Table, action: str, before: tuple[int, int], quota: int, pending: list[int]) -> None:
    """Who has reached the quota is elected; then those who are left, where there are no more than places."""
    reached = [one for one in table.continuing if table.totals[one] >= quota]
    table.elect(reached)
    pending += [one for one in reached if table.totals[one] > quota]
    if table.over and table.vacancies > 0:
        table.elect(list(table.continuing))
    table.point()
    table.close(action, before)


def _surplus(table: Table, quota: int, pending: list[int]) -> str:
    chosen = table.extreme(pending, max)
    pending.remove(chosen)
    surplus, total = table.totals[chosen] - quota, table.totals[chosen]
    parcels = [(parcel, parcel.value * surplus // total) for parcel in table.take(chosen)]
    table.lost += surplus - table.deal(chosen, parcels)
    table.totals[chosen] = quota
    return f"surplus of {table.names[chosen]}"


def _exclusion(table: Table) -> str:
    chosen = table.extreme(table.continuing, min)
    table.exclude([chosen])
    table.deal(chosen, [(parcel, parcel.value) for parcel in table.take(chosen)])
    table.totals[chosen] = 0
    return f"exclusion of {table.names[chosen]}"


METHODS = (
    Method(
        "scottish-stv",
        "transfer",
        "single transferable vote, Scottish rules",
        "The Scottish Local Government Elections Order 2011 (S.S.I. 2011/399), schedule 1: counting of votes",
        count,
    ),
)
