"""Open a book: find its files, read them, and keep what questions to it need.

Paths are texts here: `pathlib` takes as long to load as a small book to read.
"""

import os

from mandat.book.reading import read
from mandat.clerk.beside import Beside, inside
from mandat.clerk.book import Book
from mandat.errors import NoBook, why

FIRST_FILE = "record.mandat"
BOOK = "name a book with -b, or in MANDAT_BOOK"
"""What to do where no book is."""

LARGEST = 256 * 2**20
"""The largest file that is read, in bytes."""


def open_book(path: str | os.PathLike[str], instead: str = BOOK) -> Book:
    """Open the book at a path: a file, a folder that holds `record.mandat`, or the URL of a ledger.

    instead  what to do where there is none. Raises `NoBook`, and what a ledger raises.
    """
    name = os.fspath(path)
    if ":" in name:
        from mandat.clerk.ledger.opening import ledger_book  # a database, which no book needs
        from mandat.ledger.url import is_url

        if is_url(name):
            return ledger_book(name)
    given = _tidy(name)
    first = _tidy(f"{given}/{FIRST_FILE}") if os.path.isdir(given) else given
    folder = os.path.dirname(first)
    if first != given and not os.path.isfile(first):
        mend = f"write one, or name a book: mandat -b {_tidy(f'{given}/FILE')}"
        raise NoBook(name, f"this folder holds no {FIRST_FILE}", mend)
    return Book(name, read(first, read_text(first, instead), lambda name: _included(name, folder)), Beside(folder))


def read_text(path: str | os.PathLike[str], instead: str = BOOK) -> str:
    """The text of a file; `instead`: what to do where there is none. Raises `NoBook`."""
    try:
        return _text(path)
    except FileNotFoundError:
        raise NoBook(str(path), "there is no such file or folder", instead) from None
    except UnicodeDecodeError as reason:
        line = reason.object[: reason.start].count(b"\n") + 1
        raise NoBook(f"{path}:{line}", "this is not UTF-8 text", "save the file as UTF-8") from None
    except (OSError, ValueError) as reason:
        raise NoBook(str(path), why(reason), "name a file that can be read") from None


def _tidy(path: str) -> str:
    """A path as it is told, with `/` between its parts, and none of them empty or `.`."""
    parts = [part for part in path.replace(os.sep, "/").split("/") if part not in ("", ".")]
    return f"{'/' * path.startswith('/')}{'/'.join(parts)}" or "."


def _included(path: str, folder: str) -> str:
    """The text of a file that a book in this folder includes. Raises `OSError`, `UnicodeDecodeError`."""
    if os.path.exists(path) and not inside(path, folder):
        raise OSError(None, "it is a link to what lies outside the folder of the book")
    return _text(path)


def _text(path: str | os.PathLike[str]) -> str:
    if "\0" in os.fspath(path):
        raise OSError(None, "no file can have such a name")
    if not os.path.isfile(path) and os.path.exists(path):
        raise OSError(None, "this is no file")
    if os.stat(path).st_size > LARGEST:
        raise OSError(None, f"this file is larger than {LARGEST // 2**20} MiB")
    with open(path, "rb") as file:
        return file.read().decode("utf-8")
