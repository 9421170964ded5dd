"""What a snapshot is made of: blobs with the pieces of a record and of its states, each with its own hash.

Much stands in several parts of it: the acts, as written and in both states; most of the late state, as in the early
one. A part that is the same as another is stored once; of one that is not, only the values that differ.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

import mandat
from mandat.clerk.ballot_box import Key
from mandat.clerk.ledger.contents import Contents
from mandat.clerk.ledger.snapshot.lazy import Lazy, LazyTable, Piece, many_of, pieces_of, same
from mandat.clerk.ledger.snapshot.packing import pack, unpack
from mandat.core.acts import Act
from mandat.core.ballots import Counted
from mandat.core.dates import DAWN
from mandat.core.folded import Folded, Grown
from mandat.core.order import Order, at_latest, record_end
from mandat.core.record import Record
from mandat.core.refold import Folding
from mandat.core.state import KEYED, SMALL, State, Tables
from mandat.errors import MandatError
from mandat.ledger.store import Damaged, Head, Store

PREFIX = "snapshot/"
META = f"{PREFIX}meta"
STATES = ("state", "late")
TABLES = tuple(Tables.__annotations__)
BY_KEY = ("windows", "shapes", *KEYED, "answers", "against")
"""Parts of a state that are read key by key."""

WHOLE = ("organs", *SMALL, "waiting", "counted")
"""Parts of a state that are read as a whole."""

LEFT = ("early", "circles", "guesses", "guessed", "dateless", "last")
"""What else is known of a fold: see `core.folded.Folded`."""

ALIASES = ("commitments", "texts", "ids", "words")
"""The parts of `Aliases` that are read key by key."""

OF_CONTENTS = ("options", "files", "erased")
"""The parts of `Contents` that are read as a whole."""

CODE = ("canon/", "core/", "count/", "book/", "exchange/ballots/", "ledger/personal/", "clerk/", "sentences.py")
"""The parts of the source on which it depends what a snapshot holds."""

_HASH = 32


class Part(Struct, frozen=True, array_like=True):
    """A part that is read key by key.

    pieces      under which name they stand: that of the part, or of another one that is the same
    size, many  how many values, in how many pieces
    like        the part that has the values which are not in the pieces; empty where all are
    """

    pieces: str
    size: int
    many: int
    like: str


class Meta(Struct, frozen=True):
    """What a snapshot is of.

    code   the version of the source; size, root, range: see `Head`
    end    the end of the record; dated: whether an act has a date that says so
    found  kind of state -> how many findings there were about its visits
    parts  what is read key by key, by its name; whole: the names of the others
    """

    code: bytes
    size: int
    root: bytes
    range: tuple[bytes, ...]
    end: int
    dated: bool
    found: dict[str, int]
    parts: dict[str, Part]
    whole: tuple[str, ...]

    def blobs(self) -> Iterator[str]:
        """The names of all blobs but its own."""
        pieces = {f"{part.pieces}/{number}": None for part in self.parts.values() for number in range(part.many)}
        return (PREFIX + name for name in (*pieces, *self.whole))


_meta = msgspec.msgpack.Decoder(Meta).decode


@cache
def code_version() -> bytes:
    """The hash of the source on which it depends what a snapshot holds."""
    folder, hashed = Path(mandat.__file__).parent, sha256()
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*.py")}
    for name in sorted(name for name in files if name.startswith(CODE)):
        hashed.update(name.encode() + b"\0" + files[name].read_bytes() + b"\0")
    return hashed.digest()


def blobs_of(record: Record, contents: Contents, head: Head) -> Iterator[tuple[str, bytes]]:
    """Every blob of the snapshot of a record, which is that of the contents up to a head.

    The last one says that the others are whole.
    """
    parts: dict[str, Part] = {}
    of, folds = code_version() + head.root, _folds(record)
    known: dict[str, Mapping[str, Any]] = {}
    for name, whole in _by_key(record, contents, folds):
        like = _like(name)
        if like and same(whole, known[like]):
            parts[name], known[name] = parts[like], known[like]
            continue
        parts[name], known[name] = Part(name, len(whole), many_of(whole), like), whole
        for number, piece in enumerate(pieces_of(whole, known.get(like, {}))):
            yield sealed(f"{PREFIX}{name}/{number}", of, msgspec.msgpack.encode(piece))
    wholes = dict(_whole(record, contents, folds))
    for name, value in wholes.items():
        yield sealed(f"{PREFIX}{name}", of, pack(value))
    found = {kind: len(fold.found) for kind, fold in folds.items()}
    dated = record_end(record.acts, ()) != DAWN
    meta = Meta(code_version(), head.size, head.root, head.range, record.end, dated, found, parts, tuple(wholes))
    yield sealed(META, b"", msgspec.msgpack.encode(meta))


def _folds(record: Record) -> dict[str, Folded]:
    return {kind: record.folded(latest=kind == STATES[1]) for kind in STATES}


def _by_key(record: Record, contents: Contents, folds: dict[str, Folded]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    yield "written", {act.id: act for act in reversed(record.written)}
    yield "places", contents.places
    for name in ALIASES:
        yield name, getattr(contents.restoring.aliases, name)
    for kind, fold in folds.items():
        yield f"{kind}/mentioned", fold.mentioned
        for name in (*TABLES, *BY_KEY):
            yield f"{kind}/{name}", getattr(fold.state, name)


def _like(name: str) -> str:
    """The part that has most of the values of another one: the acts as written, the early state; empty where none."""
    kind, _, part = name.partition("/")
    if name == f"{STATES[0]}/acts":
        return "written"
    return f"{STATES[0]}/{part}" if kind == STATES[1] else ""


def _whole(record: Record, contents: Contents, folds: dict[str, Folded]) -> Iterator[tuple[str, Any]]:
    for name in OF_CONTENTS:
        yield name, getattr(contents, name)
    yield "variants", contents.restoring.aliases.variants
    yield "findings", record.findings
    yield "unfolded", record.unfolded
    yield "counts", getattr(record.count, "counts", {})
    for kind, fold in folds.items():
        yield f"{kind}/found", fold.found.whole()
        yield f"{kind}/left", tuple(getattr(fold, name) for name in LEFT)
        for name in WHOLE:
            yield f"{kind}/{name}", getattr(fold.state, name)


def sealed(name: str, of: bytes, data: bytes) -> tuple[str, bytes]:
    """A blob, and before what it holds the hash of its name, of that, and of the source and head that it is `of`.

    So no piece of another snapshot is taken for one of this, also where two processes write at once.
    """
    return name, sha256(name.encode() + b"\0" + of + data).digest() + data


class Snapshot:
    """A snapshot that is read as it is looked at."""

    def __init__(self, store: Store, meta: Meta) -> None:
        self.store = store
        self.meta = meta
        self._at_hand: dict[str, bytes | None] = {}

    def hold(self) -> bool:
        """Hold all of it, packed, from now on: the store is not read any more, whatever is put there. False: cannot."""
        self._at_hand = {name: self._read(name) for name in self.meta.blobs()}
        return None not in self._at_hand.values()

    def whole(self, name: str) -> Any:
        """A part that is kept in one piece. Raises `Damaged`."""
        return unpack(self._opened(f"{PREFIX}{name}"))

    def by_key(self, name: str, kind: type[Lazy] = Lazy) -> Lazy:
        """A part that is read piece by piece. Raises `Damaged` when it is."""
        part, found = self.meta.parts[name], kind()
        like = self.by_key(part.like) if part.like else {}
        found.found_in(part.size, part.many, lambda number: self._piece(f"{PREFIX}{part.pieces}/{number}"), like)
        if isinstance(found, LazyTable):
            found.name = name.rpartition("/")[2]
        return found

    def counts(self) -> dict[Key, Counted]:
        """What the ballots of its acts gave, as a box has it. Raises `Damaged`."""
        return self.whole("counts")

    def state(self, kind: str) -> State:
        """The state at earliest instants, or at latest ones: its parts are there when they are looked at."""
        return _Found(self, kind)

    def folding(self, kind: str, order: Callable[[], Order]) -> Folding:
        """The same, to be folded on. `order` gives the acts of the snapshot in their order, when all are needed."""
        state, latest = self.state(kind), kind == STATES[1]

        def sequence() -> Sequence[Act]:
            return at_latest(order()) if latest else order().acts

        kept = Folded(
            state=state,
            sequence=Grown(len(state.windows), cache(sequence)),
            found=Grown(self.meta.found[kind], cache(lambda: self.whole(f"{kind}/found"))),
            shapes=state.shapes,
            windows=state.windows,
            mentioned=self.by_key(f"{kind}/mentioned"),
            **dict(zip(LEFT, self.whole(f"{kind}/left"), strict=True)),
        )
        return Folding.of(kept, latest=latest)

    def _piece(self, name: str) -> Piece:
        return msgspec.msgpack.decode(self._opened(name), type=Piece)

    def _opened(self, name: str) -> bytes:
        """What a blob holds; where it is not what was put there, the snapshot is no longer one. Raises `Damaged`."""
        data = self._at_hand.get(name) if self._at_hand else self._read(name)
        if data is None:
            with suppress(MandatError):
                self.store.put_blob(META, b"")
            raise Damaged(self.store.name, f"{name} is not what was put there; ask again, and it is derived anew")
        return data

    def _read(self, name: str) -> bytes | None:
        return opened(self.store.blob(name), name, self.meta.code + self.meta.root)


class _Found(State):
    """A state whose parts are read when they are looked at. It is asked, or something is folded upon it."""

    def __init__(self, snapshot: Snapshot, kind: str) -> None:
        State.__init__(self, {}, frozenset(), {})
        for name in (*TABLES, *BY_KEY, *WHOLE):
            delattr(self, name)
        self._snapshot, self._kind = snapshot, kind

    def __getattr__(self, name: str) -> Any:
        if name in WHOLE:
            value = self._snapshot.whole(f"{self._kind}/{name}")
        elif name in TABLES or name in BY_KEY:
            value = self._snapshot.by_key(f"{self._kind}/{name}", LazyTable if name in TABLES else Lazy)
        else:
            raise AttributeError(name)
        setattr(self, name, value)
        return value


def opened(data: bytes | None, name: str, of: bytes) -> bytes | None:
    """What a blob of a snapshot holds; None where it is not what was put there."""
    return data[_HASH:] if data and sealed(name, of, data[_HASH:])[1] == data else None


def meta_of(store: Store) -> Meta | None:
    """What the snapshot in a store is of; None where there is none that can be read."""
    data = opened(store.blob(META), META, b"")
    try:
        return None if data is None else _meta(data)
    except msgspec.MsgspecError:
        return None
