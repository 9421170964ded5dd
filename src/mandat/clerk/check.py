"""Check a book: every finding, in its place, in the order of the text."""

from collections import Counter

from mandat.book.places import locate, source_line
from mandat.clerk.book import Book
from mandat.core.findings import Finding, Place

Row = dict[str, object]


def check(book: Book) -> list[Row]:
    """Every finding of a book, those of the reader and those of the law."""
    found = [*book.reading.findings, *book.record.findings]
    placed = [(finding, finding.place or locate(book.reading, finding)) for finding in found]
    files = {name: number for number, name in enumerate(book.reading.sources)}
    placed.sort(key=lambda pair: (files.get(pair[1].file, len(files)), pair[1].line, pair[0].code))
    return [_row(book, finding, place) for finding, place in placed]


def _row(book: Book, finding: Finding, place: Place) -> Row:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "act": finding.act,
        "says": str(finding.says),
        "mend": str(finding.mend),
        "why": finding.why,
        "width": place.width,
        "excerpt": source_line(book.reading, place),
    }


def differences(book: Book, expected: str) -> list[str]:
    """How the findings differ from those expected: a line for each, `+` unexpected, `-` missing.

    expected  lines `CODE FILE:LINE ACT  # why`; the act is `-` where there is none; empty lines and lines that begin
              with `#` do not count
    """
    wanted = [line for raw in expected.splitlines() if (line := " ".join(raw.split("#")[0].split()))]
    found = [f"{row['code']} {_short(book, str(row['file']))}:{row['line']} {row['act'] or '-'}" for row in check(book)]
    surplus, missing = _beyond(found, wanted), _beyond(wanted, found)
    return [f"+ {line}" for line in surplus] + [f"- {line}" for line in missing]


def _beyond(lines: list[str], others: list[str]) -> list[str]:
    """The lines that there are more often than among others, in their order."""
    left, beyond = Counter(others), []
    for line in lines:
        left[line] -= 1
        if left[line] < 0:
            beyond.append(line)
    return beyond


def _short(book: Book, name: str) -> str:
    """A file's name relative to the folder of the book."""
    first = next(iter(book.reading.sources))
    folder = first.rpartition("/")[0]
    return name.removeprefix(f"{folder}/") if folder else name
