"""Writes to the standard streams: whole texts, in the right encoding, quiet when the reader has gone away.

Nothing heavy is imported here: `mandat --help` passes through.
"""

import os
import sys


def out(text: str, *, exact: bool = False) -> bool:
    """Write to standard output; whether anybody still reads it. Raises `OSError`.

    exact  UTF-8 whatever the terminal says, for other programs
    """
    stream = sys.stdout
    if stream is None:
        return False
    try:
        _encode(stream, exact)
        stream.write(text)
        stream.flush()
    except BrokenPipeError:
        let_go(stream)
        return False
    except OSError:
        let_go(stream)
        raise
    return True


def err(text: str) -> None:
    """Write a line to standard error."""
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()
    except OSError:
        return


def is_terminal() -> bool:
    """Whether standard output is a terminal that shows colour, and colour is wanted."""
    return bool(
        not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb" and sys.stdout and sys.stdout.isatty()
    )


def width() -> int:
    """How many columns there are: `COLUMNS`, else those of the terminal, else 80."""
    told = os.environ.get("COLUMNS", "")
    if told.isascii() and told.isdigit() and int(told) > 0:
        return max(int(told), 40)
    try:
        found = os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, ValueError, AttributeError):
        found = 0
    return max(found, 40) if found else 80


def _encode(stream: object, exact: bool) -> None:
    if hasattr(stream, "reconfigure"):
        encoding = {"encoding": "utf-8"} if exact else {}
        stream.reconfigure(errors="backslashreplace", **encoding)


def let_go(stream: object) -> None:
    """Let what is still buffered go nowhere, so that the interpreter can end in peace."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
    except (OSError, ValueError):
        return
