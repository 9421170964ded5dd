"""Prove that an act stands in a ledger, in a file that anybody can check with the key of the ledger alone."""

from mandat.clerk.ledger.checkpoint import last_checkpoint
from mandat.clerk.ledger.contents import contents_of
from mandat.clerk.ledger.init import key_of
from mandat.clerk.ledger.nodes import Nodes
from mandat.errors import MandatError, UnknownId
from mandat.ledger import proof, tree
from mandat.ledger.checkpoint import opened
from mandat.ledger.proof import Proof
from mandat.ledger.store import Damaged, Store


class NotCheckpointed(MandatError):
    """No checkpoint covers the act yet."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} is committed, and no checkpoint covers it yet; make one with mandat ledger checkpoint"
        )


def prove(store: Store, name: str) -> Proof:
    """The proof of the act that has this id. Raises `UnknownId`, `NotCheckpointed`, `NoOrigin`, `Damaged`."""
    places = [place for place, act in enumerate(contents_of(store).acts) if act.id == name]
    if not places:
        raise UnknownId(name, ())
    return prove_entry(store, places[0], name)


def prove_entry(store: Store, index: int, name: str) -> Proof:
    """The proof of one entry; `name` is what users call it. Raises the same."""
    signed, key = last_checkpoint(store), key_of(store)
    if signed is None or opened(signed, key).size <= index:
        raise NotCheckpointed(name)
    size = opened(signed, key).size
    nodes = Nodes(store, size)
    (stored,) = store.read(index, index + 1)
    found = Proof(stored.sealed, index, tree.inclusion(index, size, nodes), signed)
    try:
        proof.check(found, key)
    except tree.Unproved:
        raise Damaged(store.name, "its hashes do not lead to its own checkpoint") from None
    nodes.keep()
    return found
