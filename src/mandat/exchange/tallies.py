"""Tallies from CSV: a header `name,votes` (or `name,weight`), then a name and a whole number on each line.

Whoever reads it is told line and reason of the first fault: a number must not be guessed where seats hang on it.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mandat.count.delegation import Candidate
from mandat.exchange import tables
from mandat.exchange.tables import BadTable

_NUMBER = re.compile(r"\d+", re.ASCII)
DIGITS = 40
"""No number has more digits."""
SECOND, WORDS = "weight2", ("groups", "chair")
"""The column of a second number; the columns behind the name that hold words."""
YES, NO = ("yes", "y", "x", "1"), ("", "no", "n", "-", "0")
"""What stands in a column for yes, and for no: nothing else does, since votes hang on it."""


class _Entry(NamedTuple):
    """A line of a tally: its number, the name, the numbers behind it, the words behind those."""

    line: int
    who: str
    numbers: tuple[int, ...]
    words: list[str]


def read(text: str, name: str, columns: Sequence[str] = ("votes",)) -> dict[str, int]:
    """Names with their numbers, in the order of the file. Raises `BadTable`.

    name     what the file is called in messages
    columns  what the second column may be called; the first is the usual word
    """
    entries = _entries(text, name, [("name", column) for column in columns])
    return {one.who: one.numbers[0] for one in entries}


def weightings(text: str, name: str, columns: Sequence[str]) -> dict[str, tuple[int, ...]]:
    """The same, where a column `weight2` may give everybody a second number. Raises `BadTable`."""
    heads = [("name", column, *second) for second in ((), (SECOND,)) for column in columns]
    return {one.who: one.numbers for one in _entries(text, name, heads)}


def candidates(text: str, name: str) -> list[Candidate]:
    """Candidates with their votes and groups, in the order of the file; a space divides groups. Raises `BadTable`."""
    spelled: dict[str, str] = {}
    found = []
    for one in _entries(text, name, [("name", "votes", "groups"), ("name", "votes")]):
        groups = _groups(name, one, spelled)
        found.append(Candidate(one.who, one.numbers[0], groups))
    return found


def _groups(name: str, one: _Entry, spelled: dict[str, str]) -> frozenset[str]:
    """The groups to which somebody belongs; `spelled` is how each was written first."""
    said = " ".join(one.words)
    if not all(map(_in_words, said)):
        mend = "write words of letters, digits and hyphens, and a space between them: women young"
        raise BadTable(name, one.line, f'"{said[:60]}" names no groups', mend)
    groups = said.split()
    for group in groups:
        first = spelled.setdefault(group.casefold(), group)
        if group != first:
            raise BadTable(name, one.line, f'the group "{first}" is written "{group}" here', f"write {first}")
    return frozenset(groups)


def delegates(text: str, name: str) -> list[tuple[str, int, int, bool]]:
    """Branches with their members, their delegates, and whether these have a chair, in the order of the file.

    Raises `BadTable`.
    """
    heads = [("name", "members", "delegates", "chair"), ("name", "members", "delegates")]
    return [(one.who, *one.numbers, _chair(name, one)) for one in _entries(text, name, heads)]


def _in_words(char: str) -> bool:
    """Whether groups are written with it: letters, what stands above and below them, digits, hyphens, spaces."""
    return char.isalnum() or char in f"-_ {tables.JOINERS}" or unicodedata.category(char).startswith("M")


def _chair(name: str, one: _Entry) -> bool:
    """Whether a delegation has a chair."""
    said = " ".join(one.words)
    if said.lower() not in (*YES, *NO):
        reason = f'"{said[:40]}" does not say whether the delegation of {one.who[:60]} has a chair'
        raise BadTable(name, one.line, reason, "write yes or no")
    return said.lower() in YES


def _entries(text: str, name: str, heads: Sequence[tuple[str, ...]]) -> Iterator[_Entry]:
    """Each line below a header that is one of `heads`."""
    rows = tables.rows(text, name)
    line, head = next(rows, (1, []))
    if tuple(cell.lower() for cell in head) not in heads:
        said = f'"{",".join(head)[:60]}"' if head else "nothing"
        raise BadTable(name, line, f"the first line says {said}", f"write the header {','.join(heads[0])}")
    found: dict[str, int] = {}
    for line, row in rows:
        one = _entry(name, line, row, [cell.lower() for cell in head])
        if one.who in found:
            reason = f'"{one.who[:60]}" stands already in line {found[one.who]}'
            raise BadTable(name, line, reason, "give each name one line")
        found[one.who] = line
        yield one
    if not found:
        raise BadTable(name, line, "there is nobody below the header", f"write {tables.listed(heads[0])} on each line")


def _entry(name: str, line: int, row: list[str], head: Sequence[str]) -> _Entry:
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
    return _Entry(line, who, found, row[1 + len(numbers) :])


def _number(name: str, line: int, who: str, column: str, said: str) -> int:
    if said.isascii() and said.isdecimal() and len(said) > DIGITS:
        raise BadTable(name, line, f"a number of {len(said)} digits is too long", f"write {DIGITS} digits at most")
    if not _NUMBER.fullmatch(said):
        reason = f'"{said[:40]}" is no whole number of {column}' if said else f"{who[:60]} has no {column}"
        raise BadTable(name, line, reason, "write digits only, such as 1204")
    return int(said)
