"""A book that is read from a snapshot: what a question does not look at is never read.

What was written since the snapshot was taken is folded upon it, where that can be done without reading the rest.
"""

from collections.abc import Callable, Sequence
from functools import cached_property

from mandat.book.amending import amend
from mandat.canon import Public
from mandat.clerk.ballot_box import BallotBox, touched
from mandat.clerk.book import Book
from mandat.clerk.ledger.attached import Attached
from mandat.clerk.ledger.contents import Contents, contents_of, public_of
from mandat.clerk.ledger.reading import LedgerReading
from mandat.clerk.ledger.snapshot.parts import STATES, Snapshot
from mandat.core.acts import Act, Person
from mandat.core.ballots import Count, Counted, files_of
from mandat.core.dates import DAWN
from mandat.core.findings import Finding
from mandat.core.layers import Layered
from mandat.core.order import Order, record_end
from mandat.core.record import Record
from mandat.core.state import State
from mandat.ledger.personal.restoring import Restoring
from mandat.ledger.store import Head, Store, whole


class SnapshotRecord(Record):
    """A record as a snapshot has it, with acts behind; all acts are read only where a question needs all of them."""

    def __init__(
        self, snapshot: Snapshot, acts: Callable[[], tuple[Act, ...]], count: Count, more: Sequence[Act] = ()
    ) -> None:
        self.snapshot = snapshot
        self.amend = amend
        self.known = None
        self.count = count
        self.more = more
        self._acts = acts
        self._early, self._late = (snapshot.folding(kind, self._order) for kind in STATES)

    def grown(self) -> bool:
        """Fold the acts behind upon the snapshot; whether that can be done."""
        self._early, self._late = self._early.fork(), self._late.fork()
        return self.snapshot.meta.dated and self._early.extend(self.more) and self._late.extend(self.more)

    def _order(self) -> Order:
        return Record(self.written[: self.snapshot.meta.size], amend, count=self.count).order

    @cached_property
    def written(self) -> tuple[Act, ...]:
        """See `Record`."""
        return self._acts()

    @property
    def state(self) -> State:
        """See `Record`."""
        return self._early.state

    @property
    def late(self) -> State:
        """See `Record`."""
        return self._late.state

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """See `Record`."""
        if self.more:
            return (*self.snapshot.whole("unfolded"), *self._early.findings)
        return self.snapshot.whole("findings")

    @property
    def shapes(self) -> dict[str, type[Act]]:
        """See `Record`."""
        return self.state.shapes

    @property
    def end(self) -> int:
        """See `Record`."""
        return max(self.snapshot.meta.end, record_end(self.more, (DAWN,)))


class SnapshotReading(LedgerReading):
    """What a book's `Reading` is, for a snapshot of a ledger; everything is read only where a place is asked for."""

    def __init__(self, store: Store, snapshot: Snapshot, head: Head, more: Sequence[Public]) -> None:
        self.name = store.name
        self.store, self.snapshot, self.head = store, snapshot, head
        self._options = next((dict(public.options) for public in reversed(more) if public.options), None)

    @cached_property
    def contents(self) -> Contents:
        """Everything that the ledger holds up to the head."""
        return contents_of(self.store, until=self.head)

    @cached_property
    def acts(self) -> tuple[Act, ...]:
        """See `LedgerReading`."""
        return tuple(self.contents.acts)

    @cached_property
    def options(self) -> dict[str, str]:
        """See `LedgerReading`."""
        return self.snapshot.whole("options") if self._options is None else self._options


class SnapshotBook(Book):
    """A book as a snapshot has it, with what was written since."""

    def __init__(
        self, store: Store, snapshot: Snapshot, head: Head, publics: Sequence[Public] = (), more: Sequence[Act] = ()
    ) -> None:
        self.name = store.name
        self.reading = SnapshotReading(store, snapshot, head, publics)
        self.record = SnapshotRecord(snapshot, lambda: self.reading.acts, self._count, more)
        self._known = {}

    @cached_property
    def files(self) -> Attached:
        """See `Book`."""
        return Attached(self.reading.contents)

    @cached_property
    def _box(self) -> BallotBox:
        return BallotBox(self.files, self.reading.acts, self.record.snapshot.counts())

    def _count(self, act: Act) -> Counted | None:
        return self._box(act) if files_of(act) else None

    @cached_property
    def written(self) -> dict[str, Act]:
        """See `Book`."""
        written = Layered(self.record.snapshot.by_key("written"))
        written.update((act.id, act) for act in self.record.more)
        return written


def snapshot_book(store: Store, snapshot: Snapshot, head: Head) -> SnapshotBook | None:
    """The book of a head that extends that of a snapshot; None where all has to be read and derived anew."""
    publics = [public_of(store, stored) for stored in whole(store, snapshot.meta.size, head.size)]
    restoring = Restoring(store.payload)
    restoring.aliases.commitments = Layered(snapshot.by_key("commitments"))
    restoring.aliases.texts = Layered(snapshot.by_key("texts"))
    more = restoring.restore(publics)
    if restoring.stale or any(public.erased for public in publics) or _counts(snapshot, more):
        return None
    book = SnapshotBook(store, snapshot, head, publics, more)
    return book if not more or book.record.grown() else None


def _counts(snapshot: Snapshot, more: Sequence[Act]) -> bool:
    """Whether acts behind a snapshot bring ballots, or persons whom ballots elect that were counted before."""
    if any(map(files_of, more)):
        return True
    return any(isinstance(act, Person) for act in more) and touched(snapshot.counts(), more)
