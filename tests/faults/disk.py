"""A disk that remembers what was written and synced, fails when told to, and can lose what a real one may lose.

SQLite reaches files through a table of functions. Here two of its entries, and those that see what happens, are
replaced in a copy of the table, for all connections that are opened while the disk is watched.
"""

import _sqlite3
import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import NamedTuple

OK, FULL, FAILED_SYNC, FAILED_WRITE = 0, 13, 1034, 778
"""What SQLite's functions answer: done, no room, a sync or a write that failed."""

_POINTER, _INT, _LONG = ctypes.c_void_p, ctypes.c_int, ctypes.c_int64
_OPEN = ctypes.CFUNCTYPE(_INT, _POINTER, _POINTER, _POINTER, _INT, _POINTER)
_DELETE = ctypes.CFUNCTYPE(_INT, _POINTER, _POINTER, _INT)
_WRITE = ctypes.CFUNCTYPE(_INT, _POINTER, _POINTER, _INT, _LONG)
_TRUNCATE = ctypes.CFUNCTYPE(_INT, _POINTER, _LONG)
_SYNC = ctypes.CFUNCTYPE(_INT, _POINTER, _INT)


class _System(ctypes.Structure):
    """sqlite3_vfs; its functions as addresses."""

    _fields_ = [
        ("version", _INT),
        ("size", _INT),
        ("longest", _INT),
        ("next", _POINTER),
        ("name", ctypes.c_char_p),
        ("data", _POINTER),
        ("open", _POINTER),
        ("delete", _POINTER),
        ("others", _POINTER * 14),
    ]


class _Methods(ctypes.Structure):
    """sqlite3_io_methods."""

    _fields_ = [
        ("version", _INT),
        ("close", _POINTER),
        ("read", _POINTER),
        ("write", _POINTER),
        ("truncate", _POINTER),
        ("sync", _POINTER),
        ("others", _POINTER * 13),
    ]


class Event(NamedTuple):
    """Something that happened on the disk: write, truncate, sync, failed, delete; or a mark that a test set.

    offset  of what was written; the size that was left; whether a deletion was synced
    """

    what: str
    file: str = ""
    offset: int = 0
    data: bytes = b""


class Disk:
    """What happened; and when the next write or sync is to fail.

    full_at, sync_fails_at  the number, from 1, of the write or sync that fails; 0: none does
    """

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.full_at = self.sync_fails_at = 0
        self.writes = self.syncs = 0

    def mark(self, what: str) -> None:
        self.events.append(Event(what))

    def write(self, file: str, offset: int, data: bytes) -> int:
        self.writes += 1
        if self.writes == self.full_at:
            return FULL
        self.events.append(Event("write", file, offset, data))
        return OK

    def sync(self, file: str) -> int:
        self.syncs += 1
        failed = self.syncs == self.sync_fails_at
        self.events.append(Event("failed" if failed else "sync", file))
        return FAILED_SYNC if failed else OK

    def files(self) -> set[str]:
        """The names of all files of which something is known."""
        return {event.file for event in self.events} - {""}

    def left(self, until: int, lot: Random) -> dict[str, bytes]:
        """The files after the power is lost behind so many events.

        What no successful sync followed may be there or not, each write for itself, and be torn at any byte. What a
        failed sync was for may be lost even if a later one succeeded: the system has given it up. A file that was
        deleted may be there again, as long as its folder was not synced.
        """
        files: dict[str, bytearray] = {}
        deleted: dict[str, bytearray] = {}
        named = {name for name in self.files() if "-" not in name}
        certain = self._certain(until)
        for n, event in enumerate(self.events[:until]):
            if event.what == "delete":
                deleted[event.file] = files.pop(event.file, bytearray())
                named.discard(event.file)
            if event.offset and event.what == "delete" or event.what == "sync" and event.file not in named:
                deleted.clear()  # with the first sync of a new log, SQLite syncs its folder
                named.add(event.file)
            if event.what not in ("write", "truncate"):
                continue
            content = files.setdefault(event.file, bytearray())
            if event.what == "truncate" and (n in certain or lot.random() < 0.7):
                del content[event.offset :]
            elif event.what == "write" and (n in certain or lot.random() < 0.5):
                data = (
                    event.data if n in certain or lot.random() < 0.7 else event.data[: lot.randrange(len(event.data))]
                )
                content.extend(bytes(max(0, event.offset - len(content))))
                content[event.offset : event.offset + len(data)] = data
        files |= {name: content for name, content in deleted.items() if lot.random() < 0.3}
        return {name: bytes(content) for name, content in files.items() if name}

    def _certain(self, until: int) -> set[int]:
        """The events of which the first sync behind them, on the same file, succeeded."""
        pending: dict[str, list[int]] = {}
        certain: set[int] = set()
        for n, event in enumerate(self.events[:until]):
            if event.what in ("write", "truncate"):
                pending.setdefault(event.file, []).append(n)
            elif event.what in ("sync", "failed"):
                behind = pending.pop(event.file, [])
                certain.update(behind if event.what == "sync" else [])
        return certain


@contextmanager
def watched() -> Iterator[Disk]:
    """Watch every file that SQLite opens in this process from now on, under its default way to reach files."""
    library = ctypes.CDLL(getattr(_sqlite3, "__file__", None))  # finds the functions of the SQLite that Python uses
    library.sqlite3_vfs_find.restype = _POINTER
    library.sqlite3_vfs_find.argtypes = [ctypes.c_char_p]
    library.sqlite3_vfs_register.argtypes = library.sqlite3_vfs_unregister.argtypes = [_POINTER, _INT]
    usual = library.sqlite3_vfs_find(None)
    disk = Disk()
    system = _replaced(_System.from_address(usual), disk)
    library.sqlite3_vfs_register(ctypes.byref(system), 1)
    try:
        yield disk
    finally:
        library.sqlite3_vfs_unregister(ctypes.byref(system), 0)
        library.sqlite3_vfs_register(usual, 1)


def _replaced(usual: _System, disk: Disk) -> _System:
    """A copy of the table in which opening and deleting are seen by the disk."""
    system = _System.from_buffer_copy(usual)
    system.name = b"watched"
    kept: list = []
    names: dict[int, str] = {}
    tables: dict[int, _Methods] = {}
    usual_open, usual_delete = _OPEN(usual.open), _DELETE(usual.delete)

    def open_(vfs: int, name: int | None, file: int, flags: int, out: int) -> int:
        done = usual_open(vfs, name, file, flags, out)
        if done == OK and name is not None:
            names[file] = _name(name)
            methods = _POINTER.from_address(file)
            if methods.value not in tables:
                tables[methods.value] = _watching(_Methods.from_address(methods.value), disk, names, kept)
            methods.value = ctypes.addressof(tables[methods.value])
        return done

    def delete(vfs: int, name: int, sync: int) -> int:
        done = usual_delete(vfs, name, sync)
        if done == OK:
            disk.events.append(Event("delete", _name(name), sync))
        return done

    functions = [_OPEN(open_), _DELETE(delete)]
    kept += [tables, *functions]
    system.open, system.delete = (ctypes.cast(function, _POINTER).value for function in functions)
    system.kept = kept  # what C points to must not be collected
    return system


def _name(address: int) -> str:
    """The name of a file; the address itself is passed on, since SQLite keeps more behind the name."""
    return Path(ctypes.string_at(address).decode()).name


def _watching(usual: _Methods, disk: Disk, names: dict[int, str], kept: list) -> _Methods:
    """A copy of the functions for one kind of file, in which writing, truncating and syncing are seen by the disk."""
    methods = _Methods.from_buffer_copy(usual)
    usual_write, usual_truncate, usual_sync = _WRITE(usual.write), _TRUNCATE(usual.truncate), _SYNC(usual.sync)

    def write(file: int, data: int, size: int, offset: int) -> int:
        return disk.write(names[file], offset, ctypes.string_at(data, size)) or usual_write(file, data, size, offset)

    def truncate(file: int, size: int) -> int:
        disk.events.append(Event("truncate", names[file], size))
        return usual_truncate(file, size)

    def sync(file: int, flags: int) -> int:
        return disk.sync(names[file]) or usual_sync(file, flags)

    functions = [_WRITE(write), _TRUNCATE(truncate), _SYNC(sync)]
    kept += functions
    methods.write, methods.truncate, methods.sync = (ctypes.cast(function, _POINTER).value for function in functions)
    return methods
