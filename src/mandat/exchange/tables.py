"""Tables as CSV: a header, then a row on each line. Whoever reads one is told line and reason of the first fault."""

import csv
import unicodedata
from collections.abc import Iterator, Sequence

from mandat.errors import MandatError

JOINERS = "\u200c\u200d"
"""What some scripts are written with."""

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A name that begins so is run as a formula by the next spreadsheet that opens it. Source: OWASP, CSV injection."""


class BadTable(MandatError):
    """A file in which a table cannot be read: where, what is wrong, what to write instead."""

    def __init__(self, name: str, line: int, reason: str, mend: str) -> None:
        super().__init__(f"{name}:{line}: {reason}; {mend}")


def rows(text: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """The lines that say something, each with its number; a field in quotes may not run over its line."""
    for place, line in enumerate(text.removeprefix("\ufeff").splitlines(), start=1):
        try:
            row = next(csv.reader([line], strict=True, skipinitialspace=True), [])
        except csv.Error:
            mend = 'close a quoted name, and double a quote inside it: "The ""Sea"" party"'
            raise BadTable(name, place, "the quotes in this line do not match", mend) from None
        cells = [unicodedata.normalize("NFC", " ".join(cell.split())) for cell in row]
        if any(cells):
            yield place, cells


def unseen(text: str) -> str | None:
    """The first character of a text that cannot be seen, as `U+200B`: two names must not look alike."""
    found = next((char for char in text if not char.isprintable() and char not in JOINERS), None)
    return None if found is None else f"U+{ord(found):04X}"


def listed(head: Sequence[str]) -> str:
    """The columns of a line, in words: `a name, votes and groups`."""
    return f"a {', '.join(head[:-1])} and {head[-1]}"


def cell(text: str) -> str:
    """A name as a cell of a table for spreadsheets: one that begins as a formula does is marked as text.

    >>> cell("=1+1"), cell("Anna"), name_in(cell("'=1+1"))
    ("'=1+1", 'Anna', "'=1+1")
    """
    return f"'{text}" if text.lstrip("'").startswith(FORMULA) else text


def name_in(cell: str) -> str:
    """The name that such a cell holds."""
    return cell[1:] if cell[:1] == "'" and cell.lstrip("'").startswith(FORMULA) else cell
