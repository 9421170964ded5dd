"""The door: `mandat ARGUMENTS` to an exit code. Help is printed before anything else is imported."""

import os
import sys

from mandat.cli import writing
from mandat.cli.catalogue import help_page

COMPLETE = "_MANDAT_COMPLETE"
"""Set by the shell when it asks for completions."""


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code: 0 yes or done, 1 no or findings, 2 misuse, 130 stopped by hand."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    try:
        if given in (["--help"], ["-h"], ["help"]) and COMPLETE not in os.environ:
            writing.out(help_page())
            return 0
        return _run(given)
    except KeyboardInterrupt:
        return 130
    except Exception as fault:
        if os.environ.get("MANDAT_DEBUG"):
            raise
        said = " ".join(f"{type(fault).__name__}: {fault}".split())[:200]
        writing.err(f"mandat: this is a fault of mandat, not yours ({said}); MANDAT_DEBUG=1 shows where")
        return 2


def _run(given: list[str]) -> int:
    from mandat.cli.running import complete, run

    return complete() if COMPLETE in os.environ else run(given)
