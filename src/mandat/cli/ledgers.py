"""What the commands of a ledger have in common: the store, the clock, the folder of keys, progress."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

from mandat.clerk.ledger.keyring import Keyring
from mandat.errors import MandatError
from mandat.ledger.store import NoLedger, Store
from mandat.ledger.url import is_url, open_store

EVERY = 0.2
"""Seconds between two looks at the progress."""


class NotRead(MandatError):
    """A file that cannot be read."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}; name a file that can be read")


def opened(url: str, *, create: bool = False) -> Store:
    """The store that -b names. Raises `NoLedger`."""
    if not is_url(url):
        mend = "name one: mandat -b sqlite:///union.db ledger ..., or postgresql://user@host/name"
        raise NoLedger(url, "this is no URL of a ledger", mend)
    return open_store(url, create=create)


def now() -> int:
    """Milliseconds since 1970."""
    return time.time_ns() // 1_000_000


def seconds() -> int:
    """Seconds since 1970."""
    return int(time.time())


def keyring() -> Keyring:
    """The private keys of whoever runs this."""
    named = os.environ.get("MANDAT_KEYS")
    if named:
        return Keyring(Path(named))
    config = os.environ.get("XDG_CONFIG_HOME")
    return Keyring((Path(config) if config else Path.home() / ".config") / "mandat" / "keys")


def instant(milliseconds: int) -> str:
    """A time in UTC, to the second, as it is shown."""
    try:
        return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(milliseconds // 1000))
    except (OverflowError, ValueError, OSError):
        return f"{milliseconds} ms"


@contextmanager
def progress(what: str) -> Iterator[Callable[[int, int], None]]:
    """Show how far something has come, on a terminal; nowhere else."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda done, total: None
        return
    last = SimpleNamespace(shown=0.0)

    def show(done: int, total: int) -> None:
        if time.monotonic() - last.shown > EVERY:
            last.shown = time.monotonic()
            sys.stderr.write(f"\r{what}: {done} of {total} ({100 * done // max(total, 1)} %)\x1b[K")
            sys.stderr.flush()

    try:
        yield show
    finally:
        if last.shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def text_of(name: str) -> str:
    """The text of a file; of standard input, where the name is `-`. Raises `NotRead`."""
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        return data.decode("utf-8")
    except UnicodeDecodeError as reason:
        raise NotRead(name, f"byte {reason.start + 1} is not UTF-8 text") from None
    except (OSError, ValueError) as reason:
        raise NotRead(name, str(getattr(reason, "strerror", None) or reason).lower()) from None


def local_minute(timezone: str | None) -> str:
    """The current minute in a time zone, as a record dates acts."""
    from mandat.cli.options import clock

    return clock(SimpleNamespace(timezone=timezone))
