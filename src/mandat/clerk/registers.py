"""Registers of units, people and seats become acts of a record. Raises `BadTable` for what the record does not know."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from msgspec.structs import replace

from mandat import canon
from mandat.clerk.book import Book
from mandat.clerk.texts import read_text
from mandat.core.acts import Act, Body, Conferral, Id, Mandate, Office, Person, Unit
from mandat.core.dates import When
from mandat.count import quantity
from mandat.exchange import registers
from mandat.exchange.registers import Row
from mandat.exchange.tables import BadTable

KINDS = tuple(registers.COLUMNS)
"""units, people, seats: in this order, each may name what the one before has made."""


class Register:
    """A register that is being turned into acts.

    name   the file, as messages call it
    known  what the record has, by id, with what this register adds to it
    day    the date of the acts
    """

    def __init__(self, name: str, known: Mapping[str, Act], day: When) -> None:
        self.name, self.known, self.day = name, dict(known), day

    def new(self, row: Row) -> Id:
        """The id of something new. Raises `BadTable` where the record has it."""
        if row["id"] in self.known:
            reason = f'"{row["id"]}" is on record already, as a {self.known[row["id"]].verb}'
            raise BadTable(
                self.name, row.line, reason, "leave the line out; what is new about it is a change in the book"
            )
        return Id(row["id"])

    def find(self, row: Row, column: str, word: str, *shapes: type[Act]) -> Act:
        """What a cell names. Raises `BadTable` where the record has nothing of these shapes under this id."""
        found = self.known.get(word)
        wanted = " or ".join(shape.__name__.lower() for shape in shapes)
        if found is None:
            near = next((name for name in _near(word, self.known) if isinstance(self.known[name], shapes)), None)
            mend = f"did you mean {near}?" if near else f"add it first, or write the id that the {wanted} has on record"
            raise BadTable(self.name, row.line, f'nothing on record is called "{word[:60]}" (column {column})', mend)
        if not isinstance(found, shapes):
            reason = f"{word} is on record as {found.verb}, and is no {wanted} (column {column})"
            raise BadTable(self.name, row.line, reason, f"write the id that the {wanted} has on record")
        return found

    def named(self, row: Row, act: Act) -> Act:
        """The act, under the id that its contents give it. Raises `BadTable` where the very same is on record."""
        act = replace(act, id=canon.name(act))
        if act.id in self.known:
            raise BadTable(self.name, row.line, "this is on record already, with this date", "leave the line out")
        self.known[act.id] = act
        return act


def acts(kind: str, path: str, book: Book, day: str) -> list[Act]:
    """The acts that a register adds to a book, all of one day. Raises `NoBook`, `BadTable`, `BadDate`."""
    needed, _ = registers.COLUMNS[kind]
    rows = registers.read(read_text(Path(path), f"name a CSV file with the header {','.join(needed)}"), path, kind)
    return list(_WRITTEN[kind](Register(path, book.written, book.date("--at", day)), rows))


def _units(register: Register, rows: Sequence[Row]) -> Iterable[Act]:
    new = {
        row["id"]: Unit(
            verb="unit", id=register.new(row), at=register.day, name=row["name"], members=_count(row["members"])
        )
        for row in rows
    }
    register.known |= new
    for row in rows:
        within = row["within"]
        if within:
            register.find(row, "within", within, Unit)
        yield replace(new[row["id"]], within=Id(within) if within else None)


def _people(register: Register, rows: Sequence[Row]) -> Iterable[Act]:
    for row in rows:
        person = Person(verb="person", id=register.new(row), at=register.day, name=row["name"])
        register.known[person.id] = person
        yield person
        for word in row["office"].split():
            office = register.find(row, "office", word, Office)
            appointed = Conferral(
                verb="appoint", id=Id(""), at=register.day, by=office.in_, of=person.id, as_=office.id
            )
            yield register.named(row, appointed)


def _seats(register: Register, rows: Sequence[Row]) -> Iterable[Act]:
    seats: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        register.find(row, "body", row["body"], Body, Unit)
        register.find(row, "for", row["for"], Unit, Body)
        register.find(row, "person", row["person"], Person)
        seats.setdefault((row["body"], row["for"]), []).append(row)
    for (body, constituency), lines in seats.items():
        elected = Mandate(
            verb="elect",
            id=Id(""),
            at=register.day,
            of=_sitters(register, lines),
            to=Id(body),
            from_=Id(constituency),
            votes=_votes(register, lines),
        )
        yield register.named(lines[0], elected)


def _sitters(register: Register, lines: Sequence[Row]) -> tuple[Id, ...]:
    """Who sits in a seat. Raises `BadTable` where somebody stands there twice."""
    found: dict[str, int] = {}
    for row in lines:
        if row["person"] in found:
            reason = f"{row['person']} sits for {row['for']} already by line {found[row['person']]}"
            raise BadTable(register.name, row.line, reason, "write each line once")
        found[row["person"]] = row.line
    return tuple(map(Id, found))


def _votes(register: Register, lines: Sequence[Row]) -> quantity.Quantity | None:
    """The votes of a seat. Raises `BadTable` where its lines disagree."""
    said = [row for row in lines if row["votes"]]
    for row in said:
        if int(row["votes"]) != int(said[0]["votes"]):
            reason = (
                f"the seat of {row['for']} has {row['votes']} votes here, and {said[0]['votes']} in line {said[0].line}"
            )
            raise BadTable(
                register.name, row.line, reason, "write the votes of the whole seat, the same in each of its lines"
            )
    return _count(said[0]["votes"]) if said else None


def _count(cell: str) -> quantity.Quantity | None:
    return quantity.exactly(int(cell)) if cell else None


def _near(word: str, known: Mapping[str, Act]) -> list[str]:
    from difflib import get_close_matches  # only a mistake pays for it

    return get_close_matches(word, known, n=5, cutoff=0.6)


_WRITTEN = {"units": _units, "people": _people, "seats": _seats}
