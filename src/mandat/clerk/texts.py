"""The text of a file, whole. Paths are texts here: see `opening`."""

import os

from mandat.errors import NoBook, why

BOOK = "name a book with -b, or in MANDAT_BOOK"
"""What to do where no book is."""

LARGEST = 256 * 2**20
"""The largest file that is read, in bytes."""


def read_text(path: str | os.PathLike[str], instead: str = BOOK) -> str:
    """The text of a file; `instead`: what to do where there is none. Raises `NoBook`."""
    try:
        return text_of(path)
    except FileNotFoundError:
        raise NoBook(str(path), "there is no such file or folder", instead) from None
    except UnicodeDecodeError as reason:
        line = reason.object[: reason.start].count(b"\n") + 1
        raise NoBook(f"{path}:{line}", "this is not UTF-8 text", "save the file as UTF-8") from None
    except (OSError, ValueError) as reason:
        raise NoBook(str(path), why(reason), "name a file that can be read") from None


def text_of(path: str | os.PathLike[str]) -> str:
    """The same. Raises `OSError`, `UnicodeDecodeError`."""
    if "\0" in os.fspath(path):
        raise OSError(None, "no file can have such a name")
    if not os.path.isfile(path) and os.path.exists(path):
        raise OSError(None, "this is no file")
    if os.stat(path).st_size > LARGEST:
        raise OSError(None, f"this file is larger than {LARGEST // 2**20} MiB")
    with open(path, "rb") as file:
        return file.read().decode("utf-8")
