"""How long a command takes to start, beside a bare Python: whole processes in turns, with their bytecode cached."""

import os
import resource
import subprocess
import sys
from pathlib import Path
from statistics import median

from bench.turns import ratio, rows

HOME = Path(__file__).parent.parent
MANDAT = str(Path(sys.executable).with_name("mandat"))
MAY = "may staff garrison.move volhynian-regiment --at 1917-10-24"
COMMANDS = {
    "python -c pass": (sys.executable, "-c", "pass"),
    "mandat --help": (MANDAT, "--help"),
    "mandat may (Petrograd)": (MANDAT, "-b", "examples/petrograd-1917", *MAY.split()),
}
TURNS = 15


def seconds(command: tuple[str, ...]) -> float:
    """Processor seconds of a process from start to end."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, cwd=HOME, env=environment, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):
        raise ValueError(done.stderr.decode())
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Start them in turns; the first round only fills the caches."""
    found: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for turn in range(TURNS + 1):
        for name, command in COMMANDS.items():
            took = seconds(command)
            if turn:
                found[name].append(took)
    bare = found["python -c pass"]
    table = [("", "milliseconds", "of a bare Python")]
    for name, took in found.items():
        table.append((name, f"{median(took) * 1000:.0f}", f"{ratio(took, bare):.1f}"))
    print(rows("start", table))


if __name__ == "__main__":
    main()
