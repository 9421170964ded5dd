"""Finds where a finding about an act shows in the text, by looking again at the lines of the act."""

import re
from collections.abc import Iterator
from functools import lru_cache

from mandat.book.heading import verb_at
from mandat.book.lines import comment_at
from mandat.book.reading import Reading
from mandat.book.shapes import FORMS
from mandat.book.source import Source
from mandat.book.spots import spot
from mandat.book.tree import COMMENT, STRAY, kind_of
from mandat.core.findings import Finding, Place

_Line = tuple[int, str]
"""Its number, counted from 0, and the line without its comment."""

_WORDS = re.compile(r"[\w.-]+")


class _ActLines:
    """The lines of one act, looked through once for all findings about it.

    header   the first line; below: those under it
    by_key   the lines below that begin with a key
    by_word  (key, word) -> the first line below with that key in which the word stands by itself; key None: any line
    """

    def __init__(self, lines: list[_Line]) -> None:
        self.header, *self.below = lines
        self.by_key: dict[str, list[_Line]] = {}
        self.by_word: dict[tuple[str | None, str], _Line] = {}
        for line in lines:
            words = _WORDS.findall(line[1])
            for word in words:
                self.by_word.setdefault((None, word), line)
        for line in self.below:
            key = line[1].split(None, 1)[0]
            self.by_key.setdefault(key, []).append(line)
            for word in _WORDS.findall(line[1])[1:]:
                self.by_word.setdefault((key, word), line)

    def with_word(self, key: str | None, word: str) -> _Line | None:
        """The line in which a word stands, by itself or as a piece of something longer."""
        among = (self.header, *self.below) if key is None else self.by_key.get(key, ())
        return self.by_word.get((key, word)) or next((line for line in among if word in line[1]), None)


@lru_cache(maxsize=16)
def _act_lines(source: Source, number: int) -> _ActLines:
    return _ActLines(list(_lines_of_act(source.lines, number)))


def locate(reading: Reading, finding: Finding) -> Place:
    """The place of a finding: the word it points at, else its key, else the header of its act.

    A finding about the `id` of an act is about the last act of that name, any other about the first.
    """
    if finding.place is not None:
        return finding.place
    spots = reading.last_spots if finding.key == "id" else reading.first_spots
    where = spots.get(finding.act or "")
    if where is None:
        return Place(next(iter(reading.sources), ""), 1)
    file, number = where
    number, line, key = _best(_act_lines(reading.sources[file], number), finding)
    return spot(file, number, line, _first_line(finding.word), key)


def source_line(reading: Reading, place: Place) -> str:
    """The line in which a place is; empty where there is none."""
    source = reading.sources.get(place.file)
    lines = source.lines if source else []
    return lines[place.line - 1].removesuffix("\r") if 0 < place.line <= len(lines) else ""


def _lines_of_act(lines: list[str], first: int) -> Iterator[_Line]:
    yield first, _content(lines[first])
    for number in range(first + 1, len(lines)):
        kind = kind_of(lines[number])
        if kind not in (STRAY, COMMENT):
            return
        if kind is STRAY:
            yield number, _content(lines[number])


def _content(line: str) -> str:
    at = comment_at(line)
    return line if at < 0 else line[:at]


def _best(lines: _ActLines, finding: Finding) -> tuple[int, str, str | None]:
    """The line where the finding shows, and the key behind which its word stands."""
    key, word = finding.key, _first_line(finding.word)
    found = lines.with_word(key, word) if word else None
    if found is not None:
        return *found, key
    with_key = () if key is None else lines.by_key.get(key, ())
    number, header = lines.header
    in_header = None if key is None else _header_key(header, key)
    if with_key and not (word and in_header and word in header):
        return *with_key[0], key
    return number, header, in_header


def _header_key(header: str, key: str) -> str | None:
    """What stands in the header before the value of a key, or is that value; None where only the word can tell."""
    head, mark, _ = header.partition('"')
    words = head.split()
    at = verb_at(words)
    if key == "at":
        return " ".join(words[:at])
    if key == "verb":
        return words[at]
    form = FORMS[words[at]]
    if key in words[at + 1 :]:
        return key
    if key == form.bare.key and at + 1 < len(words):
        return words[at + 1]
    return header[len(head) :].rstrip() if mark and key == form.quoted.key else None


def _first_line(word: str | None) -> str | None:
    return word.split("\n")[0] if word else None
