"""Be a witness: look at the last checkpoint of a ledger, and cosign it if it has grown out of the last one seen.

Whoever runs this is a branch, with its own key and its own memory. It reads the ledger, trusts nothing in it, and
finds out when history was rewritten, rolled back, or shown differently to it than before.
"""

from collections.abc import Callable

from msgspec import Struct

from mandat.clerk.ledger.checkpoint import COSIGNED, WITNESS_KEY, last_checkpoint
from mandat.clerk.ledger.init import key_of
from mandat.clerk.ledger.keyring import Keyring, NoSigner
from mandat.clerk.ledger.nodes import Nodes
from mandat.errors import MandatError
from mandat.ledger import tree
from mandat.ledger.checkpoint import checkpoint_of
from mandat.ledger.keys import WITNESS, Key, Signer
from mandat.ledger.note import Note
from mandat.ledger.store import Store
from mandat.ledger.witness import Refused, Request, Witness


class NothingToSee(MandatError):
    """A ledger that has made no checkpoint yet."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} has made no checkpoint yet; whoever holds its key makes one: mandat ledger checkpoint"
        )


class Seen(Struct, frozen=True):
    """What a witness saw.

    signed  the checkpoint with the new cosignature; None where it is not cosigned
    reason  why it is not
    before  the last checkpoint that was cosigned; with `shown`, the one refused now, it is the evidence
    """

    signed: Note | None
    reason: str | None
    before: Note | None
    shown: Note
    witness: Key
    log: Key


def witness(store: Store, keyring: Keyring, name: str, seconds: Callable[[], int], log: Key | None = None) -> Seen:
    """Cosign the last checkpoint of a ledger, under a name. Raises `NothingToSee`, `NoOrigin`, `NoKey`, `OSError`.

    log  the key of the ledger, as the witness got it from people; else the one that it saw first under this URL
    """
    shown = last_checkpoint(store)
    if shown is None:
        raise NothingToSee(store.name)
    signer, memory = _signer(keyring, name), keyring.remembered(name)
    found = key_of(store)
    key = log or keyring.pinned(name, store.name) or found
    before = memory.last(key.name)
    if key != found:
        says = f"its key was {key}, and it says now that it is {found}: it is another ledger, or was replaced"
        return Seen(None, says, before, shown, signer.key, key)
    try:
        line = Witness(signer, {key.name: key}, memory).add(_request(store, shown, before), seconds())
    except Refused as refused:
        return Seen(None, _told(before, shown, refused), before, shown, signer.key, key)
    keyring.pin(name, store.name, key)
    signed = Note(shown.text, shown.signatures).signed_also(line)
    store.put_blobs({f"{WITNESS_KEY}{name}": str(signer.key).encode(), f"{COSIGNED}{name}": str(signed).encode()})
    return Seen(signed, None, before, shown, signer.key, key)


def _signer(keyring: Keyring, name: str) -> Signer:
    with keyring.held():
        try:
            return keyring.signer(name, WITNESS)
        except NoSigner:
            return keyring.new(name, WITNESS)


def _request(store: Store, shown: Note, before: Note | None) -> Request:
    """What is laid before the witness: the proof comes from the ledger that wants to be believed."""
    old = 0 if before is None else checkpoint_of(before).size
    new = checkpoint_of(shown).size
    proof = tree.consistency(old, new, Nodes(store, new)) if old <= new else ()
    return Request(old, proof, shown)


def _told(before: Note | None, shown: Note, refused: Refused) -> str:
    """Why it is not cosigned, as a person needs to know it."""
    if before is None or refused.status not in (400, 409, 422):
        return str(refused)
    old, new = checkpoint_of(before), checkpoint_of(shown)
    if new.size < old.size:
        return f"rolled back: {old.size} entries were cosigned, and it shows {new.size} now"
    if new.size == old.size:
        says = f"{old.size} entries were cosigned, and they have another root now"
        return f"rewritten, or shown differently to others: {says}"
    return f"rewritten: the {old.size} entries that were cosigned are not the first {old.size} of {new.size} now"
