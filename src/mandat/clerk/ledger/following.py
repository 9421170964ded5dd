"""A ledger that others write to, asked as it is now: what is new is folded on, what comes late from a checkpoint.

For whoever asks again and again: an open application, not a single command.
"""

from functools import cached_property

from mandat.book.amending import amend
from mandat.clerk.ledger.contents import Contents, contents_of
from mandat.clerk.ledger.reading import LedgerReading
from mandat.clerk.opening import Book
from mandat.core.acts import Act
from mandat.core.findings import Finding
from mandat.core.record import Record
from mandat.core.refold import Folding
from mandat.core.state import State
from mandat.ledger.store import Store


class FollowedRecord(Record):
    """A record whose states were folded on."""

    def __init__(self, contents: Contents, early: Folding, late: Folding) -> None:
        super().__init__(contents.acts, amend)
        self._early, self._late = early, late

    @property
    def state(self) -> State:
        """See `Record`."""
        return self._early.state

    @property
    def late(self) -> State:
        """See `Record`."""
        return self._late.state

    @cached_property
    def _folded(self) -> tuple[State, list[Finding]]:
        return self._early.state, self._early.findings


class Following:
    """A ledger as a book. `book` is that of the last `follow`; one that was taken before is not asked any more.

    Whoever also writes appends to `contents` (`append.append_to`), and follows.
    """

    def __init__(self, store: Store) -> None:
        self.contents = contents_of(store)
        record = Record(self.contents.acts, amend)
        self._early = Folding(record.order, record.shapes)
        self._late = Folding(record.order, record.shapes, latest=True)
        self.book = self._book()

    def follow(self) -> list[Act]:
        """Take in what was written since the last time, by whomever; what it is. Raises `Spoilt`, `Damaged`."""
        self.contents.follow()
        again, new = self.contents.acts is not self._acts, self.contents.acts[self._folded :]
        if new or again:
            for folding in (self._early, self._late):
                self._fold(folding, new, again)
            self.book = self._book()
        return new

    def _fold(self, folding: Folding, new: list[Act], again: bool) -> None:
        if again or not folding.extend(new):
            record = Record(self.contents.acts, amend)
            folding.again(record.order, record.shapes)

    def _book(self) -> Book:
        self._acts, self._folded = self.contents.acts, len(self.contents.acts)
        book = Book(self.contents.store.name, LedgerReading(self.contents))
        book.record = FollowedRecord(self.contents, self._early, self._late)
        return book
