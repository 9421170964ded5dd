"""Make a checkpoint: the ledger says, signed, how many entries it has and what they are.

A ledger never signs what contradicts a checkpoint that it signed before. The last one is remembered beside its key,
outside the ledger, so that a ledger which was put back to an older copy does not sign as if nothing had happened.
"""

from mandat.clerk.ledger.init import key_of
from mandat.clerk.ledger.keyring import Keyring
from mandat.clerk.ledger.nodes import Nodes
from mandat.errors import MandatError
from mandat.ledger import checkpoint as points
from mandat.ledger import note, tree
from mandat.ledger.checkpoint import Checkpoint
from mandat.ledger.keys import LOG, Key
from mandat.ledger.note import Note
from mandat.ledger.store import Head, Store

LAST = "checkpoint"
"""The blob that holds the last checkpoint, as the ledger signed it."""

COSIGNED = "cosigned/"
"""How the names of the blobs begin that hold what each witness cosigned last."""

WITNESS_KEY = "witness/"
"""How the names of the blobs begin that hold the public keys of witnesses, as they say themselves."""


class Contradicts(MandatError):
    """The ledger is no longer what it signed before."""

    def __init__(self, name: str, before: Checkpoint, reason: str) -> None:
        says = f"{name} contradicts its own checkpoint of {before.size} entries ({reason})"
        super().__init__(f"{says}: nothing is signed; look with mandat ledger verify, or go back to what was signed")


class AnotherKey(MandatError):
    """The private key of this name is not that of the ledger."""

    def __init__(self, name: str, key: Key, found: Key) -> None:
        says = f"{name} has the key {key}, and the private key here is that of {found}"
        super().__init__(f"{says}: nothing is signed; bring the other one here, or sign where it is")


def checkpoint(store: Store, keyring: Keyring) -> Note:
    """The checkpoint of everything that is committed now. Raises `Contradicts`, `NoSigner`, `Unusable`,
    `AnotherKey`, `NoOrigin`, `NotRemembered`."""
    key = key_of(store)
    signer = keyring.signer(key.name, LOG)
    if signer.key != key:
        raise AnotherKey(store.name, key, signer.key)
    memory = keyring.remembered(signer.name)
    before, head = memory.last(signer.name), store.head()
    nodes = Nodes(store, head.size)
    if before is not None:
        _check_growth(store.name, points.checkpoint_of(before), head, nodes)
    now = Checkpoint(signer.name, head.size, head.root)
    last = last_checkpoint(store)
    if last is not None and last.text == now.text and _signed(last, signer.key):
        return last
    signed = points.sign(now, signer)
    if not memory.advance(signer.name, before, signed):
        return checkpoint(store, keyring)
    store.put_blob(LAST, str(signed).encode())
    nodes.keep()
    return signed


def last_checkpoint(store: Store) -> Note | None:
    """The last checkpoint that a ledger made, with its cosignatures, whether or not it is good. Raises `NoNote`."""
    data = store.blob(LAST)
    if data is None:
        return None
    last = note.read(data)
    for name in store.blobs(COSIGNED):
        cosigned = note.read(store.blob(name) or b"")
        if cosigned.text == last.text:
            known = {(one.name, one.key_id) for one in last.signatures}
            last = last.signed_also(*(one for one in cosigned.signatures if (one.name, one.key_id) not in known))
    return last


def _signed(signed: Note, key: Key) -> bool:
    try:
        return bool(note.verified(signed, (key,)))
    except note.NotSigned:
        return False


def _check_growth(name: str, before: Checkpoint, head: Head, nodes: Nodes) -> None:
    if before.size > head.size:
        raise Contradicts(name, before, f"it has {head.size} now")
    try:
        proof = tree.consistency(before.size, head.size, nodes)
        tree.check_consistency(before.size, head.size, proof, before.root, head.root)
    except tree.Unproved:
        raise Contradicts(name, before, "some of them are not what they were") from None
