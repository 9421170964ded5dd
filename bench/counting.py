"""Counting ballots that are in memory, beside pyrankvote and pref_voting; and a whole command, beside splitting lines.

Elections are drawn by lot: 10 candidates for 5 seats by the single transferable vote (Scottish rules; pyrankvote has
rules of its own, but the same work to do), 20 candidates for the Schulze method. Every ballot ranks all candidates;
`--lean` says how much more popular the last candidates are than the first (0: all alike). Peers get their ballots as
they want them, outside of the time; for Schulze, pref_voting compares candidates when it takes the ballots, so that is
in its time, as the comparison is in ours.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import process_time

import numpy as np

from bench.turns import Contestant, ratio, rounds, rows

SEATS = 5
MARKS = 8
"""So many names an approval ballot has at most."""
OFTEN = 5
"""How often in each turn is done what takes no time to speak of."""
SMALL, MIDDLE, LARGE = 10_000, 100_000, 1_000_000


def drawn(ballots: int, candidates: int, lean: float) -> np.ndarray:
    """(ballots, candidates): complete rankings."""
    lot = np.random.default_rng(1917).random((ballots, candidates))
    return np.argsort(lot - np.linspace(0, lean, candidates), axis=1)


def timed(work: Callable[[], object], times: int = 1) -> float:
    """Processor seconds of some work, on average over so many times."""
    began = process_time()
    for _ in range(times):
        work()
    return (process_time() - began) / times


class Mandat:
    """A profile in memory, to be counted by a method."""

    def __init__(self, method: str, seats: int, *shape: float) -> None:
        from mandat.count.ballots import Profile, narrow
        from mandat.count.methods import METHODS

        rankings = drawn(*shape)
        names = tuple(f"c{one}" for one in range(rankings.shape[1]))
        rankings = rankings.astype(narrow(len(names)))
        self.profile = Profile(names, rankings, np.ones(len(rankings), np.int64))
        self.method, self.seats = METHODS[method], seats

    def __call__(self, _task: int) -> float:
        """Seconds of one count."""
        return timed(lambda: self.method.count(self.profile, self.seats, ""), OFTEN)


class Approvals:
    """Approval ballots in memory, hardly two alike, to be counted by the Method of Equal Shares."""

    def __init__(self, ballots: int, candidates: int, lean: float) -> None:
        from mandat.count.ballots import NOBODY, Profile, narrow
        from mandat.count.methods import METHODS

        rankings = drawn(ballots, candidates, lean)[:, :MARKS]
        marked = np.random.default_rng(1871).integers(1, MARKS + 1, (ballots, 1))
        rankings = np.where(np.arange(MARKS) < marked, rankings, NOBODY).astype(narrow(candidates))
        self.profile = Profile(tuple(f"c{one}" for one in range(candidates)), rankings, np.ones(ballots, np.int64))
        self.method = METHODS["equal-shares"]

    def __call__(self, _task: int) -> float:
        """Seconds of one count."""
        return timed(lambda: self.method.count(self.profile, 2 * SEATS, ""))


class Pass:
    """One pass over the matrix of the same ballots: their sum."""

    def __init__(self, *shape: float) -> None:
        self.rankings = drawn(*shape).astype(np.int8)

    def __call__(self, _task: int) -> float:
        """Seconds of one count."""
        return timed(self.rankings.sum, OFTEN)


class Pyrankvote:
    """Ballots of pyrankvote."""

    def __init__(self, *shape: float) -> None:
        import pyrankvote

        rankings = drawn(*shape)
        self.candidates = [pyrankvote.Candidate(f"c{one}") for one in range(rankings.shape[1])]
        named = ([self.candidates[one] for one in row] for row in rankings.tolist())
        self.ballots = [pyrankvote.Ballot(ranked_candidates=one) for one in named]
        self.count = pyrankvote.single_transferable_vote

    def __call__(self, _task: int) -> float:
        """Seconds of one count."""
        return timed(lambda: self.count(self.candidates, self.ballots, number_of_seats=SEATS))


class PrefVoting:
    """A profile of pref_voting, made beforehand; its own compiled parts are warmed up."""

    def __init__(self, *shape: float) -> None:
        from pref_voting.profiles import Profile
        from pref_voting.proportional_methods import stv_scottish

        self.count = stv_scottish
        rankings = drawn(*shape).tolist()
        self.count(Profile(rankings[:50]), num_seats=SEATS)
        self.profile = Profile(rankings)

    def __call__(self, _task: int) -> float:
        """Seconds of one count."""
        return timed(lambda: self.count(self.profile, num_seats=SEATS))


class PrefSchulze:
    """Rankings from which pref_voting makes a profile, and elects."""

    def __init__(self, *shape: float) -> None:
        from pref_voting.margin_based_methods import beat_path
        from pref_voting.profiles import Profile

        self.rankings = drawn(*shape).tolist()
        self.elect = lambda rankings: beat_path(Profile(rankings))
        self.elect(self.rankings[:50])

    def __call__(self, _task: int) -> float:
        """Seconds of one count."""
        return timed(lambda: self.elect(self.rankings))


def compared(title: str, contestants: dict[str, Contestant], turns: int, goals: dict[str, float]) -> None:
    """Let them take turns, and print how many times longer than the first each other takes, beside the goal."""
    for one in contestants.values():
        one.ready()
    found = rounds(contestants, range(turns))
    for one in contestants.values():
        one.end()
    first, *others = contestants
    table = [("", "seconds", "times", "goal")]
    table.append((first, f"{median(found[first]):.4f}", "", ""))
    for name in others:
        times = ratio(found[name], found[first])
        times = 1 / times if name.startswith("one pass") else times
        table.append((name, f"{median(found[name]):.4f}", f"{times:.1f}", f"{goals[name]:g}"))
    print(rows(title, table), flush=True)


def transfers(lean: float, turns: int) -> None:
    """The single transferable vote at three sizes."""
    for ballots, goal in ((SMALL, 50), (MIDDLE, 50), (LARGE, 80)):
        shape = (ballots, 10, lean)
        contestants = {
            "mandat": Contestant(Mandat, "scottish-stv", SEATS, *shape),
            "pyrankvote takes longer": Contestant(Pyrankvote, *shape),
        }
        goals = {"pyrankvote takes longer": goal, "pref_voting takes longer": 250, "one pass over the ballots is": 25}
        if ballots < LARGE:
            contestants["pref_voting takes longer"] = Contestant(PrefVoting, *shape)
        else:
            contestants["one pass over the ballots is"] = Contestant(Pass, *shape)
        compared(f"10 candidates, 5 seats, {ballots:,} ballots", contestants, turns, goals)


def schulze(lean: float, turns: int) -> None:
    """The Schulze method."""
    shape = (MIDDLE, 20, lean)
    contestants = {
        "mandat": Contestant(Mandat, "schulze", 1, *shape),
        "pref_voting takes longer": Contestant(PrefSchulze, *shape),
    }
    goals = {"pref_voting takes longer": 250}
    compared(f"Schulze, 20 candidates, {MIDDLE:,} ballots", contestants, turns, goals)


def shares(lean: float, turns: int) -> None:
    """The Method of Equal Shares: 30 candidates, up to 8 names on a ballot, 10 seats."""
    for ballots in (SMALL, MIDDLE):
        contestants = {"mandat": Contestant(Approvals, ballots, 30, lean)}
        compared(f"equal shares, 30 candidates, 10 seats, {ballots:,} ballots", contestants, turns, {})


def spent() -> float:
    """Processor seconds of the programs that were run so far."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


SPLIT = "import sys\nwith open(sys.argv[1]) as file:\n    for line in file:\n        line.split()\n"


def command(lean: float, turns: int) -> None:
    """The whole command on a BLT file of a million ballots, beside a program that only splits its lines."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ballots.blt"
        ballots = "\n".join(f"1 {' '.join(map(str, row))} 0" for row in (drawn(LARGE, 10, lean) + 1).tolist())
        names = "\n".join(f'"c{one}"' for one in range(10))
        path.write_text(f"10 {SEATS}\n{ballots}\n0\n{names}\n")
        mandat = [
            str(Path(sys.executable).with_name("mandat")),
            "count",
            str(path),
            "--method",
            "scottish-stv",
            "--json",
        ]
        splitting = [sys.executable, "-c", SPLIT, str(path)]
        found: dict[str, list[float]] = {"mandat": [], "splitting": []}
        for _ in range(turns):
            for name, line in (("mandat", mandat), ("splitting", splitting)):
                began = spent()
                subprocess.run(line, stdout=subprocess.DEVNULL, check=True)
                found[name].append(spent() - began)
    table = [("", "seconds", "times", "goal"), ("splitting lines", f"{median(found['splitting']):.2f}", "", "")]
    table.append(("mandat count", f"{median(found['mandat']):.2f}", f"{ratio(*found.values()):.2f}", "3"))
    print(rows(f"a BLT file of {LARGE:,} ballots, the whole command", table), flush=True)


def main() -> None:
    """Compare one thing after the other."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--lean", type=float, default=0.0)
    parser.add_argument("--turns", type=int, default=7)
    given = parser.parse_args()
    for part in (transfers, schulze, shares, command):
        part(given.lean, given.turns)


if __name__ == "__main__":
    main()
