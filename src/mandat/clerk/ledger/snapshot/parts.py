"""What a snapshot is made of: blobs with the pieces of a record and of its states, each with its own hash."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

import mandat
from mandat.clerk.ledger.snapshot.lazy import Lazy, LazyTable, Piece, pieces_of
from mandat.clerk.ledger.snapshot.packing import pack, unpack
from mandat.core.record import Record
from mandat.core.state import State, Tables
from mandat.errors import MandatError
from mandat.ledger.store import Damaged, Head, Store

PREFIX = "snapshot/"
META = f"{PREFIX}meta"
STATES = ("state", "late")
TABLES = tuple(Tables.__annotations__)
BY_KEY = ("windows", "shapes", "acts", "place", "judgements", "dispatches", "answers", "against")
WHOLE = (
    "organs",
    "void",
    "faults",
    "decided",
    "successors",
    "takes",
    "unfounded",
    "drafts",
    "recalls",
    "bodies",
    "units",
    "signing",
    "stated",
)
CODE = ("canon", "core", "count", "book", "ledger/personal", "clerk/ledger")
"""The parts of the source on which it depends what a snapshot holds."""

_HASH = 32


class Meta(Struct, frozen=True):
    """What a snapshot is of: the version of the source, the head; the end of the record; part -> values, pieces."""

    code: bytes
    size: int
    root: bytes
    end: int
    parts: dict[str, tuple[int, int]]


_meta = msgspec.msgpack.Decoder(Meta).decode


@cache
def code_version() -> bytes:
    """The hash of the source on which it depends what a snapshot holds."""
    folder, hashed = Path(mandat.__file__).parent, sha256()
    for part in CODE:
        for path in sorted((folder / part).rglob("*.py")):
            hashed.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return hashed.digest()


def blobs_of(record: Record, head: Head, options: dict[str, str]) -> Iterator[tuple[str, bytes]]:
    """Every blob of the snapshot of a record; the last one says that the others are whole."""
    parts: dict[str, tuple[int, int]] = {}
    of = code_version() + head.root
    for name, whole in _by_key(record):
        pieces = pieces_of(whole)
        parts[name] = (len(whole), len(pieces))
        for number, piece in enumerate(pieces):
            yield sealed(f"{PREFIX}{name}/{number}", of, msgspec.msgpack.encode(piece))
    for name, value in (("options", options), *_whole(record)):
        yield sealed(f"{PREFIX}{name}", of, pack(value))
    meta = Meta(code_version(), head.size, head.root, record.end, parts)
    yield sealed(META, b"", msgspec.msgpack.encode(meta))


def _by_key(record: Record) -> Iterator[tuple[str, Mapping[str, Any]]]:
    yield "written", {act.id: act for act in reversed(record.written)}
    yield "index", {act.id: place for place, act in reversed(tuple(enumerate(record.written)))}
    for kind, state in zip(STATES, (record.state, record.late), strict=True):
        for name in (*TABLES, *BY_KEY):
            yield f"{kind}/{name}", getattr(state, name)


def _whole(record: Record) -> Iterator[tuple[str, Any]]:
    yield "findings", record.findings
    for kind, state in zip(STATES, (record.state, record.late), strict=True):
        for name in WHOLE:
            yield f"{kind}/{name}", getattr(state, name)


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

    def whole(self, name: str) -> Any:
        """A part that is kept in one piece. Raises `Damaged`."""
        return unpack(self._opened(f"{PREFIX}{name}"))

    def by_key(self, name: str, kind: type[Lazy] = Lazy) -> Lazy:
        """A part that is read piece by piece. Raises `Damaged` when it is."""
        size, many = self.meta.parts[name]
        found = kind()
        found.found_in(size, many, lambda number: self._piece(f"{PREFIX}{name}/{number}"))
        return found

    def state(self, kind: str) -> State:
        """The state at earliest instants, or at latest ones: its parts are there when they are looked at."""
        return _Found(self, kind)

    def _piece(self, name: str) -> Piece:
        return msgspec.msgpack.decode(self._opened(name), type=Piece)

    def _opened(self, name: str) -> bytes:
        """What a blob holds; where it is not what was put there, the snapshot is no longer one. Raises `Damaged`."""
        data = opened(self.store, name, self.meta.code + self.meta.root)
        if data is None:
            with suppress(MandatError):
                self.store.put_blob(META, b"")
            raise Damaged(self.store.name, f"{name} is not what was put there; ask again, and it is derived anew")
        return data


class _Found(State):
    """A state whose parts are read when they are looked at. It is asked, and not folded on: nothing waits in it."""

    def __init__(self, snapshot: Snapshot, kind: str) -> None:
        State.__init__(self, {}, frozenset(), {})
        for name in (*TABLES, *BY_KEY, *WHOLE, "waiting"):
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


def opened(store: Store, name: str, of: bytes) -> bytes | None:
    """What a blob of a snapshot holds; None where it is not what was put there."""
    data = store.blob(name) or b""
    return data[_HASH:] if data and sealed(name, of, data[_HASH:])[1] == data else None


def meta_of(store: Store) -> Meta | None:
    """What the snapshot in a store is of; None where there is none that can be read."""
    data = opened(store, META, b"")
    try:
        return None if data is None else _meta(data)
    except msgspec.MsgspecError:
        return None
