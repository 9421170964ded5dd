"""Takes snapshots, finds the one that is good, and drops them all."""

from contextlib import suppress
from itertools import islice

from mandat.book.amending import amend
from mandat.clerk.ballot_box import BallotBox
from mandat.clerk.ledger.attached import Attached
from mandat.clerk.ledger.contents import Contents, Progress, contents_of, public_of, silent
from mandat.clerk.ledger.snapshot.parts import META, PREFIX, Snapshot, blobs_of, code_version, meta_of
from mandat.core.record import Record
from mandat.errors import MandatError
from mandat.ledger.store import Flaw, Head, Overtaken, Store
from mandat.ledger.tree import grow, root_of

LEAST = 5000
"""From how many entries on a snapshot is worth its while."""

SHARE = 20
"""Of a ledger, the part that is put upon a snapshot, rather than that a new one is taken."""

TOGETHER = 200
"""Blobs that are written together."""


def good_snapshot(store: Store, head: Head) -> Snapshot | None:
    """The snapshot of this head, or of one that it extends, by this version of the source; None where there is none."""
    meta = meta_of(store)
    if meta is None or meta.code != code_version() or meta.size > head.size or root_of(meta.range) != meta.root:
        return None
    since = store.hashes(meta.size, head.size)
    grown = grow(meta.size, meta.range, since) if len(since) == head.size - meta.size else ()
    return Snapshot(store, meta) if grown == head.range else None


def is_close(snapshot: Snapshot, head: Head) -> bool:
    """Whether little was written since a snapshot that a head extends."""
    return head.size - snapshot.meta.size <= max(LEAST, head.size // SHARE)


def take_snapshot(store: Store, record: Record, contents: Contents) -> None:
    """Keep a snapshot of a record, which is that of the contents. While it is written there is none.

    Others may write meanwhile; where they erase something, none is kept. Of an earlier one nothing is left.
    """
    head = _put(store, {META: b""}, contents.head)
    left = dict.fromkeys(store.blobs(PREFIX), b"")
    blobs = blobs_of(record, contents, contents.head)
    while some := dict(islice(blobs, TOGETHER)):
        left = {name: nothing for name, nothing in left.items() if name not in some}
        head = _put(store, {**(left if META in some else {}), **some}, head)


def _put(store: Store, blobs: dict[str, bytes], head: Head) -> Head:
    """Put blobs that hold what a head knew, and return the head behind which they are.

    Raises `Overtaken` where something was erased since: it must not come back.
    """
    while True:
        try:
            store.put_blobs(blobs, head)
            return head
        except Overtaken:
            now = store.head()
            if any(public_of(store, stored).erased for stored in store.read(head.size, now.size)):
                raise
            head = now


def leave_snapshot(store: Store, record: Record, contents: Contents) -> None:
    """Keep a snapshot for the next who asks, where one is worth its while, and can be written.

    It is, too, where ballots were counted that nobody wants to count again at each question.
    """
    if contents.head.size >= LEAST or (contents.files and contents.store.large()):
        with suppress(MandatError):  # whoever may only read, or finds no room, gets his answer all the same
            take_snapshot(store, record, contents)


def forget_snapshots(store: Store) -> None:
    """Let no snapshot hold anything any more."""
    names = store.blobs(PREFIX)
    if names:
        store.put_blobs(dict.fromkeys(names, b""))


def snapshot_flaw(store: Store, erased: int, progress: Progress = silent) -> Flaw | None:
    """What is wrong with the snapshot that would be used: each of its bytes is derived anew. Raises `Damaged`.

    erased  the last entry that erased something; -1 where none did
    """
    meta = meta_of(store)
    if meta is not None and meta.size <= erased:
        return Flaw(None, "a snapshot was kept before something was erased, and still has it")
    snapshot = good_snapshot(store, store.head())
    if snapshot is None:
        return None
    head = Head(snapshot.meta.size, snapshot.meta.range)
    contents = contents_of(store, progress, head)
    box = BallotBox(Attached(contents), contents.acts)
    many = sum(1 for _ in snapshot.meta.blobs())
    for number, (name, data) in enumerate(blobs_of(Record(contents.acts, amend, count=box), contents, head)):
        progress(head.size * min(number, many) // many, head.size)
        if store.blob(name) != data:
            return Flaw(None, f"{name} is not what the entries give: what is derived from them was changed")
    return None
