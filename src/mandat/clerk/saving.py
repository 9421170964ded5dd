"""Write what a user asked for into a file of his: whole or not at all, and never over a book, a ledger or a key.

Any other file is written over, as it is by every command that is told a name: a page is made anew, a roster again.
Paths are texts here: see `opening`.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress

from mandat.book.source import Source
from mandat.errors import MandatError, why
from mandat.ledger.files import write_durably

Path = str | os.PathLike[str]

HEADS = {b"SQLite format 3\0": "a ledger or another database", b"PRIVATE+KEY+": "a private key"}
"""How files begin that cannot be made anew -> what they are."""

BESIDE_A_DATABASE = ("-wal", "-shm", "-journal")
"""How the names of files end that belong to a database beside them."""


class NotSaved(MandatError):
    """A file that cannot be written, or that must not be written over."""

    def __init__(self, path: Path, reason: str, mend: str = "name a file that can be written") -> None:
        super().__init__(f"{path}: {reason}; {mend}")


def save(data: str | bytes, path: Path, read: Iterable[str] = ()) -> None:
    """Write a file in one step. Raises `NotSaved`.

    read  the files from which what is written comes: none of them is written over
    """
    spare(path, read)
    with writing(path):
        write_durably(path, data.encode() if isinstance(data, str) else data)


def spare(path: Path, read: Iterable[str] = (), *, books: bool = True) -> None:
    """See that nothing is lost when a file is written. Raises `NotSaved`.

    books  whether a minute book that stands there is lost
    """
    name = os.fspath(path)
    if "\0" in name:
        raise NotSaved(name.replace("\0", "?"), "no file can have such a name")
    if os.path.isdir(name):
        raise NotSaved(name, "this is a folder", "name a file in it")
    if not os.path.isdir(os.path.dirname(name) or "."):
        raise NotSaved(name, "there is no such folder", "make it, or name a file in another")
    if not os.path.isfile(name):
        return
    if any(os.path.exists(one) and os.path.samefile(one, name) for one in read):
        raise NotSaved(name, "this is a file that is read, and it would be lost", "name another")
    what = _lost(name, books)
    if what is not None:
        raise NotSaved(name, f"{what} is in this file, and it would be lost", "name another")


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Say why a file cannot be written."""
    try:
        yield
    except OSError as reason:
        raise NotSaved(path, why(reason)) from None


def _lost(name: str, books: bool) -> str | None:
    """What stands in a file that nobody could make anew."""
    database = next((name.removesuffix(end) for end in BESIDE_A_DATABASE if name.endswith(end)), name)
    for file in (name, database):
        with suppress(OSError), open(file, "rb") as opened:
            head = opened.read(max(map(len, HEADS)))
            found = next((what for begins, what in HEADS.items() if head.startswith(begins)), None)
            if found is not None:
                return found
    return "a minute book" if books and _is_book(name) else None


def _is_book(name: str) -> bool:
    """Whether a file is a minute book by its name, or Markdown with acts in it."""
    if name.endswith((".mandat", ".md")):
        with suppress(OSError), open(name, encoding="utf-8", errors="replace") as file:
            return any(text.strip() for _, text in Source(name, file.read()).stretches)
    return False
