"""Taking turns: what is compared runs side by side in one run, so that a busy machine slows all of it alike.

Every contestant has a process of its own and waits in it for its turn. Times are processor seconds of that process.
"""

import gc
import multiprocessing as mp
from collections.abc import Callable, Iterable
from statistics import median
from typing import Any


class Contestant:
    """A process that prepares something once, and then does one task after another when it is told to.

    prepare  called in the process with `args`; what it returns does a task: seconds and result
    """

    def __init__(self, prepare: Callable[..., Callable[[Any], Any]], *args: Any) -> None:
        ours, theirs = mp.get_context("spawn").Pipe()
        self.pipe = ours
        self.process = mp.get_context("spawn").Process(target=_serve, args=(theirs, prepare, args), daemon=True)
        self.process.start()
        theirs.close()

    def ready(self) -> None:
        """Wait until it is prepared."""
        self.pipe.recv()

    def turn(self, task: Any) -> Any:
        """Let it do a task, and wait for the result."""
        self.pipe.send(task)
        return self.pipe.recv()

    def end(self) -> None:
        """Let it go."""
        self.process.terminate()
        self.process.join()


def _serve(pipe: Any, prepare: Callable[..., Callable[[Any], Any]], args: tuple[Any, ...]) -> None:
    work = prepare(*args)
    pipe.send("ready")
    gc.collect()
    while True:
        pipe.send(work(pipe.recv()))


def rounds(contestants: dict[str, Contestant], tasks: Iterable[Any]) -> dict[str, list[Any]]:
    """Every task to every contestant in turn: A B, A B; the results of each."""
    found: dict[str, list[Any]] = {name: [] for name in contestants}
    for task in tasks:
        for name, contestant in contestants.items():
            found[name].append(contestant.turn(task))
    return found


def ratio(one: list[float], other: list[float]) -> float:
    """How many times longer `one` took than `other`: the median over the turns."""
    return median(a / b for a, b in zip(one, other, strict=False))


def rows(title: str, table: list[tuple[str, ...]]) -> str:
    """A table for people, its first column to the left, the others to the right."""
    widths = [max(len(row[at]) for row in table) for at in range(len(table[0]))]
    lines = [
        "  ".join(
            cell.rjust(width) if at else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in table
    ]
    return "\n".join([title, *(f"  {line.rstrip()}" for line in lines), ""])
