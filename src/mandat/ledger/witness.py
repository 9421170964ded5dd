"""A witness: whoever keeps the last checkpoint seen of a ledger, and cosigns only what has grown out of it.

The rules, with their numbers, are those of c2sp.org/tlog-witness, `add-checkpoint`. Any branch can be one: it needs
its own key, its own memory, and the key of the ledger.

1. 404  the origin of the checkpoint is one that the witness knows
2. 403  the log's own key signed it
3. 400  the old size is no larger than that of the checkpoint
4. 409  the old size is that of the last checkpoint cosigned, 0 if there was none
5. 409  where the size has not changed, neither has the root
6. 422  the proof shows that the old tree is the beginning of the new one
7. what was seen is remembered before it is cosigned, unless somebody was quicker (409)
"""

from collections.abc import Mapping
from typing import Protocol

from msgspec import Struct

from mandat.errors import MandatError
from mandat.ledger import note, tree
from mandat.ledger.checkpoint import Checkpoint, NoCheckpoint, checkpoint_of, cosign, opened
from mandat.ledger.keys import Key, Signer
from mandat.ledger.note import Note, Signature


class Refused(MandatError):
    """A witness does not cosign. `status`: the number above; `size`: that of the last checkpoint it cosigned."""

    def __init__(self, status: int, reason: str, size: int | None = None) -> None:
        self.status = status
        self.size = size
        super().__init__(f"not cosigned: {reason}")


class Request(Struct, frozen=True):
    """What is laid before a witness: the size it saw last, the proof from there on, the new checkpoint."""

    old: int
    proof: tuple[bytes, ...]
    signed: Note


class Memory(Protocol):
    """What a witness remembers, durably: the last note that it cosigned of each log."""

    def last(self, origin: str) -> Note | None:
        """The last checkpoint cosigned of a log."""

    def advance(self, origin: str, old: Note | None, new: Note) -> bool:
        """Remember a new checkpoint in place of the old one, in one step; False where it is no longer the last."""


class Witness:
    """One that cosigns. `logs`: the key of each ledger that it watches, by origin."""

    def __init__(self, signer: Signer, logs: Mapping[str, Key], memory: Memory) -> None:
        self.signer = signer
        self.logs = logs
        self.memory = memory

    def add(self, request: Request, time: int) -> Signature:
        """Cosign a checkpoint at a time, in seconds since 1970. Raises `Refused`."""
        new = self._signed_by_its_log(request.signed)
        last = self.memory.last(new.origin)
        known = None if last is None else checkpoint_of(last)
        size = 0 if known is None else known.size
        if request.old > new.size:
            raise Refused(400, f"{new.size} entries have not grown out of {request.old}")
        if request.old != size:
            raise Refused(409, f"the last checkpoint seen had {size} entries, not {request.old}", size)
        self._check_growth(request, new, tree.EMPTY if known is None else known.root)
        if not self.memory.advance(new.origin, last, request.signed):
            raise Refused(409, "another checkpoint was cosigned in the meantime", self._size(new.origin))
        return cosign(request.signed, self.signer, time)

    def _signed_by_its_log(self, signed: Note) -> Checkpoint:
        try:
            key = self.logs.get(checkpoint_of(signed).origin)
            if key is None:
                raise Refused(404, "its origin is none that this witness watches")
            return opened(signed, key)
        except NoCheckpoint as reason:
            raise Refused(400, str(reason)) from None
        except note.NotSigned as reason:
            raise Refused(403, str(reason)) from None

    def _check_growth(self, request: Request, new: Checkpoint, root: bytes) -> None:
        if request.old == new.size and new.root != root:
            raise Refused(409, f"{new.size} entries had another root before", request.old)
        try:
            tree.check_consistency(request.old, new.size, request.proof, root, new.root)
        except tree.Unproved as reason:
            raise Refused(422, str(reason)) from None

    def _size(self, origin: str) -> int:
        last = self.memory.last(origin)
        return 0 if last is None else checkpoint_of(last).size
