"""Single transferable vote by Meek's method: Hill, Wichmann and Woodall, Algorithm 123, Computer Journal 30 (1987).

Arithmetic and order of steps as in the Reference Meek Rule of the Proportional Representation Foundation: votes and
keep factors in units of a thousand-millionth (9 decimals), products and quotients rounded up.

- every candidate keeps a share of each vote that comes, all at first; the rest goes on to the next candidate named
- quota: votes that count / (places + 1), to 9 decimals, plus 0.000000001; it falls when votes are exhausted
- elected candidates lower what they keep to keep factor x quota / votes, until all surpluses together are less than
  0.000001 or stop falling; then the candidate with fewest votes is excluded, and keeps nothing
- equal are candidates who differ by no more than the surplus that is left: a lot
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from mandat.count.ballots import NOBODY, Profile
from mandat.count.method import Method, Progress, unwatched
from mandat.count.outcome import Count, fixed
from mandat.count.papers import Papers, deal, passed_on, together
from mandat.count.stv.table import Sheet

PLACES = 9
ONE = 10**PLACES
OMEGA = 10**3
"""0.000001: surpluses below this are nothing."""


def _text(votes: int) -> str:
    return fixed(votes, PLACES)


MANY = 500
"""From so many ways on, papers are no longer dealt out by them."""


class Level(NamedTuple):
    """Ways through the ballots at one depth: where each comes from (a place in the level above), whom it meets, and
    how many ballots go it.
    """

    before: np.ndarray
    candidate: np.ndarray
    ballots: np.ndarray


def count(given: Profile, seats: int, seed: str = "", progress: Progress = unwatched) -> Count:
    """Count ballots by Meek's method."""
    sheet = Sheet(given, seats, seed, _text, progress)
    kept = [ONE] * len(sheet.names)
    quota = _round(sheet, kept)
    while not sheet.over:
        _round(sheet, kept)
    return sheet.count("meek-stv", quota)


def _round(sheet: Sheet, kept: list[int]) -> int:
    """Distribute votes until somebody is elected or can be excluded; the quota then."""
    levels = ways(list(sheet.firsts.values()), sheet.elected, sheet.going())
    before, last = sheet.decided, None
    while True:
        quota = _distribute(sheet, levels, kept)
        reached = [one for one in sheet.continuing if sheet.totals[one] >= quota]
        surplus = max(sum(sheet.totals[one] - quota for one in sheet.elected), 0)
        if reached or sheet.over:
            sheet.elect(reached)
            action = (
                f"election of {' and '.join(sheet.named(reached))}" if reached else "no more candidates than places"
            )
            break
        if surplus < OMEGA or (last is not None and surplus >= last):
            action = _exclusion(sheet, kept, surplus)
            break
        for one in sheet.elected:
            kept[one] = _up(_up(kept[one] * quota, ONE) * ONE, sheet.totals[one])
        last = surplus
    if sheet.over and sheet.vacancies > 0:
        sheet.elect(list(sheet.continuing))
    sheet.close("first preferences" if sheet.n == 1 and not sheet.excluded else action, before, quota)
    return quota


def _exclusion(sheet: Sheet, kept: list[int], surplus: int) -> str:
    edge = min(sheet.totals[one] for one in sheet.continuing) + surplus
    equal = [one for one in sheet.continuing if sheet.totals[one] <= edge]
    chosen = equal[0] if len(equal) == 1 else sheet.ties.lot(equal, sheet.n)
    sheet.exclude([chosen])
    kept[chosen] = 0
    return f"exclusion of {sheet.names[chosen]}"


def ways(firsts: list[Papers], elected: list[int], going: np.ndarray) -> list[Level]:
    """How the ballots run through elected candidates to the first who is still in the running."""
    receiving = going.copy()
    receiving[elected] = True
    kind = np.int64 if sum(pile.count for pile in firsts) < 2**33 else object
    levels, piles = [], [(0, firsts)]
    while piles:
        if len(piles) > MANY:
            return [*levels, *_paper_by_paper(piles, receiving, going, kind)]
        dealt = deal([parts for _, parts in piles], receiving, passing=bool(levels))
        met = [(piles[place][0], one, pile) for place, one, pile in dealt if one != NOBODY]
        columns = ([before for before, _, _ in met], [one for _, one, _ in met], [pile.count for _, _, pile in met])
        kinds = (np.intp, np.intp, kind)
        levels.append(Level(*(np.array(column, kind) for column, kind in zip(columns, kinds, strict=True))))
        piles = [(place, [pile]) for place, (_, one, pile) in enumerate(met) if not going[one]]
    return levels


def _paper_by_paper(
    piles: list[tuple[int, list[Papers]]], receiving: np.ndarray, going: np.ndarray, kind: type
) -> Iterator[Level]:
    """The same where there are so many ways that hardly two papers go the same: the papers stay in one pile."""
    pile = together([part for _, parts in piles for part in parts])
    before = np.repeat([place for place, _ in piles], [sum(map(len, parts)) for _, parts in piles])
    while len(pile):
        pile, met = passed_on(pile, receiving)
        pile, before, met = pile.those(met != NOBODY), before[met != NOBODY], met[met != NOBODY]
        ways, place = np.unique(before * len(going) + met, return_inverse=True)
        ballots = np.zeros(len(ways), kind)
        np.add.at(ballots, place, 1 if pile.weights is None else pile.weights.astype(kind))
        yield Level(ways // len(going), ways % len(going), ballots)
        on = ~going[met]
        pile, before = pile.those(on), place[on]


def _distribute(sheet: Sheet, levels: list[Level], kept: list[int]) -> int:
    """Give every candidate the votes that the keep factors leave; the quota of what they have together."""
    factors = np.array(kept, np.int64)
    kind = levels[0].ballots.dtype
    votes, coming = np.zeros(len(kept), kind), np.array([ONE], np.int64)
    for level in levels:
        left = coming[level.before]
        taken = -(-(left * factors[level.candidate]) // ONE)
        np.add.at(votes, level.candidate, taken.astype(kind) * level.ballots)
        coming = left - taken
    sheet.totals = votes.tolist()
    together = sum(sheet.totals)
    sheet.exhausted = sheet.valid * ONE - together
    return together // (sheet.seats + 1) + 1


def _up(number: int, by: int) -> int:
    """A quotient, rounded up."""
    return -(-number // by)


METHODS = (
    Method(
        "meek-stv",
        "transfer",
        "single transferable vote, Meek's method",
        "I. D. Hill, B. A. Wichmann and D. R. Woodall, Algorithm 123: Single Transferable Vote by Meek's Method, "
        "The Computer Journal 30 (1987), pp. 277-281",
        count,
    ),
)
