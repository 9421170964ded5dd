"""Registers as CSV: units, people and seats, as a secretary keeps them in a spreadsheet.

    units   id,name[,members][,within]       within: the id of the unit in which it lies
    people  id,name[,office]                 office: the id of an office that he or she holds, several divided by spaces
    seats   body,for,person[,votes]          a line for each who sits in `body` for `for`; votes: of the whole seat

The first line names the columns, in any order. What cannot be read is told by file and line, with what to write.
"""

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from itertools import islice

from msgspec import Struct

from mandat.exchange import tables
from mandat.exchange.tables import FORMULA, BadTable

COLUMNS = {
    "units": (("id", "name"), ("members", "within")),
    "people": (("id", "name"), ("office",)),
    "seats": (("body", "for", "person"), ("votes",)),
}
"""Kind of register -> the columns that it must have, and those that it may have."""

_ID = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*").fullmatch
_NUMBER = re.compile(r"\d{1,12}", re.ASCII).fullmatch

LONGEST = 200
"""No cell has more characters."""

MOST = 100_000
"""No register has more lines."""


class Row(Struct, frozen=True):
    """A line of a register: where it stands, and what is in its columns; a column that is absent is empty."""

    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


def read(text: str, name: str, kind: str) -> list[Row]:
    """The rows of a register of a kind. Raises `BadTable`.

    name  what the file is called in messages
    """
    lines = tables.rows(text, name)
    line, head = next(lines, (1, []))
    columns = _columns(name, line, [cell.lower() for cell in head], kind)
    rows = [_row(name, place, cells, columns, kind) for place, cells in islice(lines, MOST + 1)]
    if not rows:
        raise BadTable(name, line, "there is nobody below the header", f"write {','.join(columns)} on each line")
    if len(rows) > MOST:
        raise BadTable(name, rows[MOST].line, f"this file has more than {MOST} lines", "divide it")
    if kind != "seats":
        _once(name, rows)
    return rows


def _columns(name: str, line: int, head: list[str], kind: str) -> list[str]:
    """The columns that the header names."""
    needed, more = COLUMNS[kind]
    shown = ",".join(needed) + "".join(f"[,{column}]" for column in more)
    for column in head:
        if column not in (*needed, *more):
            near = get_close_matches(column, (*needed, *more), 1)
            mend = f"write {near[0]}" if near else f"write the header {shown}"
            if ";" in column:
                mend = f"divide columns by commas: {shown}"
            raise BadTable(name, line, f'"{column[:40]}" is no column of {kind}', mend)
        if head.count(column) > 1:
            raise BadTable(name, line, f"the column {column} stands twice", f"write the header {shown}")
    missing = [column for column in needed if column not in head]
    if missing:
        raise BadTable(name, line, f"the column {missing[0]} is missing", f"write the header {shown}")
    return head


def _row(name: str, line: int, cells: list[str], columns: list[str], kind: str) -> Row:
    if len(cells) != len(columns):
        reason = f"this line has {len(cells)} field{'s' if len(cells) != 1 else ''}, not {len(columns)}"
        raise BadTable(name, line, reason, f"write {','.join(columns)}; put a name that has a comma in quotes")
    row = Row(line, dict(zip(columns, cells, strict=True)))
    for column in columns:
        for reason, mend in _faults(column, row[column], column in COLUMNS[kind][0]):
            raise BadTable(name, line, reason, mend)
    return row


def _faults(column: str, cell: str, needed: bool) -> Iterator[tuple[str, str]]:
    """What is wrong with a cell, and what to write instead."""
    unseen = tables.unseen(cell)
    if unseen:
        yield f"the {column} has a character that cannot be seen ({unseen})", "write it without that"
    if len(cell) > LONGEST:
        yield f"the {column} has {len(cell)} characters", f"write {LONGEST} at most"
    if not cell:
        if needed:
            yield f"there is no {column}", "write one in every line; the columns are told apart by commas"
        return
    if column in ("members", "votes"):
        if not _NUMBER(cell):
            yield f'"{cell[:40]}" is no whole number of {column}', "write digits only, such as 420"
    elif column == "name":
        if cell.startswith(FORMULA):
            yield f'the name begins with "{cell[0]}", which spreadsheets run as a formula', "write it without that"
    elif not all(_ID(word) for word in (cell.split() if column == "office" else [cell])):
        yield f'"{cell[:40]}" is no id', "write small letters, digits and hyphens, such as hamburg or anna-b"


def _once(name: str, rows: list[Row]) -> None:
    seen: dict[str, int] = {}
    for row in rows:
        if row["id"] in seen:
            reason = f'"{row["id"][:60]}" stands already in line {seen[row["id"]]}'
            raise BadTable(name, row.line, reason, "give each its own id, and one line")
        seen[row["id"]] = row.line
