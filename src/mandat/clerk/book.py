"""A book that is open: its record, at any date, as known at any other, and where everything in it stands."""

from contextlib import suppress
from functools import cached_property

from msgspec import Struct

from mandat.book.amending import amend
from mandat.book.reading import Reading
from mandat.clerk.ballot_box import BallotBox, Files
from mandat.clerk.beside import Beside, Outside, Unfit
from mandat.core import dates
from mandat.core.acts import Act, Thing
from mandat.core.ballots import files_of
from mandat.core.dates import When
from mandat.core.intervals import Moment
from mandat.core.record import Record
from mandat.core.spelling import alike
from mandat.errors import BadDate, UnknownId, WrongKind
from mandat.sentences import Part, Several, Verb, Written, say

REMEMBERED = 4
"""So many records as they were known at earlier dates are kept folded."""

LONGEST_ID = 80
"""Of a longer word, only so many characters are compared with known ids."""


class Book:
    """An opened book: its record, what could not be read, and where everything stands.

    name     the path as the user gave it; files: those that acts name,
             beside whoever asks if nothing else is said
    reading  the acts as read, with their places and the findings of the reader
    """

    def __init__(self, name: str, reading: Reading, files: Files | None = None) -> None:
        self.name = name
        self.reading = reading
        self.files = files or Beside("")
        self.record = Record(reading.acts, amend, count=BallotBox(self.files, reading.acts))
        self._known: dict[int, Record] = {}

    @property
    def title(self) -> str:
        """The title of the book; else its name."""
        return self.reading.options.get("title") or self.name

    @property
    def timezone(self) -> str | None:
        """The time zone in which its days are whole days, as an IANA name."""
        return self.reading.options.get("timezone")

    @cached_property
    def written(self) -> dict[str, Act]:
        """Every act by id, also those that changed nothing."""
        return {act.id: act for act in reversed(self.record.written)}

    def consists_of(self) -> list[str]:
        """The files that it consists of: its own, and those that its acts name. A ledger has none beside it."""
        if not isinstance(self.files, Beside):
            return []
        found = list(self.reading.sources)
        for name in {name for act in self.record.written for name in files_of(act).values()}:
            with suppress(Outside, Unfit):
                found.append(self.files.path(name))
        return found

    def nearest(self, name: str) -> list[str]:
        """Known ids that look like this one, the likeliest first."""
        return alike(name[:LONGEST_ID], self.written, 3)

    def known_as(self, known: str | None) -> Record:
        """The record as it was known at the end of a date; as it is now, without one. The last few are remembered."""
        if known is None:
            return self.record
        latest = self.date("--known", known).latest
        found = self._known.get(latest) or self.record.as_known(latest)
        self.remember(latest, found)
        return found

    def remember(self, latest: int, record: Record) -> None:
        """Remember the record as it was known at an instant."""
        others = [one for one in self._known.items() if one[0] != latest]
        self._known = {**dict(others[1 - REMEMBERED :]), latest: record}

    def date(self, option: str, text: str) -> When:
        """A date in a question. Raises `BadDate`."""
        try:
            return dates.read(text)
        except dates.NoDate as reason:
            raise BadDate(option, text, reason.whole) from None

    def view(self, at: str | None = None, known: str | None = None) -> "View":
        """The book as of the end of a date (else of the record), as known at the end of another. Raises `BadDate`."""
        record = self.known_as(known)
        t = record.end if at is None else self.date("--at", at).latest
        return View(self, record, record.state.at(t), at, known)

    def find(self, name: str, *shapes: type[Act]) -> Act:
        """The act of an id. Raises `UnknownId`, and `WrongKind` where it is of none of the shapes wanted."""
        act = self.written.get(name)
        if act is None:
            raise UnknownId(name, self.nearest(name))
        if shapes and not isinstance(act, shapes):
            raise WrongKind(name, act.verb, Several(tuple(map(_called, shapes)), "or"))
        return act

    def thing(self, name: str) -> Act:
        """The thing of an id. Raises `UnknownId`, `WrongKind`."""
        act = self.find(name)
        if not isinstance(act, Thing):
            raise WrongKind(name, act.verb, say("person, unit, body or office"))
        return act


class View(Struct, frozen=True):
    """A book at one date, as known at another: what most questions look at.

    at, known  the dates as the user gave them; None: the end of the record, everything that is written
    """

    book: Book
    record: Record
    now: Moment
    at: str | None
    known: str | None


def _called(shape: type[Act]) -> Part:
    """What a user calls an act of a shape: by its verb where it has one, else by the name of the shape."""
    return Verb(shape.VERBS[0]) if len(shape.VERBS) == 1 else Written(shape.__name__.lower())
