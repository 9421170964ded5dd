"""Make a ledger: its store, its origin, and the key with which it will sign."""

import secrets

from mandat.clerk.ledger.keyring import Keyring
from mandat.errors import MandatError
from mandat.ledger.keys import LOG, Key, read_key
from mandat.ledger.store import Store

KEY = "key"
"""The blob that holds the public key. Its name is the origin of the ledger."""


class NoOrigin(MandatError):
    """A ledger that has not been made into one: there is no key."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} has no key yet; make one with mandat -b {name} ledger init")


def init(store: Store, keyring: Keyring, origin: str | None = None) -> tuple[Key, bool]:
    """Give a ledger its key, unless it has one; and whether it is new. Raises `NoKey`, `NameTaken`, `NotKept`.

    origin  a name that no other ledger has, such as `union.example/record`; else one is drawn
    """
    known = store.blob(KEY)
    if known is not None:
        return read_key(known.decode()), False
    with keyring.held():
        known = store.blob(KEY)
        if known is not None:  # of two who make it at once, the second finds the key of the first
            return read_key(known.decode()), False
        signer = keyring.new(origin or f"mandat/{secrets.token_hex(8)}", LOG)
        store.put_blob(KEY, str(signer.key).encode())
    return signer.key, True


def key_of(store: Store) -> Key:
    """The public key of a ledger. Raises `NoOrigin`, `NoKey`."""
    known = store.blob(KEY)
    if known is None:
        raise NoOrigin(store.name)
    return read_key(known.decode(errors="replace"))
