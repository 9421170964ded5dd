"""Verify a ledger: everything that it holds is derived anew and compared, from the first entry to the last signature.

1. The store: each entry against its hash, the index of keys, the head, the engine's own files and guards.
2. The acts: each leaf is the canonical bytes of an act, and the date of entry beside it is its own.
3. What is kept apart, texts and files: each payload is what its commitment fixes; what is gone was erased by an act,
   what was is gone; one name stands for one file.
4. What is derived: tiles and snapshots.
5. What is signed: the ledger's last checkpoint, and what witnesses cosigned.
6. Checkpoints from outside: only these can show that the whole ledger was rewritten or rolled back.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from mandat.canon import Garbled, Public, decode_public
from mandat.clerk.ledger.append import entered_of
from mandat.clerk.ledger.checkpoint import COSIGNED, LAST
from mandat.clerk.ledger.contents import SLICE, Progress, silent
from mandat.clerk.ledger.init import KEY
from mandat.clerk.ledger.nodes import Nodes, tile_name
from mandat.clerk.ledger.snapshot.keeping import snapshot_flaw
from mandat.errors import MandatError
from mandat.ledger import note, tree
from mandat.ledger.audit import audit
from mandat.ledger.checkpoint import NoCheckpoint, opened
from mandat.ledger.entry import Stored
from mandat.ledger.keys import Key, NoKey, read_key
from mandat.ledger.note import NoNote, Note, NotSigned
from mandat.ledger.personal.attached import is_file
from mandat.ledger.personal.commitments import commitment_of
from mandat.ledger.store import Flaw, Store, every_payload


class Verdict(Struct, frozen=True):
    """What was found.

    entries    the number of entries by the head; root: its root
    first_bad  the first entry that is not what was put there; None where all are, or nobody can tell which
    reason     the first thing that is wrong
    """

    ok: bool
    entries: int
    root: bytes
    first_bad: int | None = None
    reason: str | None = None


def verify(store: Store, against: Sequence[Note] = (), progress: Progress = silent) -> Verdict:
    """Verify everything. `against`: checkpoints that were kept elsewhere."""
    found = audit(store, progress)
    if not found.ok:
        return Verdict(False, found.entries, found.root, found.first_bad, found.reason)
    try:
        with store.still():
            flaw = next(_flaws(store, against, progress), None)
    except MandatError as reason:
        flaw = Flaw(None, str(reason))
    if flaw is None:
        return Verdict(True, found.entries, found.root)
    return Verdict(False, found.entries, found.root, flaw.index, flaw.reason)


def _flaws(store: Store, against: Sequence[Note], progress: Progress) -> Iterator[Flaw]:
    """What is wrong behind what the store can tell; all of one moment, which may be later than that of the audit."""
    personal, size = _Personal(store), store.head().size
    for stored in store.read(0, size):
        yield from personal.entry(stored)
        if stored.index % SLICE == 0:
            progress(stored.index, size)
    yield from personal.left()
    yield from _tiles(store, size)
    wrong = snapshot_flaw(store, personal.last_erased, progress)
    if wrong is not None:
        yield wrong
    yield from _signed(store, size)
    for signed in against:
        yield from against_checkpoint(store, size, signed)


class _Personal:
    """What is kept apart, compared with what the entries say of it.

    kept   the commitments under which something is kept; spoilt, files: those under which it is no longer what it was,
           and those under which it is a file
    begun  a commitment -> the first entry that has it, and what it commits to
    """

    def __init__(self, store: Store) -> None:
        self.kept: set[bytes] = set()
        self.spoilt: set[bytes] = set()
        self.files: set[bytes] = set()
        self.begun: dict[bytes, tuple[int, str]] = {}
        self.named: dict[str, bytes] = {}
        self.erased: set[bytes] = set()
        self.last_erased = -1
        for commitment, payload in every_payload(store):
            self.kept.add(commitment)
            if commitment_of(payload) != commitment:
                self.spoilt.add(commitment)
            elif is_file(payload):
                self.files.add(commitment)

    def entry(self, stored: Stored) -> Iterator[Flaw]:
        """What is wrong with one entry as an act, and with what it keeps apart."""
        try:
            public = decode_public(stored.entry.leaf)
        except Garbled as reason:
            yield Flaw(stored.index, f"entry {stored.index}: {reason}")
            return
        if stored.entry.entered != entered_of(public.act):
            yield Flaw(stored.index, f"entry {stored.index} was entered on another date than its act says")
        yield from self._payloads(stored.index, public)
        yield from self._files(stored.index, public)
        if public.erased:
            self.erased.update(public.erased)
            self.last_erased = stored.index

    def _payloads(self, index: int, public: Public) -> Iterator[Flaw]:
        begun = [(commitment, "what it keeps apart") for commitment in public.aliases.values() if commitment]
        begun += [(commitment, f"the file {name}") for name, commitment in public.files.items()]
        for commitment, what in begun:
            self.begun.setdefault(commitment, (index, what))
            if commitment in self.spoilt:
                yield Flaw(index, f"entry {index}: {what} is not what it was")

    def _files(self, index: int, public: Public) -> Iterator[Flaw]:
        for name, commitment in public.files.items():
            if self.named.setdefault(name, commitment) != commitment:
                yield Flaw(index, f"entry {index}: the file {name} is another one than an earlier entry has")
            if commitment in self.kept and commitment not in self.spoilt and commitment not in self.files:
                yield Flaw(index, f"entry {index}: the file {name} is no file")

    def left(self) -> Iterator[Flaw]:
        """What is gone, or there, and should not be."""
        for commitment, (index, what) in self.begun.items():
            if commitment not in self.kept and commitment not in self.erased:
                yield Flaw(index, f"entry {index}: {what} is gone, and no act erased it")
            if commitment in self.kept and commitment in self.erased:
                yield Flaw(index, f"entry {index}: {what} was erased, and is there again")
        for commitment in self.kept - self.begun.keys():
            yield Flaw(None, f"something is kept apart that no entry speaks of: {commitment.hex()[:16]}")


def _tiles(store: Store, size: int) -> Iterator[Flaw]:
    anew = Nodes(store, size, stored=False)
    for name in store.blobs("tile/"):
        level, _, number = name.removeprefix("tile/").partition("/")
        good = level.isdecimal() and number.isdecimal() and tile_name(int(level), int(number)) == name
        if (
            not good
            or not 1 <= int(level) <= 8
            or not anew.tile(int(level), int(number)).startswith(store.blob(name) or b"?")
        ):
            yield Flaw(None, f"the derived hashes in {name} are not those of the entries")


def _signed(store: Store, size: int) -> Iterator[Flaw]:
    """The ledger's own checkpoint, and what was cosigned, against its entries."""
    for name in (LAST, *store.blobs(COSIGNED)):
        data = store.blob(name)
        if data is not None:
            try:
                yield from against_checkpoint(store, size, note.read(data))
            except NoNote as reason:
                yield Flaw(None, f"{name} in the ledger: {reason}")


def against_checkpoint(store: Store, size: int, signed: Note) -> Iterator[Flaw]:
    """What a checkpoint shows about the first `size` entries."""
    key = _key(store)
    if key is None:
        yield Flaw(None, "the ledger has no key, so no checkpoint can be its own")
        return
    try:
        point = opened(signed, key)
    except (NotSigned, NoCheckpoint) as reason:
        yield Flaw(None, f"a checkpoint is not one of this ledger: {reason}")
        return
    if point.size > size:
        yield Flaw(None, f"a checkpoint saw {point.size} entries, and {size} are there: the ledger was rolled back")
    elif tree.subtree(0, point.size, Nodes(store, size, stored=False)) != point.root:
        yield Flaw(None, f"the first {point.size} entries are not those that a checkpoint saw: history was rewritten")


def _key(store: Store) -> Key | None:
    data = store.blob(KEY)
    try:
        return None if data is None else read_key(data.decode(errors="replace"))
    except NoKey:
        return None
