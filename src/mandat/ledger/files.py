"""What systems do each in their own way: hold a file against other processes, make a name in a folder durable.

On Windows a folder cannot be synced: there a name is as durable as the journal of the file system makes it.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

try:
    import fcntl
except ImportError:  # Windows
    import msvcrt

    fcntl = None


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


def write_durably(path: Path, data: bytes, mode: int = 0o644) -> None:
    """Put bytes in a file so that after any crash it holds either the old ones or these. Raises `OSError`."""
    beside = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        with open(beside, "wb", opener=lambda name, flags: os.open(name, flags, mode)) as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError:
        with suppress(OSError):
            beside.unlink()
        raise
    sync_folder(path.parent)
