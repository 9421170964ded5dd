"""Who may act: the speed of the answer, beside four other engines and a plain program, at two sizes.

cold       2,000 questions about today, each asked once, of an engine that was asked nothing before
recurring  the same person, power and institution at twenty days drawn by lot; the first is told apart from the others
"""

import argparse
from collections.abc import Callable
from time import process_time

from bench.engines import ENGINES
from bench.turns import Contestant, ratio, rounds, rows
from bench.world import Asked, World

QUESTIONS, A_TURN = 2000, 100
GROUPS, DATES = 100, 20
FEW = {"Casbin": 100, "Oso": 300}
"""Engines that would take minutes are asked fewer questions: the first ones."""


class Asking:
    """An engine and its questions; does one stretch of them at a time."""

    def __init__(self, name: str, scale: int, half: bool) -> None:
        world = World(scale, half)
        self.today = world.today(QUESTIONS)
        self.recurring = world.recurring(GROUPS, DATES)
        began = process_time()
        self.engine = ENGINES[name](world)
        self.loading = process_time() - began

    def __call__(self, task: tuple[str, int, int]) -> tuple[float, list[bool], float]:
        """Seconds for a stretch of the questions, and the verdicts; those for the first of each group apart."""
        kind, first, last = task
        if kind == "loading":
            return self.loading, [], 0.0
        if kind == "cold":
            return (*self._timed(self.engine.may, self.today[first:last]), 0.0)
        seconds, verdicts, before = 0.0, [], 0.0
        for group in self.recurring[first:last]:
            before += self._timed(self.engine.may_again, group[:1])[0]
            more, said = self._timed(self.engine.may_again, group[1:])
            seconds += more
            verdicts += said
        return seconds, verdicts, before

    def _timed(self, may: Callable[..., bool], questions: list[Asked]) -> tuple[float, list[bool]]:
        began = process_time()
        verdicts = [may(*question) for question in questions]
        return process_time() - began, verdicts


def compare(scale: int, half: bool, names: list[str]) -> str:
    """Let the engines answer in turns; what they took beside the plain program, and where they disagree with it."""
    contestants = {name: Contestant(Asking, name, scale, half) for name in names}
    for contestant in contestants.values():
        contestant.ready()
    found: dict[str, dict[str, list]] = {name: {} for name in names}
    for kind, size, step in (("loading", 1, 1), ("cold", QUESTIONS, A_TURN), ("recurring", GROUPS, 10)):
        for first in range(0, size, step):
            task = (kind, first, first + step)
            taking = {name: one for name, one in contestants.items() if _takes_part(name, kind, first, step)}
            for name, results in rounds(taking, [task]).items():
                found[name].setdefault(kind, []).extend(results)
    for contestant in contestants.values():
        contestant.end()
    return _report(scale, half, found)


def _takes_part(name: str, kind: str, first: int, step: int) -> bool:
    if kind == "recurring":
        return name in ("plain program", "mandat", "Casbin (keyed)")
    return kind == "loading" or first + step <= max(FEW.get(name, QUESTIONS), step)


def _report(scale: int, half: bool, found: dict[str, dict[str, list]]) -> str:
    plain, ours = found["plain program"], found["mandat"]
    recurring = ("recurring: of plain", "with the first")
    table = [("", "cold: of plain", "of mandat", *recurring, "agree with plain", "loading, s")]
    for name, results in found.items():
        cold, mine = _seconds(results["cold"]), _seconds(ours["cold"])
        again, whole = _seconds(results.get("recurring", [])), _whole(results.get("recurring", []))
        asked, same = _agreement(results, plain)
        table.append((
            name,
            f"{ratio(cold, _seconds(plain['cold'])):.1f}",
            f"{ratio(cold, mine):.2f}",
            f"{ratio(again, _seconds(plain['recurring'])):.2f}" if again else "-",
            f"{ratio(whole, _whole(plain['recurring'])):.2f}" if again else "-",
            f"{same} of {asked}",
            f"{results['loading'][0][0]:.1f}",
        ))  # fmt: skip
    quorum = "half of the seats" if half else "one seat"
    micro = sum(_seconds(plain["cold"])) / QUESTIONS * 1e6
    return rows(f"authority, scale {scale}, quorum of {quorum} (plain, cold: {micro:.1f} microseconds here)", table)


def _seconds(results: list) -> list[float]:
    return [seconds for seconds, *_ in results]


def _whole(results: list) -> list[float]:
    return [seconds + before for seconds, _, before in results]


def _agreement(results: dict[str, list], plain: dict[str, list]) -> tuple[int, int]:
    asked = same = 0
    for kind in ("cold", "recurring"):
        for (_, verdicts, _), (_, right, _) in zip(results.get(kind, []), plain[kind], strict=False):
            asked += len(verdicts)
            same += sum(one == other for one, other in zip(verdicts, right, strict=True))
    return asked, same


def main() -> None:
    """Compare at the sizes that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--scales", default="1,10")
    parser.add_argument("--engines", default=",".join(ENGINES))
    given = parser.parse_args()
    names = given.engines.split(",")
    for scale in map(int, given.scales.split(",")):
        for half in (False, True):
            print(compare(scale, half, [name for name in names if not (half and name == "Oso")]), flush=True)


if __name__ == "__main__":
    main()
