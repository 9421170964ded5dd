"""A book that is read from a snapshot: what a question does not look at is never read."""

from collections.abc import Callable
from functools import cached_property

from mandat.book.amending import amend
from mandat.clerk.ledger.contents import contents_of
from mandat.clerk.ledger.reading import LedgerReading
from mandat.clerk.ledger.snapshot.parts import Snapshot
from mandat.clerk.opening import Book
from mandat.core.acts import Act
from mandat.core.ballots import no_ballots
from mandat.core.findings import Finding
from mandat.core.record import Record
from mandat.core.state import State
from mandat.ledger.store import Store


class SnapshotRecord(Record):
    """A record as a snapshot has it; its acts are read only where a question needs all of them."""

    def __init__(self, snapshot: Snapshot, acts: Callable[[], tuple[Act, ...]]) -> None:
        self.snapshot = snapshot
        self.amend = amend
        self.known = None
        self.count = no_ballots
        self._acts = acts

    @cached_property
    def written(self) -> tuple[Act, ...]:
        """See `Record`."""
        return self._acts()

    @cached_property
    def state(self) -> State:
        """See `Record`."""
        return self.snapshot.state("state")

    @cached_property
    def late(self) -> State:
        """See `Record`."""
        return self.snapshot.state("late")

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """See `Record`."""
        return self.snapshot.whole("findings")

    @property
    def shapes(self) -> dict[str, type[Act]]:
        """See `Record`."""
        return self.state.shapes

    @property
    def end(self) -> int:
        """See `Record`."""
        return self.snapshot.meta.end


class SnapshotReading(LedgerReading):
    """What a book's `Reading` is, for a snapshot of a ledger; everything is read only where a place is asked for."""

    def __init__(self, store: Store, snapshot: Snapshot) -> None:
        self.name = store.name
        self.store = store
        self.snapshot = snapshot

    @cached_property
    def acts(self) -> tuple[Act, ...]:
        """See `LedgerReading`."""
        return tuple(contents_of(self.store).acts)

    @cached_property
    def options(self) -> dict[str, str]:
        """See `LedgerReading`."""
        return self.snapshot.whole("options")


class SnapshotBook(Book):
    """A book as a snapshot has it."""

    def __init__(self, store: Store, snapshot: Snapshot) -> None:
        self.name = store.name
        self.reading = SnapshotReading(store, snapshot)
        self.record = SnapshotRecord(snapshot, lambda: self.reading.acts)

    @cached_property
    def written(self) -> dict[str, Act]:
        """See `Book`."""
        return self.record.snapshot.by_key("written")
