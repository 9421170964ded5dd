"""The door: `mandat ARGUMENTS` to an exit code. What needs no book is said before anything heavy is imported."""

import gc
import os
import sys

from mandat.cli import writing

COMPLETE = "_MANDAT_COMPLETE"
"""Set by the shell when it asks for completions."""

THREADS = "OPENBLAS_NUM_THREADS"
"""NumPy starts so many threads when it is imported, one a processor by itself; no count here multiplies matrices."""

FIRST_FILE = "record.mandat"


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code: 0 yes or done, 1 no or findings, 2 misuse, 130 stopped by hand."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    os.environ.setdefault(THREADS, "1")
    gc.disable()  # a command ends before garbage could matter, and a record is hundreds of thousands of objects
    try:
        return _run(given)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        writing.let_go(sys.stdout)
        return 0
    except OSError as trouble:
        if os.environ.get("MANDAT_DEBUG"):
            raise
        from mandat.errors import why  # only where something is wrong

        writing.err(f"mandat: {trouble.filename or 'output'}: {why(trouble)}")
    except Exception as fault:
        if os.environ.get("MANDAT_DEBUG"):
            raise
        said = " ".join(f"{type(fault).__name__}: {fault}".split())[:200]
        writing.err(f"mandat: this is a fault of mandat, not yours ({said}); MANDAT_DEBUG=1 shows where")
    finally:
        gc.freeze()  # else the interpreter looks through all of it once more before it ends
        gc.enable()
    return 2


def _run(given: list[str]) -> int:
    if COMPLETE in os.environ:
        from mandat.cli.running import complete

        return complete()
    at_once = _at_once(given)
    if at_once is not None:
        writing.out(at_once)
        return 0
    from mandat.cli.running import run

    return run(given)


def _at_once(given: list[str]) -> str | None:
    """What is said of mandat itself; None where there is a command to run."""
    if given in (["--help"], ["-h"], ["help"]):
        from mandat.cli.catalogue import help_page

        return help_page()
    if given == ["--version"]:
        from mandat.cli.beginning import version_line

        return version_line()
    if not given and not os.environ.get("MANDAT_BOOK") and not os.path.lexists(FIRST_FILE):
        from mandat.cli.beginning import NO_BOOK

        return NO_BOOK
    return None
