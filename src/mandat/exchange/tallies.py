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
SECOND, WORDS = "weight2", ("groups", "chair")
"""The column of a second number; the columns behind the name that hold words."""
NO = ("", "no", "-", "0")
"""What stands in a column for no."""


def read(text: str, name: str, columns: Sequence[str] = ("votes",)) -> dict[str, int]:
    """Names with their numbers, in the order of the file. Raises `BadTable`.

    name     what the file is called in messages
    columns  what the second column may be called; the first is the usual word
    """
    return {who: count for who, (count,), _ in _entries(text, name, [("name", column) for column in columns])}


def weightings(text: str, name: str, columns: Sequence[str]) -> dict[str, tuple[int, ...]]:
    """The same, where a column `weight2` may give everybody a second number. Raises `BadTable`."""
    heads = [("name", column, *second) for second in ((), (SECOND,)) for column in columns]
    return {who: numbers for who, numbers, _ in _entries(text, name, heads)}


def candidates(text: str, name: str) -> list[Candidate]:
    """Candidates with their votes and groups, in the order of the file; a space divides groups. Raises `BadTable`."""
    rows = _entries(text, name, [("name", "votes", "groups"), ("name", "votes")])
    return [Candidate(who, count, frozenset(" ".join(rest).split())) for who, (count,), rest in rows]


def delegates(text: str, name: str) -> list[tuple[str, int, int, bool]]:
    """Branches with their members, their delegates, and whether these have a chair, in the order of the file.

    Raises `BadTable`.
    """
    heads = [("name", "members", "delegates", "chair"), ("name", "members", "delegates")]
    return [(who, *numbers, _yes(rest)) for who, numbers, rest in _entries(text, name, heads)]


def _yes(said: Sequence[str]) -> bool:
    return any(word.lower() not in NO for word in said)


def _entries(
    text: str, name: str, heads: Sequence[tuple[str, ...]]
) -> Iterator[tuple[str, tuple[int, ...], list[str]]]:
    """Each line below a header that is one of `heads`: name, numbers, the words behind them."""
    rows = tables.rows(text, name)
    line, head = next(rows, (1, []))
    if tuple(cell.lower() for cell in head) not in heads:
        said = f'"{",".join(head)[:60]}"' if head else "nothing"
        raise BadTable(name, line, f"the first line says {said}", f"write the header {','.join(heads[0])}")
    found: dict[str, int] = {}
    for line, row in rows:
        who, numbers, rest = _entry(name, line, row, [cell.lower() for cell in head])
        if who in found:
            reason = f'"{who[:60]}" stands already in line {found[who]}'
            raise BadTable(name, line, reason, "give each name one line")
        found[who] = line
        yield who, numbers, rest
    if not found:
        raise BadTable(name, line, "there is nobody below the header", f"write {tables.listed(heads[0])} on each line")


def _entry(name: str, line: int, row: list[str], head: Sequence[str]) -> tuple[str, tuple[int, ...], list[str]]:
    if len(row) != len(head):
        reason = f"this line has {len(row)} field{'s' if len(row) != 1 else ''}, not {len(head)}"
        raise BadTable(name, line, reason, f"write {tables.listed(head)}; put a name that has a comma in quotes")
    who, numbers = row[0], [column for column in head[1:] if column not in WORDS]
    if not who:
        raise BadTable(name, line, "there is no name", f"write a name before its {head[1]}")
    unseen = tables.unseen(who)
    if unseen is not None:
        reason = f"the name has a character that cannot be seen ({unseen})"
        raise BadTable(name, line, reason, "write it without that: two names must not look alike")
    found = tuple(_number(name, line, who, *said) for said in zip(numbers, row[1:], strict=False))
    return who, found, row[1 + len(numbers) :]


def _number(name: str, line: int, who: str, column: str, said: str) -> int:
    if said.isascii() and said.isdecimal() and len(said) > DIGITS:
        raise BadTable(name, line, f"a number of {len(said)} digits is too long", f"write {DIGITS} digits at most")
    if not _NUMBER.fullmatch(said):
        reason = f'"{said[:40]}" is no whole number of {column}' if said else f"{who[:60]} has no {column}"
        raise BadTable(name, line, reason, "write digits only, such as 1204")
    return int(said)
