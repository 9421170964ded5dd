"""How far acts have come: committed, covered by a checkpoint, covered by one that a witness cosigned."""

from msgspec import Struct

from mandat.clerk.ledger.checkpoint import COSIGNED, WITNESS_KEY, last_checkpoint
from mandat.clerk.ledger.init import KEY
from mandat.ledger.checkpoint import NoCheckpoint, opened, times
from mandat.ledger.entry import Standing
from mandat.ledger.keys import Key, NoKey, read_key
from mandat.ledger.note import NoNote, NotSigned, read
from mandat.ledger.store import Store


class Cosigned(Struct, frozen=True):
    """What a witness cosigned last: how many entries, and when, in seconds since 1970.

    The key of the witness is the one that it left in the ledger: whoever relies on it compares it with the one that the
    witness tells people.
    """

    name: str
    key: Key
    size: int
    time: int


class Reached(Struct, frozen=True):
    """How many of the first entries have come how far.

    key  with which the ledger signs, as it stands in the ledger; None: it has none yet
    """

    key: Key | None
    committed: int
    checkpointed: int
    cosigned: tuple[Cosigned, ...]

    def of(self, index: int) -> Standing:
        """How far the entry in a place has come."""
        if any(index < one.size for one in self.cosigned):
            return Standing.COSIGNED
        if index < self.checkpointed:
            return Standing.CHECKPOINTED
        return Standing.COMMITTED


def reached(store: Store) -> Reached:
    """How far the entries of a ledger have come. What is not signed as it should be counts for nothing."""
    key = _key(store.blob(KEY))
    if key is None:
        return Reached(None, store.head().size, 0, ())
    found = (_cosigned(store, key, name.removeprefix(WITNESS_KEY)) for name in store.blobs(WITNESS_KEY))
    return Reached(key, store.head().size, _checkpointed(store, key), tuple(one for one in found if one is not None))


def _checkpointed(store: Store, key: Key) -> int:
    try:
        signed = last_checkpoint(store)
        return 0 if signed is None else opened(signed, key).size
    except (NoNote, NotSigned, NoCheckpoint):
        return 0


def _cosigned(store: Store, log: Key, name: str) -> Cosigned | None:
    witness = _key(store.blob(f"{WITNESS_KEY}{name}"))
    try:
        signed = read(store.blob(f"{COSIGNED}{name}") or b"")
        if witness is None:
            return None
        return Cosigned(name, witness, opened(signed, log).size, times(signed, (witness,))[witness.name])
    except (NoNote, NotSigned, NoCheckpoint, KeyError):
        return None


def _key(data: bytes | None) -> Key | None:
    try:
        return None if data is None else read_key(data.decode(errors="replace"))
    except NoKey:
        return None
