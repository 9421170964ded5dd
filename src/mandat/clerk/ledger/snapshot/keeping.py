"""Takes snapshots, finds the one that is good, and drops them all."""

from itertools import islice

from mandat.book.amending import amend
from mandat.clerk.ledger.contents import Contents, contents_of
from mandat.clerk.ledger.snapshot.parts import META, PREFIX, Snapshot, blobs_of, code_version, meta_of
from mandat.core.record import Record
from mandat.ledger.store import Flaw, Head, Store

LEAST = 5000
"""From how many entries on a snapshot is worth its while."""

TOGETHER = 200
"""Blobs that are written together."""


def good_snapshot(store: Store, head: Head) -> Snapshot | None:
    """The snapshot of this head by this version of the source; None where there is none."""
    meta = meta_of(store)
    if meta is None or (meta.code, meta.size, meta.root) != (code_version(), head.size, head.root):
        return None
    return Snapshot(store, meta)


def take_snapshot(store: Store, record: Record, contents: Contents) -> None:
    """Keep a snapshot of a record, which is that of the contents. While it is written there is none.

    None is kept where acts name files of ballots: those lie outside the ledger, and may be others the next time.
    """
    if any(getattr(act, "ballots", None) for act in contents.acts):
        return
    store.put_blob(META, b"")
    blobs = blobs_of(record, contents.head, contents.options)
    while some := dict(islice(blobs, TOGETHER)):
        store.put_blobs(some)


def forget_snapshots(store: Store) -> None:
    """Let no snapshot hold anything any more."""
    names = store.blobs(PREFIX)
    if names:
        store.put_blobs(dict.fromkeys(names, b""))


def snapshot_flaw(store: Store) -> Flaw | None:
    """What is wrong with the snapshot that would be used: each of its bytes is derived anew. Raises `Damaged`."""
    if good_snapshot(store, store.head()) is None:
        return None
    contents = contents_of(store)
    for name, data in blobs_of(Record(contents.acts, amend), contents.head, contents.options):
        if store.blob(name) != data:
            return Flaw(None, f"{name} is not what the entries give: what is derived from them was changed")
    return None
