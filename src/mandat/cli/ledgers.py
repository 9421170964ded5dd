"""What the commands of a ledger have in common: the store, the clock, the folder of keys."""

import os
import sys
import time
from pathlib import Path
from types import SimpleNamespace

from mandat.clerk.ledger.keyring import Keyring
from mandat.clerk.texts import LARGEST
from mandat.cli.files import STREAM
from mandat.errors import MandatError, why
from mandat.ledger.store import NoLedger, Store
from mandat.ledger.url import is_url, open_store


class NotRead(MandatError):
    """A file that cannot be read."""

    def __init__(self, name: str, reason: str, mend: str = "name a file that can be read") -> None:
        super().__init__(f"{'standard input' if name == STREAM else name}: {reason}; {mend}")


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


def key_of_new(key: str) -> list[str]:
    """What is said of the key of a ledger that was made just now."""
    return [f"key: {key}", "give this key to your branches: with it they check every proof and checkpoint"]


def instant(milliseconds: int) -> str:
    """A time in UTC, to the second, as it is shown."""
    try:
        return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(milliseconds // 1000))
    except (OverflowError, ValueError, OSError):
        return f"{milliseconds} ms"


def text_of(name: str) -> str:
    """The text of a file; of standard input, where the name is `-`. Raises `NotRead`."""
    try:
        data = _standard_input() if name == STREAM else _bytes_of(name)
        if len(data) > LARGEST:
            raise OSError(None, f"this is larger than {LARGEST // 2**20} MiB")
        return data.decode("utf-8")
    except UnicodeDecodeError as reason:
        raise NotRead(name, f"byte {reason.start + 1} is not UTF-8 text", "name a text file, saved as UTF-8") from None
    except (OSError, ValueError) as reason:
        raise NotRead(name, why(reason)) from None


def _standard_input() -> bytes:
    """What somebody types or another program says; nothing where it is closed."""
    return sys.stdin.buffer.read(LARGEST + 1) if sys.stdin else b""


def _bytes_of(name: str) -> bytes:
    with open(name, "rb") as file:
        return file.read(LARGEST + 1)


def local_minute(timezone: str | None) -> str:
    """The current minute in a time zone, as a record dates acts."""
    from mandat.cli.options import clock

    return clock(SimpleNamespace(timezone=timezone))
