"""What a ledger holds, for whoever appends a few acts to a large one: looked up by its snapshot, rather than read.

What is asked then is little: whether acts of these ids are there, who has an alias, which ids may be read by everybody.
"""

from collections.abc import Callable, Iterator, Sequence

from mandat.clerk.ledger.contents import Contents, public_of
from mandat.clerk.ledger.snapshot.keeping import good_snapshot, is_close
from mandat.clerk.ledger.snapshot.parts import ALIASES, Snapshot
from mandat.core.acts import Act, Change
from mandat.core.ballots import files_of
from mandat.core.checks.names import KEYWORDS
from mandat.core.layers import Layered
from mandat.ledger.personal.sealing import Sealing
from mandat.ledger.store import Head, Store, whole

FEW = 1000
"""Acts that are appended so; more are looked up no faster than all is read."""


def contents_for(store: Store, acts: Sequence[Act]) -> Contents | None:
    """The contents of a ledger, to append these acts; None where all has to be read: for files, or without a snapshot.

    Raises `Spoilt`, `Damaged`.
    """
    if len(acts) > FEW or any(map(files_of, acts)):
        return None
    head = store.head()
    snapshot = good_snapshot(store, head)
    return SnapshotContents(snapshot) if snapshot is not None and is_close(snapshot, head) else None


class SnapshotContents(Contents):
    """The contents as a snapshot has them, and what was written since.

    Where something was erased since, everything is read anew, as by any contents.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        super().__init__(snapshot.store)
        meta, aliases = snapshot.meta, self.restoring.aliases
        self.head = Head(meta.size, meta.range)
        self.acts = _Acts(meta.size, self._read)
        self.places = Layered(snapshot.by_key("places"))
        self.options = snapshot.whole("options")
        self.restoring.files, self.restoring.erased = snapshot.whole("files"), snapshot.whole("erased")
        for name in ALIASES:
            setattr(aliases, name, Layered(snapshot.by_key(name)))
        aliases.variants = snapshot.whole("variants")

    def _read(self, place: int) -> Act:
        (stored,) = whole(self.store, place, place + 1)
        return self.restoring.again(public_of(self.store, stored))

    def _named(self, name: str) -> Iterator[Act]:
        """The acts of an id, the last first."""
        return (self.acts[place] for place in reversed(self.places.get(name, ())))

    @property
    def sealing(self) -> Sealing:
        """See `Contents`."""
        if self._sealing is None and isinstance(self.acts, _Acts):
            aliases = self.restoring.aliases
            public = _Public(lambda name: any(map(aliases.public, self._named(name))))
            self._sealing = Sealing(aliases, self.acts.more, public, _Changes(self._named))
        return super().sealing


class _Acts(Sequence[Act]):
    """Acts of which the first are read one by one, when somebody looks at one."""

    def __init__(self, size: int, read: Callable[[int], Act]) -> None:
        self._size, self._read, self.more = size, read, []

    def __len__(self) -> int:
        return self._size + len(self.more)

    def __getitem__(self, place: int) -> Act:
        return self._read(place) if place < self._size else self.more[place - self._size]

    def __iadd__(self, more: Sequence[Act]) -> "_Acts":
        self.more += more
        return self


class _Public(set[str]):
    """The ids that may be read by everybody; of those that are not in it, the ledger is asked."""

    def __init__(self, there: Callable[[str], bool]) -> None:
        super().__init__((*KEYWORDS, ""))
        self._there = there

    def __contains__(self, name: object) -> bool:
        if not super().__contains__(name) and self._there(name):
            self.add(name)
        return super().__contains__(name)


class _Changes(dict[str, str]):
    """What changes describe; of those that are not in it, the ledger is asked."""

    def __init__(self, named: Callable[[str], Iterator[Act]]) -> None:
        super().__init__()
        self._named = named

    def get(self, key: str, default: str | None = None) -> str | None:
        """See `dict`."""
        known = super().get(key)
        return known or next((act.of for act in self._named(key) if isinstance(act, Change)), default)
