"""Tallies from CSV: a header `name,votes` (or `name,weight`), then a name and a whole number on each line.

Whoever reads it is told line and reason of the first fault: a number must not be guessed where seats hang on it.
"""

import re
from collections.abc import Iterator, Sequence

from mandat.count.delegation import Candidate
from mandat.exchange import tables
from mandat.exchange.tables import BadTable

_NUMBER = re.compile(r"\d+", re.ASCII)
DIGITS = 40
"""No number has more digits."""


def read(text: str, name: str, columns: Sequence[str] = ("votes",)) -> dict[str, int]:
    """Names with their numbers, in the order of the file. Raises `BadTable`.

    name     what the file is called in messages
    columns  what the second column may be called; the first is the usual word
    """
    return {who: count for who, count, _ in _entries(text, name, [("name", column) for column in columns])}


def candidates(text: str, name: str) -> list[Candidate]:
    """Candidates with their votes and groups, in the order of the file; a space divides groups. Raises `BadTable`."""
    rows = _entries(text, name, [("name", "votes", "groups"), ("name", "votes")])
    return [Candidate(who, count, frozenset(" ".join(rest).split())) for who, count, rest in rows]


def _entries(text: str, name: str, heads: Sequence[tuple[str, ...]]) -> Iterator[tuple[str, int, list[str]]]:
    """Each line below a header that is one of `heads`: name, number, what stands behind them."""
    rows = tables.rows(text, name)
    line, head = next(rows, (1, []))
    if tuple(cell.lower() for cell in head) not in heads:
        said = f'"{",".join(head)[:60]}"' if head else "nothing"
        raise BadTable(name, line, f"the first line says {said}", f"write the header {','.join(heads[0])}")
    found: dict[str, int] = {}
    for line, row in rows:
        who, count = _entry(name, line, row, [cell.lower() for cell in head])
        if who in found:
            reason = f'"{who[:60]}" stands already in line {found[who]}'
            raise BadTable(name, line, reason, "give each name one line")
        found[who] = line
        yield who, count, row[2:]
    if not found:
        raise BadTable(name, line, "there is nobody below the header", f"write {tables.listed(heads[0])} on each line")


def _entry(name: str, line: int, row: list[str], head: Sequence[str]) -> tuple[str, int]:
    if len(row) != len(head):
        reason = f"this line has {len(row)} field{'s' if len(row) != 1 else ''}, not {len(head)}"
        raise BadTable(name, line, reason, f"write {tables.listed(head)}; put a name that has a comma in quotes")
    who, number, column = row[0], row[1], head[1]
    if not who:
        raise BadTable(name, line, "there is no name", f"write a name before its {column}")
    unseen = tables.unseen(who)
    if unseen is not None:
        reason = f"the name has a character that cannot be seen ({unseen})"
        raise BadTable(name, line, reason, "write it without that: two names must not look alike")
    if number.isascii() and number.isdecimal() and len(number) > DIGITS:
        raise BadTable(name, line, f"a number of {len(number)} digits is too long", f"write {DIGITS} digits at most")
    if not _NUMBER.fullmatch(number):
        reason = f'"{number[:40]}" is no whole number of {column}' if number else f"{who[:60]} has no {column}"
        raise BadTable(name, line, reason, "write digits only, such as 1204")
    return who, int(number)
