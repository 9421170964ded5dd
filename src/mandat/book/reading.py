"""Reads a book: its first file, and every file that it includes, into one list of acts."""

import posixpath
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from mandat import canon
from mandat.book import faults, includes, options
from mandat.book.acts import ActReader
from mandat.book.codecs import Unreadable
from mandat.book.lines import LONGEST, LONGEST_ACT, MOST_LINES
from mandat.book.quick import read_plain
from mandat.book.source import Source
from mandat.book.spots import spot
from mandat.book.tree import ACT, INCLUDE, STRAY, Tree, cut
from mandat.core.acts import Act
from mandat.core.dates import When
from mandat.core.findings import Finding

Read = Callable[[str], str]
"""Gives the text of a file by its name. May raise `OSError` and `UnicodeDecodeError`."""


ENOUGH = 1000
"""A book of which so many things cannot be read is not read any further: it is probably no minute book."""


class Enough(Exception):
    """The book is not read any further."""


class Faults(list[Finding]):
    """The findings of the reader, in the order in which they are made. Raises `Enough` where there are too many."""

    def append(self, finding: Finding) -> None:
        """Keep one more finding."""
        if len(self) >= ENOUGH:
            raise Enough
        super().append(finding)


class Reading(Struct, frozen=True, dict=True):
    """What a book says.

    acts      in the order of the record, those of included files where they are included
    findings  what could not be read, each with its place
    options   `title`, `timezone`, `entered`, as the book's first file states them
    sources   each file by its name, in the order in which they were read
    spots     for each act, in the same order: its file, and the number of its header line, counted from 0
    """

    acts: tuple[Act, ...]
    findings: tuple[Finding, ...]
    options: dict[str, str]
    sources: dict[str, Source]
    spots: tuple[tuple[str, int], ...]

    @cached_property
    def first_spots(self) -> dict[str, tuple[str, int]]:
        """Where the act of each id stands; the first of them, where two acts have the same id."""
        return {act.id: where for act, where in zip(reversed(self.acts), reversed(self.spots), strict=True)}

    @cached_property
    def last_spots(self) -> dict[str, tuple[str, int]]:
        """Where the act of each id stands; the last of them, where two acts have the same id."""
        return {act.id: where for act, where in zip(self.acts, self.spots, strict=True)}

    @property
    def trees(self) -> dict[str, Tree]:
        """The lossless tree of each file, by its name."""
        return {name: source.tree for name, source in self.sources.items()}


def read(name: str, text: str, read: Read | None = None) -> Reading:
    """Reads a book. Whatever is wrong with it becomes a finding.

    name  the first file, with / between folders; text: what stands in it
    read  gives the text of the files it includes, whose names begin with the folder of the first one
    """
    first = posixpath.basename(name)
    book = _Book(name.removesuffix(first), read)
    try:
        book.file(first, text, ())
    except Enough:
        book.stop()
    acts = tuple(told_apart(book.acts))
    return Reading(acts, tuple(book.findings), book.options, book.sources, tuple(book.spots))


def told_apart(acts: Sequence[Act]) -> Iterable[Act]:
    """The acts; one whose name another has by chance gets a longer one. Names that were written stay as they are."""
    if len({act.id for act in acts}) == len(acts):
        return acts
    first: dict[str, Act] = {}
    return [_longer_named(act, first.setdefault(act.id, act)) for act in acts]


def _longer_named(act: Act, first: Act) -> Act:
    if act == first or act.id != canon.name(act):
        return act
    return replace(act, id=canon.name(act, 2 * canon.DIGITS))


class _Book:
    """A book while it is being read. A `path` is a file's name relative to the folder."""

    def __init__(self, folder: str, read: Read | None) -> None:
        self.folder = folder
        self.read = read
        self.acts: list[Act] = []
        self.spots: list[tuple[str, int]] = []
        self.findings = Faults()
        self.options: dict[str, str] = {}
        self.sources: dict[str, Source] = {}

    def file(self, path: str, text: str, chain: tuple[str, ...]) -> None:
        """Reads one file, with what it includes. `chain`: the files that include it, from the first one."""
        name = self.folder + path
        source = self.sources[name] = Source(name, text)
        _File(self, source, path, chain).read()

    def stop(self) -> None:
        """Notes where reading ended before its time."""
        fault, last = faults.enough(len(self.findings)), self.findings[-1].place
        self.findings.extend([Finding(fault.code, None, fault.says, fault.mend, place=last)])

    def text(self, wanted: str, name: str) -> str:
        """The text of an included file. Raises `Unreadable`."""
        if self.read is None:
            raise includes.unread(wanted, name, None)
        try:
            return self.read(name)
        except (OSError, UnicodeDecodeError) as reason:
            raise includes.unread(wanted, name, reason) from reason


class _File:
    """One file while it is being read into a book."""

    def __init__(self, book: _Book, source: Source, path: str, chain: tuple[str, ...]) -> None:
        self.book = book
        self.source = source
        self.path = path
        self.chain = (*chain, path)
        self.entered = self._options()
        self.reader = ActReader(source, book.findings, self.entered)

    def read(self) -> None:
        """Reads the stretches of minute book in the file, block by block: blank lines end acts."""
        for number, text in self.source.stretches:
            if self.source.suspect:
                self._parts(number, number + text.count("\n") + 1)
            else:
                self._blocks(number, text)

    def _blocks(self, number: int, text: str) -> None:
        acts, spots, name, entered = self.book.acts, self.book.spots, self.source.name, self.entered
        for block in text.split("\n\n"):
            if not block:
                number += 2
                continue
            lines = block.split("\n")
            act = read_plain(lines, entered) if len(lines) <= MOST_LINES and len(block) <= LONGEST_ACT else None
            if act is not None:
                acts.append(act)
                spots.append((name, number))
            else:
                self._parts(number, number + len(lines))
            number += len(lines) + 1

    def _parts(self, first: int, last: int) -> None:
        """Reads some lines, whatever they are."""
        for kind, begin, end in cut(self.source.lines, first, last):
            if kind is ACT:
                self._act(begin, end)
            elif kind is INCLUDE:
                self._include(begin)
            elif kind is STRAY:
                self._stray(self.source.lines[begin], begin)

    def _stray(self, line: str, number: int) -> None:
        damage = faults.damage(line) if self.source.suspect else None
        self._report(number, damage or faults.stray(line))

    def _act(self, first: int, last: int) -> None:
        lines = self.source.lines[first:last]
        if max(map(len, lines)) <= LONGEST and (too_long := faults.act_too_long(len(lines), sum(map(len, lines)))):
            self._report(first, too_long)
            return
        act = None if self.source.suspect else read_plain(lines, self.entered)
        act = act or self.reader.read(first, last)
        if act is not None:
            self.book.acts.append(act)
            self.book.spots.append((self.source.name, first))

    def _options(self) -> When | None:
        """Notes the options of the file; the date on which its acts were written down."""
        entered, stated = None, self.book.options
        for option in options.read(self.source):
            if option.fault is not None:
                self._report(option.number, option.fault)
            elif option.key == "timezone" and stated.get(option.key, option.value) != option.value:
                self._report(option.number, options.other_timezone(option.value, stated[option.key]))
            else:
                stated.setdefault(option.key, option.value)
                entered = option.entered or entered
        return entered

    def _include(self, number: int) -> None:
        book = self.book
        try:
            wanted = includes.wanted(self.source.lines[number])
            target = includes.resolve(wanted, self.path)
            includes.check_chain(target, self.chain, wanted)
            if book.folder + target not in book.sources:
                book.file(target, book.text(wanted, book.folder + target), self.chain)
        except Unreadable as fault:
            self._report(number, Unreadable(fault.says, fault.mend, fault.word, "F008"))

    def _report(self, number: int, fault: Unreadable) -> None:
        place = spot(self.source.name, number, self.source.lines[number], fault.word)
        self.book.findings.append(Finding(fault.code, None, fault.says, fault.mend, None, fault.word, place))
