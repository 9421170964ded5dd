"""Snapshots."""

from collections.abc import Iterator

from mandat.ledger.store import Flaw, Store


def forget_snapshots(store: Store) -> None:
    """Drop all."""
    for name in store.blobs("snapshot/"):
        store.drop_blob(name)


def snapshot_flaw(store: Store) -> Iterator[Flaw]:
    """Nothing yet."""
    yield from ()
