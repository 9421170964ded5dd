"""The files that acts name, beside their book: nothing outside of its folder is read.

Paths are texts here: see `opening`.
"""

import os
import posixpath
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from msgspec import Struct

from mandat.errors import MandatError, refusal
from mandat.sentences import Part, Sentence, Written, say

LARGEST = 128 * 2**20
"""The largest file that a ledger takes in, in bytes."""

_OPEN = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"))
"""How a file is opened: not through a link that was put there meanwhile, and not waiting for whoever fills a pipe."""


QUIET = 0.1
"""Seconds for which a file must not have been written to when it is taken in."""

_PART = 2**20
"""Bytes that are compared in one go."""


class Outside(MandatError):
    """A name that leads out of the folder."""

    def __init__(self, name: str) -> None:
        self.says = say("{file} lies outside the folder of the book", file=Written(name[:80]))
        self.mend = say("put it beside the book, and name it from there")
        super().__init__(f"{self.says}; {self.mend}")


class Unfit(MandatError):
    """A file that cannot be taken into a ledger."""

    def __init__(self, name: str, reason: Part, mend: Sentence) -> None:
        self.says, self.mend = say("{text}: {reason}", text=Written(name[:80]), reason=reason), mend
        super().__init__(f"{self.says}; {mend}")


class NoFile(Unfit):
    """A folder, a pipe or a device."""

    def __init__(self, name: str) -> None:
        super().__init__(name, say("this is no file"), say("name a file"))


class Absent(Unfit):
    """A file that is not there."""

    def __init__(self, name: str) -> None:
        super().__init__(name, say("there is no such file"), say("put it beside the acts that name it"))


class Changed(Unfit):
    """A file that was written to while it was taken in."""

    def __init__(self, name: str) -> None:
        mend = say("wait until it is whole, then send the acts again")
        super().__init__(name, say("it changed while it was taken in"), mend)


class Seen(Struct, frozen=True):
    """What tells a file from what it was before: its inode, size in bytes, and time of change in nanoseconds."""

    inode: int
    size: int
    changed: int


class Beside:
    """The files in a folder, by the names that acts give them."""

    def __init__(self, folder: str) -> None:
        self.folder = folder

    def path(self, name: str) -> str:
        """Where a file is. Raises `Outside`, `Unfit` where it is a folder, or a pipe, on which one would wait."""
        path = os.path.join(self.folder, name)
        if "\0" in name or not inside(path, self.folder):
            raise Outside(name)
        if os.path.exists(path) and not os.path.isfile(path):
            raise NoFile(name)
        return path

    def place(self, name: str) -> str:
        """Where a file is that can be put back under its name, wherever that is. Raises `Outside`, `Unfit`."""
        path = self.path(name)
        if os.path.isabs(name) or ".." in name.split("/") or "\\" in name:
            says = say("nobody could put it back under this name elsewhere")
            raise Unfit(name, says, say("name it from the folder, with /"))
        plain = posixpath.normpath(name)
        if name != plain:  # under two names it would be erased by half
            mend = say("name it {file}", file=Written(plain[:80]))
            raise Unfit(name, say("a file has one name in a ledger"), mend)
        return os.path.realpath(path)

    def data(self, name: str) -> bytes:
        """What a file holds, to be counted. Raises `Outside`, `Unfit`, `BadBallots`."""
        from mandat.clerk.count import data_of  # every method of counting, which no book needs that names no ballots

        return data_of(self.path(name), name)

    def seen(self, name: str) -> Seen:
        """The file as it is now. Raises `Outside`, `Absent`, `Unfit`."""
        with self._opened(name) as file:
            return _seen(file)

    def whole(self, name: str, before: Seen) -> bytes:
        """What a file holds that was seen `before`. Raises the same, and `Changed`."""
        with self._opened(name) as file:
            data = file.read(before.size + 1)
            _let_rest(before)
            if len(data) != before.size or not _still(file, data) or _seen(file) != before:
                raise Changed(name)
        return data

    @contextmanager
    def _opened(self, name: str) -> Iterator[IO[bytes]]:
        place = self.place(name)
        try:
            with os.fdopen(os.open(place, _OPEN), "rb") as file:
                found = os.fstat(file.fileno())
                if not stat.S_ISREG(found.st_mode):
                    raise NoFile(name)
                if found.st_size > LARGEST:
                    says = say("this file is larger than {number} MiB", number=LARGEST // 2**20)
                    raise Unfit(name, says, say("condense its ballots"))
                yield file
        except FileNotFoundError:
            raise Absent(name) from None
        except OSError as reason:
            raise Unfit(name, refusal(reason), say("name a file that can be read")) from None


def inside(path: str, folder: str) -> bool:
    """Whether a path lies in a folder, wherever links lead."""
    whole = os.path.realpath(folder)
    return os.path.commonpath((whole, os.path.realpath(path))) == whole


def _let_rest(before: Seen) -> None:
    """Wait until a file has not been written to for a while. One that is written in pieces stands half for an instant:
    nothing tells that from a whole one but that it goes on to change."""
    since = time.time() - before.changed / 1e9
    time.sleep(min(max(QUIET - since, 0), QUIET))


def _still(file: IO[bytes], data: bytes) -> bool:
    """Whether a file holds what was read from it; its times do not tell, where a write goes on for long."""
    file.seek(0)
    parts = iter(lambda: file.read(_PART), b"")
    return all(data[n * _PART : (n + 1) * _PART] == part for n, part in enumerate(parts))


def _seen(file: IO[bytes]) -> Seen:
    found = os.fstat(file.fileno())
    return Seen(found.st_ino, found.st_size, found.st_mtime_ns)
