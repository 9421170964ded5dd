"""What systems do each in their own way: hold a file against other processes, make a name in a folder durable.

On Windows a folder cannot be synced: there a name is as durable as the journal of the file system makes it.
"""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

try:
    import fcntl
except ImportError:  # Windows
    import msvcrt

    fcntl = None

_BINARY = getattr(os, "O_BINARY", 0)
"""On Windows: bytes as they are."""


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Nobody else holds this file, which is made where it is not there, until this ends. Raises `OSError`."""
    with path.open("ab") as file:
        _lock(file)
        yield


def _lock(file: IO[bytes]) -> None:
    """Wait until nobody else holds a file; whoever closes it gives it back."""
    if fcntl is not None:
        fcntl.flock(file, fcntl.LOCK_EX)
        return
    file.seek(0)
    while True:
        with suppress(OSError):  # it waits ten seconds, then gives up
            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
            return


def sync_folder(folder: Path) -> None:
    """The names in a folder are on the disk afterwards, as far as the system lets one say so. Raises `OSError`."""
    if fcntl is None:
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def write_durably(path: str | os.PathLike[str], data: bytes, mode: int | None = None) -> None:
    """Put bytes in a file so that after any crash it holds either the old ones or these. Raises `OSError`.

    mode  what may be done with it; else as with the file that is replaced, or as with any new one
    """
    given = Path(path)
    if given.exists() and not given.is_file():  # a pipe or a device takes what it is given, and is never replaced
        given.write_bytes(data)
        return
    try:
        _replace(given.resolve(), data, mode)
    except OSError as reason:  # it may speak of the file that stands beside it meanwhile
        raise OSError(reason.errno, reason.strerror or str(reason), str(path)) from reason


def _replace(target: Path, data: bytes, mode: int | None) -> None:
    """Put bytes in a new file beside another, and then in its place."""
    beside = target.with_name(f".mandat-{secrets.token_hex(8)}")
    try:
        made = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o666 if mode is None else mode)
        with os.fdopen(made, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if mode is None and target.exists():
            beside.chmod(target.stat().st_mode & 0o7777)
        beside.replace(target)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise
    sync_folder(target.parent)
