"""Seats and power: 10,000 units to 2,000 seats beside the package apportionment; the power of 200 voters, exact.

mandat         whole numbers, ties shown
apportionment  the same votes with floating-point numbers, its faster and inexact way
A seat for every turn of a heap of floating-point quotients is the floor that we know for a program in Python.
"""

import argparse
import random
from heapq import heapify, heapreplace
from statistics import median
from time import process_time

from bench.turns import Contestant, ratio, rounds, rows

UNITS, SEATS = 10_000, 2_000
VOTERS, GREATEST = 200, 1_000


def votes(units: int) -> list[int]:
    """The members of so many units, drawn once."""
    drawn = random.Random(1917)
    return [drawn.randint(1, 1_000_000) for _ in range(units)]


class Mandat:
    """D'Hondt in whole numbers."""

    def __init__(self, units: int) -> None:
        self.votes = votes(units)
        self.names = [str(unit) for unit in range(units)]

    def __call__(self, seats: int) -> tuple[float, list[int]]:
        """Seconds, and the seats."""
        from mandat.count.apportionment.divisor import D_HONDT, divisor

        began = process_time()
        found = divisor(self.votes, seats, D_HONDT)
        return process_time() - began, list(found.seats)


class Peer(Mandat):
    """The package apportionment."""

    def __call__(self, seats: int) -> tuple[float, list[int]]:
        """Seconds, and the seats."""
        from apportionment import methods

        began = process_time()
        found = methods.compute("dhondt", self.votes, seats, parties=self.names)
        return process_time() - began, found


class FloatHeap(Mandat):
    """A heap of floating-point quotients."""

    def __call__(self, seats: int) -> tuple[float, list[int]]:
        """Seconds, and the seats."""
        began = process_time()
        held = [0] * len(self.votes)
        heap = [(-float(count), place) for place, count in enumerate(self.votes)]
        heapify(heap)
        for _ in range(seats):
            _, place = heap[0]
            held[place] += 1
            heapreplace(heap, (-self.votes[place] / (held[place] + 1), place))
        return process_time() - began, held


class Voters:
    """Banzhaf for voters of different weights."""

    def __init__(self, voters: int, greatest: int) -> None:
        drawn = random.Random(1917)
        self.weights = tuple(drawn.randint(1, greatest) for _ in range(voters))

    def __call__(self, _task: int) -> tuple[float, int]:
        """Seconds, and all swings together."""
        from mandat.count.power.game import Game
        from mandat.count.power.indices import banzhaf

        began = process_time()
        swings = banzhaf(Game(self.weights, sum(self.weights) // 2 + 1))
        return process_time() - began, sum(swings)


def main() -> None:
    """Compare, and say whether all give the same seats."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--units", type=int, default=UNITS)
    parser.add_argument("--seats", type=int, default=SEATS)
    parser.add_argument("--turns", type=int, default=3)
    given = parser.parse_args()
    contestants = {
        "mandat": Contestant(Mandat, given.units),
        "apportionment": Contestant(Peer, given.units),
        "a heap of floating-point numbers": Contestant(FloatHeap, given.units),
        f"Banzhaf, {VOTERS} voters": Contestant(Voters, VOTERS, GREATEST),
    }
    for contestant in contestants.values():
        contestant.ready()
    found = rounds(contestants, [given.seats] * (given.turns + 1))
    for contestant in contestants.values():
        contestant.end()
    took = {name: [seconds for seconds, _ in results[1:]] for name, results in found.items()}
    table = [("", "milliseconds", "times mandat", "the same seats")]
    for name in ("mandat", "apportionment", "a heap of floating-point numbers"):
        same = "yes" if found[name][0][1] == found["mandat"][0][1] else "no"
        table.append((name, f"{median(took[name]) * 1000:.1f}", f"{ratio(took[name], took['mandat']):.1f}", same))
    print(rows(f"D'Hondt, {given.units:,} units to {given.seats:,} seats", table))
    (name,) = [name for name in took if name.startswith("Banzhaf")]
    print(
        rows(
            f"{name}, exact, weights to {GREATEST:,}",
            [("", "milliseconds"), ("mandat", f"{median(took[name]) * 1000:.0f}")],
        )
    )


if __name__ == "__main__":
    main()
