"""Prove that an act stands in a ledger, in a file that anybody can check with the key of the ledger alone."""

from mandat.clerk.ledger.checkpoint import last_checkpoint
from mandat.clerk.ledger.contents import contents_of
from mandat.clerk.ledger.init import key_of
from mandat.clerk.ledger.nodes import Nodes
from mandat.clerk.ledger.snapshot.keeping import good_snapshot
from mandat.core.spelling import alike
from mandat.errors import MandatError, UnknownId
from mandat.ledger import proof, tree
from mandat.ledger.checkpoint import opened
from mandat.ledger.proof import Proof
from mandat.ledger.store import Damaged, Store, whole


class NotCheckpointed(MandatError):
    """No checkpoint covers the act yet."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} is committed, and no checkpoint covers it yet; make one with mandat ledger checkpoint"
        )


def prove(store: Store, name: str) -> Proof:
    """The proof of the act that has this id. Raises `UnknownId`, `NotCheckpointed`, `NoOrigin`, `Damaged`."""
    return prove_entry(store, _index(store, name), name)


def _index(store: Store, name: str) -> int:
    """Where the act of an id stands, the first of them. Raises `UnknownId`."""
    snapshot = good_snapshot(store, store.head())
    known = snapshot and snapshot.by_key("places").get(name)
    if known:
        return known[0]
    places = contents_of(store).places
    if name not in places:
        raise UnknownId(name, alike(name, places, 3))
    return places[name][0]


def prove_entry(store: Store, index: int, name: str) -> Proof:
    """The proof of one entry; `name` is what users call it. Raises the same."""
    signed, key = last_checkpoint(store), key_of(store)
    if signed is None or opened(signed, key).size <= index:
        raise NotCheckpointed(name)
    size = opened(signed, key).size
    nodes = Nodes(store, size)
    (stored,) = whole(store, index, index + 1)
    found = Proof(stored.sealed, index, tree.inclusion(index, size, nodes), signed)
    try:
        proof.check(found, key)
    except tree.Unproved:
        raise Damaged(store.name, "its hashes do not lead to its own checkpoint") from None
    nodes.keep()
    return found
