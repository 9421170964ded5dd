"""Try every fault in full, and write the table of docs/reliability.md: python -m tests.faults [WORD in the name]"""

import faulthandler
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

from tests.faults.rooms import everything
from tests.faults.trials import Fault, Place, lot
from tests.postgres import Server

DOCUMENT = Path(__file__).resolve().parent.parent.parent / "docs" / "reliability.md"
PATIENCE = 900
"""Seconds that all tries of one fault may take, of which few take sixty: then all ends, and says where it stood."""

BEGIN, END = "<!-- faults: made by `make faults` -->\n", "<!-- end of faults -->\n"


def attempt(each: Fault, number: int, server: Server) -> str | None:
    """One try; what was lost in it."""
    folder = Path(tempfile.mkdtemp(prefix="mandat-fault-"))
    try:
        each.attempt(lot(each, number), Place(each.kind, folder, server))
    except Exception as reason:  # noqa: BLE001  whatever goes wrong in a try is a loss
        return f"{each.name} ({each.kind}), try {number}: {type(reason).__name__}: {reason}"
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return None


def table(rows: list[tuple[Fault, int]]) -> str:
    """The table for the document."""
    names = {"sqlite": "SQLite", "postgres": "PostgreSQL"}
    lines = ["| fault | store | what must hold | tries | losses |", "|---|---|---|---:|---:|"]
    lines += [f"| {each.name} | {names[each.kind]} | {each.holds} | {each.tries} | {lost} |" for each, lost in rows]
    return "\n".join(lines) + "\n"


def written(text: str, made: str) -> str:
    """The document with its table made anew."""
    before, rest = text.split(BEGIN)
    return before + BEGIN + made + END + rest.split(END)[1]


def main(word: str = "") -> int:
    server = Server()
    server.new("faults")
    rows, losses = [], []
    try:
        for each in everything():
            if word in each.name:
                faulthandler.dump_traceback_later(PATIENCE, exit=True)
                began = time.monotonic()
                lost = [says for n in range(each.tries) if (says := attempt(each, n, server))]
                sys.stdout.writelines(f"{says}\n" for says in lost)
                rows.append((each, len(lost)))
                losses += lost
                seconds = f"{time.monotonic() - began:5.1f} s"
                sys.stdout.write(f"{len(lost):3} lost of {each.tries:3}, {seconds}: {each.name} ({each.kind})\n")
                sys.stdout.flush()
    finally:
        server.stop()
    if not word:
        DOCUMENT.write_text(written(DOCUMENT.read_text(encoding="utf-8"), table(rows)), encoding="utf-8")
    return 1 if losses else 0


if __name__ == "__main__":
    found = main(*sys.argv[1:])
    sys.stdout.flush()
    os._exit(found)  # not `sys.exit`: what a try left running must not hold up what was found
