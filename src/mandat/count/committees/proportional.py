"""Proportional approval voting: a voter with k elected candidates to like is worth 1 + 1/2 + ... + 1/k.

`seq-pav` fills one seat after the other with who adds most. `pav` compares all committees, so it is for small sizes.
Scores are exact fractions; equal ones are decided by lot.
"""

from collections.abc import Iterable
from fractions import Fraction
from itertools import accumulate, combinations
from math import comb, lcm

from mandat.count.ballots import Profile
from mandat.count.committees.approvals import Voters, number, voters
from mandat.count.method import Method, Progress, unwatched
from mandat.count.outcome import Count, Tie, exact
from mandat.count.single import Round, check, in_rounds
from mandat.count.ties import Ties
from mandat.errors import CannotCount
from mandat.sentences import Written, say

MOST = 100_000
"""How many committees are compared at most."""
WORK = 30_000_000
"""How many times at most a committee is held against a group of voters."""


def sequential(given: Profile, seats: int, seed: str = "", progress: Progress = unwatched) -> Count:
    """Fill the seats one after the other."""
    groups = voters(given)
    check(seats, number(groups))
    ties, rounds, elected = Ties(given.candidates, seed), [], []
    while len(elected) < min(seats, len(given.standing)):
        gains = _gains(groups, elected, given.standing)
        most = max(gains.values())
        equal = [one for one in gains if gains[one] == most]
        chosen = equal[0] if len(equal) == 1 else ties.lot(equal, len(rounds) + 1)
        rounds.append(Round(f"seat {len(elected) + 1}", gains, [chosen]))
        elected.append(chosen)
        progress(len(elected), min(seats, len(given.standing)))
    return in_rounds("seq-pav", given, seats, number(groups), rounds, ties, exact)


def _gains(groups: list[Voters], elected: list[int], standing: Iterable[int]) -> dict[int, Fraction]:
    """What each candidate not elected yet would add."""
    liking = {one: [0] * (len(elected) + 1) for one in standing if one not in elected}
    for group in groups:
        liked = len(group.approve.intersection(elected))
        for one in group.approve.difference(elected):
            liking[one][liked] += group.number
    return {one: sum(map(Fraction, many, range(1, len(many) + 1)), Fraction(0)) for one, many in liking.items()}


def optimal(given: Profile, seats: int, seed: str = "", progress: Progress = unwatched) -> Count:
    """Elect the committee that is worth most of all. Raises `CannotCount` where there are too many to compare."""
    groups, standing = voters(given), given.standing
    check(seats, number(groups))
    size = min(seats, len(standing))
    if comb(len(standing), size) > min(MOST, WORK // len(groups)):
        says = say(
            "pav compares all committees, and {number} committees of {size} among {among} candidates are too many",
            number=comb(len(standing), size),
            size=size,
            among=len(standing),
        )
        raise CannotCount(says, say("write {text}", text=Written("--method seq-pav")))
    ties = Ties(given.candidates, seed)
    chosen, worth = _best(groups, list(combinations(standing, size)), size, ties, progress)
    scores = {one: Fraction(sum(group.number for group in groups if one in group.approve)) for one in standing}
    rounds = [Round(f"best committee, worth {exact(worth)}", scores, chosen)]
    return in_rounds("pav", given, seats, number(groups), rounds, ties, exact)


def _best(
    groups: list[Voters], committees: list[tuple[int, ...]], size: int, ties: Ties, progress: Progress
) -> tuple[tuple[int, ...], Fraction]:
    """The committee worth most, and its worth; of equals one by lot."""
    unit = lcm(*range(1, size + 1))
    harmonic = [0, *accumulate(unit // place for place in range(1, size + 1))]
    worths = []
    for one in committees:
        worths.append(sum(group.number * harmonic[len(group.approve.intersection(one))] for group in groups))
        progress(len(worths), len(committees))
    best = [one for one, worth in zip(committees, worths, strict=True) if worth == max(worths)]
    chosen = best[0] if len(best) == 1 else best[_lot(best, ties)]
    return chosen, Fraction(max(worths), unit)


def _lot(best: list[tuple[int, ...]], ties: Ties) -> int:
    place = ties.lots.draw(len(best))
    told = tuple(", ".join(ties.names[one] for one in committee) for committee in best)
    rule = f'lot {ties.lots.drawn} of the seed "{ties.lots.seed}", among {len(best)} committees'
    ties.met.append(Tie(1, told, rule, (told[place],), drawn=True))
    return place


_THIELE = (
    "T. N. Thiele, Om Flerfoldsvalg, Oversigt over det Kongelige Danske Videnskabernes Selskabs Forhandlinger 1895"
)

METHODS = (
    Method("seq-pav", "committee", "sequential proportional approval voting", f"{_THIELE}, pp. 415-441", sequential),
    Method(
        "pav",
        "committee",
        "proportional approval voting, all committees compared",
        f"{_THIELE}; D. M. Kilgour, Approval balloting for multi-winner elections, in Handbook on Approval Voting 2010",
        optimal,
    ),
)
