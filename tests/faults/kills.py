"""Processes that end, or stand still, at the worst moment."""

import signal
import time
from random import Random
from unittest.mock import patch

from mandat.ledger.entry import Entry
from mandat.ledger.store import Busy, Overtaken
from mandat.ledger.stores import sqlite_opening
from mandat.ledger.tree import grow, root_of
from mandat.ledger.url import open_store
from tests.faults.processes import Writing, judge_and_wait, write_all, write_judged, write_on
from tests.faults.trials import Place, batch, fault, must, sent_again, sound


def _open(where: Place) -> str:
    url = where.new()
    open_store(url, create=True).close()
    return url


def kept_by(told: list) -> list[bytes]:
    """The keys that were acknowledged."""
    return [key for what in told if what[0] == "kept" for key in what[1]]


def _last(told: list, name: str) -> list[Entry]:
    """The last batch that was sent: nobody knows what became of it."""
    sent = [what for what in told if what[0] == "sent"]
    return batch(name, sent[-1][1], sent[-1][2]) if sent else []


@fault(
    "the writer is killed at a random instant",
    "what was acknowledged is there, once; batches are whole",
    tries=200,
    slice=1,
)
def killed(lot: Random, where: Place) -> None:
    url = _open(where)
    writer = Writing(write_on, url, "w", str(lot.random()))
    writer.hear()
    time.sleep(lot.random() * 0.08)
    told = writer.killed()
    sound(url, kept_by(told))
    sent_again(url, [_last(told, "w")])
    sound(url, kept_by(told))


@fault("two writers, one of them killed", "the same; the other goes on", tries=40, slice=1)
def one_of_two_killed(lot: Random, where: Place) -> None:
    url = _open(where)
    writers = [Writing(write_on, url, name, str(lot.random())) for name in "ab"]
    for writer in writers:
        writer.hear()
    time.sleep(lot.random() * 0.08)
    told = writers[0].killed()
    size = sound(url, kept_by(told)).size
    with open_store(url) as store:
        must(store.wait(size + 3, 20).size > size, "the other writer does not go on")
    sound(url, kept_by(told) + kept_by(writers[1].killed()))


@fault(
    "the whole server is killed at a random instant",
    "the same, after it was started again",
    tries=40,
    slice=1,
    kinds="postgres",
)
def server_killed(lot: Random, where: Place) -> None:
    url = _open(where)
    writer = Writing(write_on, url, "w", str(lot.random()))
    writer.hear()
    time.sleep(lot.random() * 0.2)
    where.server.crash()
    told = writer.ended()
    where.server.start()
    sound(url, kept_by(told))
    sent_again(url, [_last(told, "w")])
    sound(url, kept_by(told))


def _rivals(url: str, names: str, batches: int) -> None:
    writers = [Writing(write_all, url, name, batches, 3) for name in names]
    kept = [key for writer in writers for key in kept_by(writer.ended())]
    expected = {entry.key for name in names for n in range(batches) for entry in batch(name, n, 1 + n % 4)}
    must(set(kept) == expected, "a writer gave up")
    common = [entry.key for n in range(3) for entry in batch("common", n, 2)]
    must(sound(url, kept + common).size == len(expected) + len(common), "there is more than was sent")


@fault("two writers at once, who also send the same acts", "all is there once", tries=15, slice=1)
def two_writers(_: Random, where: Place) -> None:
    _rivals(_open(where), "ab", 20)


@fault("eight writers at once, who also send the same acts", "all is there once", tries=10, slice=1)
def eight_writers(_: Random, where: Place) -> None:
    _rivals(_open(where), "abcdefgh", 8)


@fault("the writer is stopped between judging and writing, and overtaken", "it is refused", tries=20, slice=1)
def overtaken(lot: Random, where: Place) -> None:
    url = _open(where)
    writer = Writing(judge_and_wait, url)
    writer.hear()
    writer.signal(signal.SIGSTOP)
    with open_store(url) as store:
        head = store.append(batch("quick", 0, lot.randrange(1, 9)), store.head(), {}, 0)
    writer.signal(signal.SIGCONT)
    writer.tell("go on")
    must(writer.ended()[1:] == ["Overtaken"], "a writer that was overtaken was not refused")
    must(sound(url) == head, "a writer that was overtaken has written")


@fault(
    "the writer is stopped at a random instant, others write, it goes on",
    "each act follows the very head on which it was judged",
    tries=60,
    slice=1,
)
def stopped(lot: Random, where: Place) -> None:
    url = _open(where)
    writer = Writing(write_judged, url, "paused")
    writer.hear()
    ours = []
    for number in range(3):
        time.sleep(lot.random() * 0.02)
        writer.signal(signal.SIGSTOP)
        ours += _write_meanwhile(url, number)
        writer.signal(signal.SIGCONT)
    time.sleep(0.02)
    kept = kept_by(writer.killed()) + ours
    sound(url, kept)
    each_follows_its_head(url)


def _write_meanwhile(url: str, number: int) -> list[bytes]:
    """Our own entry, judged on the head; none where the one who was stopped holds the store."""
    key = b"ours.%d.0.1" % number
    with patch.object(sqlite_opening, "PATIENCE", 0.2), open_store(url) as store:
        head = store.head()
        try:
            store.append([Entry(head.root, key)], head, {}, 0)
        except (Busy, Overtaken):
            return []
    return [key]


def each_follows_its_head(url: str) -> None:
    """Every entry says the root of the record before it."""
    range_: tuple[bytes, ...] = ()
    with open_store(url) as store:
        hashes = store.hashes(0, store.head().size)
        for stored, hash in zip(store.read(0, len(hashes)), hashes, strict=True):
            must(stored.entry.leaf == root_of(range_), f"entry {stored.index} was judged on another head")
            range_ = grow(stored.index, range_, [hash])
