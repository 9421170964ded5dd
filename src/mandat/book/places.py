"""Finds where a finding about an act shows in the text, by looking again at the lines of the act."""

from collections.abc import Iterator

from mandat.book.heading import verb_at
from mandat.book.lines import comment_at
from mandat.book.reading import Reading
from mandat.book.shapes import FORMS
from mandat.book.spots import spot
from mandat.book.tree import COMMENT, STRAY, kind_of
from mandat.core.findings import Finding, Place

_Line = tuple[int, str]
"""Its number, counted from 0, and the line without its comment."""


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
    lines = list(_lines_of_act(reading.sources[file].lines, number))
    number, line, key = _best(lines, finding)
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


def _best(lines: list[_Line], finding: Finding) -> tuple[int, str, str | None]:
    """The line where the finding shows, and the key behind which its word stands."""
    key, word = finding.key, _first_line(finding.word)
    with_key = [(number, line) for number, line in lines[1:] if line.split(None, 1)[0] == key]
    for number, line in with_key:
        if word is None or word in line:
            return number, line, key
    if with_key:
        return *with_key[0], key
    number, header = lines[0]
    if key is None:
        return next(((other, line, None) for other, line in lines if word and word in line), (number, header, None))
    return number, header, _header_key(header, key)


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
