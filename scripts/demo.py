"""Two federations and what can be asked of their records. Run by `make demo`.

Every step is a sentence, the arguments of a `mandat` command and the exit code that the command must have; any other
exit code fails the demo.
"""

import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MANDAT = Path(sys.executable).parent / "mandat"

STEPS = [
    (
        "Harbour Union is a federation of today. Is its minute book in order?",
        "-b examples/harbour-union check",
        0,
    ),
    (
        "May the executive spend the funds of the Hamburg branch?",
        "-b examples/harbour-union may executive funds.spend hamburg",
        0,
    ),
    (
        "May its former treasurer, after the recall?",
        "-b examples/harbour-union may anna funds.spend hamburg",
        1,
    ),
    (
        "What does the record say about her?",
        "-b examples/harbour-union log --about anna",
        0,
    ),
    (
        "Petrograd, 1917: two memoirs of the same year, written as one record.",
        "-b examples/petrograd-1917 check",
        0,
    ),
]


def main() -> int:
    for sentence, arguments, expected in STEPS:
        print(f"\n# {sentence}\n$ mandat {arguments}", flush=True)
        code = subprocess.run([MANDAT, *shlex.split(arguments)], cwd=ROOT, stdin=subprocess.DEVNULL).returncode
        if code != expected:
            print(f"\nthe demo stops here: exit {code}, where {expected} was expected", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
