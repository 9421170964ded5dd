"""Open a book: find its files, read them, and keep what questions to it need.

Paths are texts here: `pathlib` takes as long to load as a small book to read.
"""

import os

from mandat.book.reading import read
from mandat.clerk.beside import Beside, inside
from mandat.clerk.book import Book
from mandat.clerk.texts import BOOK, read_text, text_of
from mandat.errors import NoBook

FIRST_FILE = "record.mandat"


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


def _tidy(path: str) -> str:
    """A path as it is told, with `/` between its parts, and none of them empty or `.`."""
    parts = [part for part in path.replace(os.sep, "/").split("/") if part not in ("", ".")]
    return f"{'/' * path.startswith('/')}{'/'.join(parts)}" or "."


def _included(path: str, folder: str) -> str:
    """The text of a file that a book in this folder includes. Raises `OSError`, `UnicodeDecodeError`."""
    if os.path.exists(path) and not inside(path, folder):
        raise OSError(None, "it is a link to what lies outside the folder of the book")
    return text_of(path)
