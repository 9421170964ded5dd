"""Whether mandat and pref_voting elect the same: thousands of small elections, drawn by lot, each counted by both.

The pairwise methods count ballots once more on which candidates stand level and others are not named. Where mandat drew
lots, whom it elected has to be among those whom pref_voting leaves tied. Left out are elections with
lots for the single transferable vote, and those with equal majorities for ranked pairs. Prints how many elections were
compared by each method; exits with 1 where one differs, and says which.
"""

import argparse
import random
from collections.abc import Callable

from mandat.count.ballots import profile
from mandat.count.methods import METHODS
from mandat.exchange.ballots import read
from pref_voting import c1_methods, iterative_methods, margin_based_methods, proportional_methods, scoring_methods
from pref_voting.profiles import Profile as Theirs
from pref_voting.profiles_with_ties import ProfileWithTies as WithTies

LEVELLED = 0.3
"""How probably a candidate stands level with the one before."""

Ballots = list[tuple[int, tuple[int, ...]]]

ONE_SEAT: dict[str, Callable] = {
    "plurality": scoring_methods.plurality,
    "borda": scoring_methods.borda,
    "irv": iterative_methods.instant_runoff_put,
    "schulze": margin_based_methods.beat_path,
    "ranked-pairs": margin_based_methods.ranked_pairs,
    "minimax": margin_based_methods.minimax,
    "copeland": c1_methods.copeland,
}
SEVERAL: dict[str, Callable] = {"scottish-stv": proportional_methods.stv_scottish}


def drawn(lot: random.Random, most: int, candidates: int) -> tuple[int, Ballots]:
    """A small election: how many candidates, and complete rankings of them."""
    candidates = lot.randint(2, candidates)
    ballots = [
        (lot.choice((1, 1, 2, 5, 17)), tuple(lot.sample(range(candidates), candidates)))
        for _ in range(lot.randint(1, most))
    ]
    return candidates, ballots


def theirs(candidates: int, ballots: Ballots) -> Theirs:
    """The same election for pref_voting."""
    return Theirs([list(named) for _, named in ballots], [weight for weight, _ in ballots])


def differs(method: str, candidates: int, ballots: Ballots, seats: int) -> bool | None:
    """Whether the two disagree; None where they cannot be compared."""
    names = tuple(f"c{one}" for one in range(candidates))
    count = METHODS[method].count(profile(names, ballots), seats, "agree")
    ours = {int(name[1:]) for name in count.elected}
    if method == "ranked-pairs" and len(_margins(candidates, ballots)) < candidates * (candidates - 1) // 2:
        return None
    if method in ONE_SEAT:
        return not ours <= set(ONE_SEAT[method](theirs(candidates, ballots)))
    if any(tie.rule.startswith("lot") for tie in count.ties):
        return None
    return ours != set(SEVERAL[method](theirs(candidates, ballots), num_seats=seats))


LEVEL: dict[str, Callable] = {
    "schulze": lambda one: margin_based_methods.beat_path(one, strength_function=one.support),
    "ranked-pairs": margin_based_methods.ranked_pairs,
    "minimax": margin_based_methods.minimax,
    "copeland": c1_methods.copeland,
}


def drawn_level(lot: random.Random, most: int, candidates: int) -> tuple[int, list[tuple[int, list[list[int]]]]]:
    """A small election: how many candidates, and ballots that name some of them at ranks, several at one."""
    candidates = lot.randint(2, candidates)
    ballots = []
    for _ in range(lot.randint(1, most)):
        ranks: list[list[int]] = []
        for one in lot.sample(range(candidates), lot.randint(1, candidates)):
            if ranks and lot.random() < LEVELLED:
                ranks[-1].append(one)
            else:
                ranks.append([one])
        ballots.append((lot.choice((1, 2, 5)), ranks))
    return candidates, ballots


def differs_level(method: str, candidates: int, ballots: list[tuple[int, list[list[int]]]]) -> bool | None:
    """The same of such an election."""
    lines = [
        f"{many} {' '.join('='.join(str(one + 1) for one in rank) for rank in ranks)} 0" for many, ranks in ballots
    ]
    names = [f'"{one}"' for one in range(candidates)]
    blt = "\n".join([f"{candidates} 1", *lines, "0", *names, ""])
    given = [{one: place for place, rank in enumerate(ranks, 1) for one in rank} for _, ranks in ballots]
    theirs = WithTies(given, [many for many, _ in ballots], candidates=list(range(candidates)))
    theirs.use_extended_strict_preference()
    margins = {abs(theirs.margin(one, other)) for one in range(candidates) for other in range(one)} - {0}
    if method == "ranked-pairs" and len(margins) < candidates * (candidates - 1) // 2:
        return None
    count = METHODS[method].count(read("agree.blt", blt.encode()), 1, "agree")
    return int(count.elected[0]) not in set(LEVEL[method](theirs))


def _margins(candidates: int, ballots: Ballots) -> set[int]:
    """The margins of all majorities: pref_voting tries every order of equal ones, which takes for ever."""
    matrix = theirs(candidates, ballots).margin_matrix
    return {abs(int(matrix[one][other])) for one in range(candidates) for other in range(one)} - {0}


def main() -> None:
    """Compare, and say what was compared."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--elections", type=int, default=2000)
    parser.add_argument("--ballots", type=int, default=12)
    given = parser.parse_args()
    lot, wrong = random.Random(1917), 0
    for method in (*ONE_SEAT, *SEVERAL):
        compared = 0
        for _ in range(given.elections):
            candidates, ballots = drawn(lot, given.ballots, 6)
            seats = 1 if method in ONE_SEAT else lot.randint(1, candidates - 1)
            found = differs(method, candidates, ballots, seats)
            compared += found is not None
            if found:
                wrong += 1
                print(f"{method} differs: {seats} seats, {ballots}")
        print(f"{method:14} {compared:6,} elections compared with pref_voting", flush=True)
    for method in LEVEL:
        found = [differs_level(method, *drawn_level(lot, given.ballots, 6)) for _ in range(given.elections)]
        wrong += found.count(True)
        compared = len(found) - found.count(None)
        print(f"{method:14} {compared:6,} with level ranks, {found.count(True)} differ", flush=True)
    raise SystemExit(min(wrong, 1))


if __name__ == "__main__":
    main()
