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
HARBOUR = "-b examples/harbour-union"
PETROGRAD = "-b examples/petrograd-1917"

STEPS = [
    (
        "Harbour Union is a federation of today, twelve branches over two years. Its minutes hold a few mistakes,\n"
        "# planted on purpose. Does the check find what it should, and nothing else?",
        f"{HARBOUR} check --expect examples/harbour-union/expected-findings.txt",
        0,
    ),
    (
        "May the treasurer pay for the hall? Yes, with the chair's signature: here is the proof.",
        f"{HARBOUR} may mehmet funds.spend hamburg --at 2024-06-18 --dispatch pay-hall",
        0,
    ),
    (
        "And in Cuxhaven, after the branch turned away from the executive? No: the gap, and what would mend it.",
        f"{HARBOUR} may mehmet funds.spend cuxhaven --at 2025-02-01",
        1,
    ),
    (
        "Rostock recalls its delegate from the district council. What falls with him?",
        f"{HARBOUR} diff 2024-10-11 2024-10-13",
        0,
    ),
    (
        "Petrograd, 1917: two memoirs of one year, written as one record. What is irregular in it is history's doing.",
        f"{PETROGRAD} check --expect examples/petrograd-1917/expected-findings.txt",
        0,
    ),
    (
        "4 November 1917. Both the Staff and the Military Revolutionary Committee would move the garrison.\n"
        "# Whose order binds the Volhynian Regiment?",
        f"{PETROGRAD} may mrc garrison.move volhynian-regiment --at 1917-11-04",
        0,
    ),
    (
        "And the Staff, under whom the regiment serves?",
        f"{PETROGRAD} may staff garrison.move volhynian-regiment --at 1917-11-04",
        1,
    ),
]


def main() -> int:
    for sentence, arguments, expected in STEPS:
        print(f"\n# {sentence}\n$ mandat {arguments}", flush=True)
        code = subprocess.run([MANDAT, *shlex.split(arguments)], cwd=ROOT, stdin=subprocess.DEVNULL).returncode
        if code != expected:
            print(f"\nthe demo stops here: exit {code}, where {expected} was expected", file=sys.stderr)
            return 1
    print("\n# That was the demo. Your own book: write a file record.mandat, and see docs/spec/format.md.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
