"""Which file an include means: a name relative to the including file, and never outside the book's own folder."""

import posixpath
import re
from collections.abc import Sequence
from functools import reduce

from mandat.book.codecs import Unreadable, read_text
from mandat.book.lines import shown, without_comment
from mandat.core.checks.wording import instead
from mandat.sentences import Part, Sentence, Written, say

DEEPEST = 50
"""How many files may include each other in a row."""


def wanted(line: str) -> str:
    """The name behind `include`. Raises `Unreadable`."""
    name = read_text(without_comment(line).strip()[len("include") :].strip())
    if not name or name.isspace():
        raise _refused(say("no file is named"), instead('include "other.mandat"'), "include")
    return name


def resolve(name: str, including: str) -> str:
    """The included file, by its name relative to the book's folder. Raises `Unreadable`.

    >>> resolve("../2024/march.mandat", "old/1917.mandat")
    '2024/march.mandat'
    """
    if "\\" in name:
        better = name.replace("\\", "/")
        mend = say("write / between folders: {name}", name=shown(better, 80))
        raise _refused(say("{name} has backslashes", name=shown(name)), mend, name)
    if name.startswith("/") or re.match("[A-Za-z]:", name):
        says = say("{name} is no name relative to this file", name=shown(name))
        raise _refused(says, say("write the way from this file to that one"), name)
    path = posixpath.normpath(posixpath.join(posixpath.dirname(including), name))
    if path == ".." or path.startswith("../"):
        says = say("{name} lies outside the folder of the book", name=shown(name))
        raise _refused(says, say("move the file into that folder, and include it there"), name)
    return path


def check_chain(path: str, chain: Sequence[str], name: str) -> None:
    """Refuses a file that includes itself, by whatever way. Raises `Unreadable`."""
    if path in chain:
        files = (*chain[chain.index(path) :], path)
        says = say("{name} includes itself: {way}", name=shown(name), way=_way(files))
        raise _refused(says, say("take one of these includes out"), name)
    if len(chain) >= DEEPEST:
        says = say(
            "{name} is not read: {number} files already include each other in a row", name=shown(name), number=DEEPEST
        )
        raise _refused(says, say("include it in the first file"), name)


def _way(files: Sequence[str]) -> Part:
    first, *others = map(Written, files)
    return reduce(lambda one, other: say("{one} includes {other}", one=one, other=other), others, first)


def unread(name: str, path: str, reason: Exception | None) -> Unreadable:
    """A file that could not be read, for the reason given; None where nothing is there to read files with."""
    if reason is None:
        says = say("{name} is not read: this text stands alone", name=shown(name))
        return _refused(says, say("read it from a file in its folder"), name)
    if isinstance(reason, UnicodeDecodeError):
        says = say("{name} is not UTF-8 text: byte {number} of it is wrong", name=shown(name), number=reason.start + 1)
        return _refused(says, say("save that file as UTF-8"), name)
    if isinstance(reason, FileNotFoundError):
        says = say("there is no file {name}", name=shown(path, 80))
        return _refused(says, say("correct the name, or write the file"), name)
    if isinstance(reason, IsADirectoryError):
        return _refused(say("{name} is a folder", name=shown(path, 80)), say("name a file in it"), name)
    says = say("{name} cannot be read: {reason}", name=shown(path, 80), reason=_words(reason))
    return _refused(says, say("see who may read it, and where it is"), name)


def _words(reason: Exception) -> Part:
    words = getattr(reason, "strerror", None) or str(reason)
    return Written(words[:1].lower() + words[1:]) if words else say("no reason is given")


def _refused(says: Sentence, mend: Sentence, word: str) -> Unreadable:
    return Unreadable(says, mend, word, "F008")
