"""Which file an include means: a name relative to the including file, and never outside the book's own folder."""

import posixpath
import re
from collections.abc import Sequence

from mandat.book.codecs import Unreadable, read_text
from mandat.book.lines import shown, without_comment

DEEPEST = 50
"""How many files may include each other in a row."""


def wanted(line: str) -> str:
    """The name behind `include`. Raises `Unreadable`."""
    name = read_text(without_comment(line).strip()[len("include") :].strip())
    if not name or name.isspace():
        raise _refused("no file is named", 'write include "other.mandat"', "include")
    return name


def resolve(name: str, including: str) -> str:
    """The included file, by its name relative to the book's folder. Raises `Unreadable`.

    >>> resolve("../2024/march.mandat", "old/1917.mandat")
    '2024/march.mandat'
    """
    if "\\" in name:
        better = name.replace("\\", "/")
        raise _refused(f"{shown(name)} has backslashes", f"write / between folders: {shown(better, 80)}", name)
    if name.startswith("/") or re.match("[A-Za-z]:", name):
        says = f"{shown(name)} is no name relative to this file"
        raise _refused(says, "write the way from this file to that one", name)
    path = posixpath.normpath(posixpath.join(posixpath.dirname(including), name))
    if path == ".." or path.startswith("../"):
        says = f"{shown(name)} lies outside the folder of the book"
        raise _refused(says, "move the file into that folder, and include it there", name)
    return path


def check_chain(path: str, chain: Sequence[str], name: str) -> None:
    """Refuses a file that includes itself, by whatever way. Raises `Unreadable`."""
    if path in chain:
        way = " includes ".join([*chain[chain.index(path) :], path])
        raise _refused(f"{shown(name)} includes itself: {way}", "take one of these includes out", name)
    if len(chain) >= DEEPEST:
        says = f"{shown(name)} is not read: {DEEPEST} files already include each other in a row"
        raise _refused(says, "include it in the first file", name)


def unread(name: str, path: str, reason: Exception | None) -> Unreadable:
    """A file that could not be read, for the reason given; None where nothing is there to read files with."""
    if reason is None:
        return _refused(f"{shown(name)} is not read: this text stands alone", "read it from a file in its folder", name)
    if isinstance(reason, UnicodeDecodeError):
        says = f"{shown(name)} is not UTF-8 text: byte {reason.start + 1} of it is wrong"
        return _refused(says, "save that file as UTF-8", name)
    if isinstance(reason, FileNotFoundError):
        return _refused(f"there is no file {shown(path, 80)}", "correct the name, or write the file", name)
    if isinstance(reason, IsADirectoryError):
        return _refused(f"{shown(path, 80)} is a folder", "name a file in it", name)
    return _refused(f"{shown(path, 80)} cannot be read: {_words(reason)}", "see who may read it, and where it is", name)


def _words(reason: Exception) -> str:
    words = getattr(reason, "strerror", None) or str(reason) or "no reason is given"
    return words[:1].lower() + words[1:]


def _refused(says: str, mend: str, word: str) -> Unreadable:
    return Unreadable(says, mend, word, "F008")
