"""A ledger that others write to, asked as it is now: what is new is folded on, what comes late from a checkpoint.

For whoever asks again and again: an open application, not a single command. Several threads: see `desk`.
"""

from collections.abc import Sequence
from functools import cached_property

from mandat.book.amending import amend
from mandat.clerk.ballot_box import BallotBox, countable
from mandat.clerk.book import Book
from mandat.clerk.ledger.attached import Attached
from mandat.clerk.ledger.contents import contents_of
from mandat.clerk.ledger.foldings import folded_on, foldings_of
from mandat.clerk.ledger.reading import LedgerReading
from mandat.core.acts import Act
from mandat.core.ballots import Count
from mandat.core.findings import Finding
from mandat.core.record import Record
from mandat.core.refold import Folding
from mandat.core.state import State
from mandat.ledger.store import Store


class FollowedRecord(Record):
    """A record whose states were folded on."""

    def __init__(self, written: Sequence[Act], early: Folding, late: Folding, count: Count) -> None:
        super().__init__(written, amend, count=count)
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
    def _told(self) -> list[Finding]:
        return self._early.findings


class Following:
    """A ledger as a book.

    book      the ledger as it was at the last `follow`; a book that was taken before stays as it is
    folding   the same, to be forked: see `Folding.fork`
    box       counts the ballots that its acts name
    contents  the same, for whoever writes: he appends to them (`append.append_to`), and follows
    """

    def __init__(self, store: Store) -> None:
        self.contents = contents_of(store)
        self._acts, self._folded = self.contents.acts, len(self.contents.acts)
        reading = LedgerReading(self.contents)
        self.box = BallotBox(Attached(self.contents), reading.acts)
        self.folding, self._late = foldings_of(self.contents, self.box)
        self.book = self._book(reading)

    def follow(self) -> list[Act]:
        """Take in what was written since the last time, by whomever; what it is. Raises `Spoilt`, `Damaged`."""
        self.contents.follow()
        return self.fold()

    def fold(self) -> list[Act]:
        """Fold on what the contents have taken in since the last time; what it is. The store is not asked."""
        again, new = self.contents.acts is not self._acts, self.contents.acts[self._folded :]
        if new or again:
            size, reading = self._folded, LedgerReading(self.contents)
            self.box = self._box(reading.acts, again)
            self.folding, self._late = (
                folded_on(one, lambda: self.contents.acts[:size], new, self.box, again)
                for one in (self.folding, self._late)
            )
            self._acts, self._folded = self.contents.acts, len(self.contents.acts)
            self.book = self._book(reading)
        return new

    def _box(self, acts: Sequence[Act], again: bool) -> BallotBox:
        """A box for the record as it is now. What was counted stays.

        Not where something was erased; and where files came, what could not be counted is tried again.
        """
        files, counts = Attached(self.contents), self.box.counts
        if again or files.files != self.box.files.files:
            counts = {} if again else countable(counts)
        return BallotBox(files, acts, counts)

    def _book(self, reading: LedgerReading) -> Book:
        book = Book(self.contents.store.name, reading, self.box.files)
        book.record = FollowedRecord(reading.acts, self.folding, self._late, self.box)
        return book
