"""Whether mandat and pref_voting elect the same: thousands of small elections, drawn by lot, each counted by both.

Where mandat drew lots, whom it elected has to be among those whom pref_voting leaves tied. Left out are elections with
lots for the single transferable vote, and those with equal majorities for ranked pairs. Prints how many elections were
compared by each method; exits with 1 where one differs, and says which.
"""

import argparse
import random
from collections.abc import Callable

from mandat.count.ballots import profile
from mandat.count.methods import METHODS
from pref_voting import c1_methods, iterative_methods, margin_based_methods, proportional_methods, scoring_methods
from pref_voting.profiles import Profile as Theirs

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
    raise SystemExit(min(wrong, 1))


if __name__ == "__main__":
    main()
