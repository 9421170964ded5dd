"""What a ledger holds, as acts: read once, then followed as others write."""

from collections.abc import Callable

from mandat.canon import Garbled, Public, decode_known_public
from mandat.core.acts import Act
from mandat.ledger.entry import Stored
from mandat.ledger.personal.restoring import Restoring
from mandat.ledger.personal.sealing import Sealing
from mandat.ledger.store import EMPTY, Damaged, Head, Store, whole

Progress = Callable[[int, int], None]
"""Told how many entries are done, of how many."""

SLICE = 5000


def silent(_done: int, _total: int) -> None:
    """Tells nobody."""


class Contents:
    """The acts of a ledger up to a head, with everything that is needed to go on from there.

    acts     by place, with what is personal put back where it is not erased
    places   id -> where acts of that id stand
    options  the options of the book, as the last entry has them that states any
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self._begin()

    def _begin(self) -> None:
        self.head = EMPTY
        self.acts: list[Act] = []
        self.places: dict[str, tuple[int, ...]] = {}
        self._sealing: Sealing | None = None
        self.options: dict[str, str] = {}
        self.restoring = Restoring(self.store.payload)

    def follow(self, progress: Progress = silent, until: Head | None = None) -> list[Act]:
        """Take in what was written since (`until` a head), and give its acts back. Raises `Spoilt`, `Damaged`."""
        head, first = until or self.store.head(), self.head.size
        if head == self.head:
            return []
        kept = dict(self.store.payloads()) if head.size - first > SLICE or not first else {}
        self.restoring.payload = self._payload_from(kept)
        publics: list[Public] = []
        for stored in whole(self.store, first, head.size):
            publics.append(public_of(self.store, stored))
            if len(publics) % SLICE == 0:
                progress(first + len(publics), head.size)
        if first and any(public.erased for public in publics):
            return self._anew(progress, until, first)  # what was restored before may hold what has been erased since
        new = self.restoring.restore(publics, first)
        if self.restoring.stale:
            return self._anew(progress, until, first)
        self._take(publics, new, head)
        return new

    def _anew(self, progress: Progress, until: Head | None, first: int) -> list[Act]:
        self._begin()
        self.follow(progress, until)
        return self.acts[first:]

    def _payload_from(self, kept: dict[bytes, bytes]) -> Callable[[bytes], bytes | None]:
        """Gives what is kept apart: from among what was read already; else, what was not erased, from the store."""

        def payload(commitment: bytes) -> bytes | None:
            if commitment in kept or commitment in self.restoring.erased:
                return kept.get(commitment)
            return self.store.payload(commitment)

        return payload

    @property
    def files(self) -> dict[str, bytes]:
        """The files that acts name, as far as the ledger holds or held them: name -> commitment."""
        return self.restoring.files

    @property
    def erased(self) -> dict[bytes, int]:
        """The commitments of which an entry says that they were erased -> its place."""
        return self.restoring.erased

    def added(self, publics: list[Public], acts: list[Act], head: Head) -> None:
        """Take in acts that were just written, of which the aliases are known, and the head behind them."""
        for public, act in zip(publics, acts, strict=True):
            self.restoring.attach(public, act)
        self._take(publics, acts, head)

    def _take(self, publics: list[Public], acts: list[Act], head: Head) -> None:
        for public in publics:
            self.restoring.aliases.stored(public)
            if public.options:
                self.options = dict(public.options)
        for place, act in enumerate(acts, len(self.acts)):
            self.places[act.id] = (*self.places.get(act.id, ()), place)
        self.acts += acts
        self.head = head
        if self._sealing is not None:
            self._sealing.know(acts, publics)

    @property
    def sealing(self) -> Sealing:
        """Seals acts that come behind these."""
        if self._sealing is None:
            self._sealing = Sealing(self.restoring.aliases, self.acts)
        return self._sealing


def public_of(store: Store, stored: Stored) -> Public:
    """The public part of the act that was stored; whether its bytes are canonical, `verify` looks. Raises `Damaged`."""
    try:
        return decode_known_public(stored.entry.leaf)
    except Garbled as reason:
        raise Damaged(store.name, f"entry {stored.index}: {reason}") from None


def contents_of(store: Store, progress: Progress = silent, until: Head | None = None) -> Contents:
    """Everything that a ledger holds now, or held at an earlier head. Raises `Spoilt`, `Damaged`."""
    found = Contents(store)
    found.follow(progress, until)
    return found
