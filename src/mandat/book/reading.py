"""Reads a book: its first file, and every file that it includes, into one list of acts."""

import posixpath
from collections.abc import Callable
from functools import cached_property

from msgspec import Struct

from mandat.book import faults, includes, options
from mandat.book.acts import ActReader
from mandat.book.codecs import Unreadable
from mandat.book.lines import DAMAGE, LONGEST
from mandat.book.places import spot
from mandat.book.tree import ACT, INCLUDE, OPTION, STRAY, Part, Tree, grow, is_markdown
from mandat.core.acts import Act
from mandat.core.dates import When
from mandat.core.findings import Finding

Read = Callable[[str], str]
"""Gives the text of a file by its name. May raise `OSError` and `UnicodeDecodeError`."""


class Reading(Struct, frozen=True, dict=True):
    """What a book says.

    acts      in the order of the record, those of included files where they are included
    findings  what could not be read, each with its place
    options   `title`, `timezone`, `entered`, as the book's first file states them
    trees     the lossless tree of each file, by its name, in the order in which they were read
    spots     for each act, in the same order: its file, and the number of its header line, counted from 0
    """

    acts: tuple[Act, ...]
    findings: tuple[Finding, ...]
    options: dict[str, str]
    trees: dict[str, Tree]
    spots: tuple[tuple[str, int], ...]

    @cached_property
    def first_spots(self) -> dict[str, tuple[str, int]]:
        """Where the act of each id stands; the first of them, where two acts have the same id."""
        return {act.id: where for act, where in zip(reversed(self.acts), reversed(self.spots), strict=True)}


def read(name: str, text: str, read: Read | None = None) -> Reading:
    """Reads a book. Whatever is wrong with it becomes a finding.

    name  the first file, with / between folders; text: what stands in it
    read  gives the text of the files it includes, whose names begin with the folder of the first one
    """
    first = posixpath.basename(name)
    book = _Book(name.removesuffix(first), read)
    book.file(first, text, ())
    return Reading(tuple(book.acts), tuple(book.findings), book.options, book.trees, tuple(book.spots))


class _Book:
    """A book while it is being read. A `path` is a file's name relative to the folder."""

    def __init__(self, folder: str, read: Read | None) -> None:
        self.folder = folder
        self.read = read
        self.acts: list[Act] = []
        self.spots: list[tuple[str, int]] = []
        self.findings: list[Finding] = []
        self.options: dict[str, str] = {}
        self.trees: dict[str, Tree] = {}

    def file(self, path: str, text: str, chain: tuple[str, ...]) -> None:
        """Reads one file, with what it includes. `chain`: the files that include it, from the first one."""
        name = self.folder + path
        tree = self.trees[name] = grow(text, is_markdown(name))
        entered = self._options(name, tree)
        careful = bool(DAMAGE.search(text)) or max(map(len, tree.lines)) > LONGEST
        reader = ActReader(name, tree, self.findings, entered, careful)
        for part in tree.parts:
            kind = part.kind
            if kind == ACT:
                act = reader.read(part)
                if act is not None:
                    self.acts.append(act)
                    self.spots.append((name, part.first))
            elif kind == INCLUDE:
                self._include(path, tree, part, (*chain, path))
            elif kind == STRAY:
                self._report(name, tree, part.first, faults.stray(tree.lines[part.first]))

    def _options(self, name: str, tree: Tree) -> When | None:
        """Notes the options of a file; the date on which its acts were written down."""
        entered = None
        for option in options.read(tree):
            if option.fault is not None:
                self._report(name, tree, option.number, option.fault)
                continue
            if option.entered is not None:
                entered = option.entered
            stated = self.options.setdefault(option.key, option.value)
            if option.key == "timezone" and stated != option.value:
                self._report(name, tree, option.number, options.other_timezone(option.value, stated))
        return entered

    def _include(self, path: str, tree: Tree, part: Part, chain: tuple[str, ...]) -> None:
        try:
            wanted = includes.wanted(tree.lines[part.first])
            target = includes.resolve(wanted, path)
            includes.check_chain(target, chain, wanted)
            if self.folder + target not in self.trees:
                self.file(target, self._text(wanted, self.folder + target), chain)
        except Unreadable as fault:
            refused = Unreadable(str(fault), fault.mend, fault.word, "F008")
            self._report(self.folder + path, tree, part.first, refused)

    def _text(self, wanted: str, name: str) -> str:
        if self.read is None:
            raise includes.unread(wanted, name, None)
        try:
            return self.read(name)
        except (OSError, UnicodeDecodeError) as reason:
            raise includes.unread(wanted, name, reason) from reason

    def _report(self, name: str, tree: Tree, number: int, fault: Unreadable) -> None:
        place = spot(name, number, tree.lines[number], fault.word)
        self.findings.append(Finding(fault.code, None, str(fault), fault.mend, None, fault.word, place))
