"""Many writers share one sync, and each is told what became of his own entries."""

import threading

import pytest

from mandat.ledger.entry import Entry, Standing
from mandat.ledger.store import EMPTY, Clash, Overtaken, Uncertain
from mandat.ledger.stores.memory import Memory
from mandat.ledger.url import open_store
from mandat.ledger.writer import Writer
from tests.faults.disk import watched


def entry(text: str, key: str = "") -> Entry:
    return Entry(text.encode(), (key or text).encode())


class Counting(Memory):
    """A store that counts its commits."""

    commits = 0

    def append(self, *what):
        self.commits += 1
        return super().append(*what)


class Raced(Memory):
    """A store into which another process writes just before the first commit."""

    def append(self, entries, expected, payloads, now, forget=()):
        if self.head() == EMPTY:
            super().append([entry("theirs")], EMPTY, {}, 0)
        return super().append(entries, expected, payloads, now, forget)


class Broken(Memory):
    """A store that fails while it writes."""

    def append(self, *what):
        raise Uncertain(self.name, "input/output error")


def texts(store) -> list[str]:
    return [stored.entry.leaf.decode() for stored in store.read(0, 99)]


def clock() -> int:
    return 1_700_000_000_000


def test_entries_are_accepted_and_then_committed():
    writer = Writer(Memory(), clock)
    sent = writer.send([entry("a"), entry("b")], {b"c": b"name"})
    assert (sent.standing, sent.settled) == (Standing.ACCEPTED, False)
    receipt = sent.receipt()
    assert (sent.standing, sent.settled) == (Standing.COMMITTED, True)
    assert (receipt.places, receipt.head.size) == ((0, 1), 2)
    assert sent.receipt() == receipt


def test_all_that_wait_are_committed_at_once():
    store = Counting()
    writer = Writer(store, clock)
    sent = [writer.send([entry(str(n))], {bytes([n]): b"x"}) for n in range(50)]
    assert [each.receipt().places for each in reversed(sent)] == [(n,) for n in reversed(range(50))]
    assert (store.commits, store.payload(bytes([49]))) == (1, b"x")


def test_threads_lose_nothing_and_double_nothing():
    store = Memory()
    writer = Writer(store, clock)

    def work(name: str) -> None:
        for n in range(20):
            (place,) = writer.add([entry(f"{name}{n % 10}")]).places
            assert texts(store)[place] == f"{name}{n % 10}"

    threads = [threading.Thread(target=work, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(texts(store)) == sorted(f"{name}{n}" for name in "abcd" for n in range(10))


def test_what_was_judged_against_an_older_head_is_refused_and_the_rest_is_written():
    store = Memory()
    writer = Writer(store, clock)
    late, first, second = (
        writer.send([entry(name)], judged=at) for name, at in (("late", 7), ("first", 0), ("second", 0))
    )
    free = writer.send([entry("free")])
    assert (first.receipt().places, free.receipt().places) == ((0,), (1,))
    for refused in (late, second):
        with pytest.raises(Overtaken):
            refused.receipt()
        assert (refused.standing, refused.settled) == (Standing.ACCEPTED, True)
    assert texts(store) == ["first", "free"]


def test_overtaken_by_another_process_only_what_was_judged_is_refused():
    store = Raced()
    writer = Writer(store, clock)
    judged, free = writer.send([entry("judged")], judged=0), writer.send([entry("free")])
    assert free.receipt().places == (1,)
    with pytest.raises(Overtaken, match="had 0 entries when this was judged, and has 1 now"):
        judged.receipt()
    assert texts(store) == ["theirs", "free"]


def test_what_is_there_already_is_committed_however_old_its_judgement_is():
    writer = Writer(Memory(), clock)
    writer.add([entry("a")], judged=0)
    writer.add([entry("b")], judged=1)
    assert writer.add([entry("a")], judged=0).places == (0,)


def test_a_clash_stops_nobody_else():
    store = Memory()
    writer = Writer(store, clock)
    good, bad, other = writer.send([entry("a", "k")]), writer.send([entry("b", "k")]), writer.send([entry("c")])
    assert (good.receipt().places, other.receipt().places) == ((0,), (1,))
    with pytest.raises(Clash):
        bad.receipt()
    assert texts(store) == ["a", "c"]


def test_when_the_store_fails_all_who_wait_are_told():
    writer = Writer(Broken(), clock)
    sent = [writer.send([entry("a")]), writer.send([entry("b")])]
    for each in sent:
        with pytest.raises(Uncertain, match="what became of the last acts is unknown"):
            each.receipt()


def test_when_the_writing_thread_is_interrupted_nobody_is_told_that_all_is_well():
    def interrupted() -> int:
        raise KeyboardInterrupt

    writer = Writer(Memory(), interrupted)
    leader, follower = writer.send([entry("a")]), writer.send([entry("b")])
    with pytest.raises(KeyboardInterrupt):
        leader.receipt()
    with pytest.raises(Uncertain, match="the writer was interrupted"):
        follower.receipt()


def test_fifty_acts_that_wait_together_share_one_sync_of_the_disk(tmp_path):
    with watched() as disk, open_store(f"sqlite:///{tmp_path}/l.db", create=True) as store:
        writer = Writer(store, clock)
        writer.add([entry("first")])
        before = disk.syncs
        sent = [writer.send([entry(str(n))]) for n in range(50)]
        assert {each.receipt().head.size for each in sent} == {51}
        assert disk.syncs == before + 1


def test_threads_that_come_while_one_writes_share_the_next_sync_of_the_disk(tmp_path):
    """The first is held while it writes, until the seven others have sent; so it does not matter who is how fast."""
    writing, sent = threading.Event(), threading.Barrier(8)

    def held() -> int:
        if not writing.is_set():
            writing.set()
            sent.wait(60)
        return clock()

    def follow(name: str) -> None:
        mine = writer.send([entry(name)])
        sent.wait(60)
        mine.receipt()

    with watched() as disk, open_store(f"sqlite:///{tmp_path}/l.db", create=True) as store:
        writer = Writer(store, held)
        before = disk.syncs
        threads = [threading.Thread(target=lambda: writer.add([entry("first")]))]
        threads[0].start()
        assert writing.wait(60)
        threads += [threading.Thread(target=follow, args=(name,)) for name in "abcdefg"]
        for thread in threads[1:]:
            thread.start()
        for thread in threads:
            thread.join()
        assert (store.count(), disk.syncs) == (8, before + 2)


def test_of_many_threads_nothing_is_lost_or_doubled(tmp_path):
    def work(name: str) -> None:
        for n in range(10):
            writer.add([entry(f"{name}{n}")])

    with open_store(f"sqlite:///{tmp_path}/l.db", create=True) as store:
        writer = Writer(store, clock)
        threads = [threading.Thread(target=work, args=(name,)) for name in "abcdefgh"]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(texts(store)) == sorted(f"{name}{n}" for name in "abcdefgh" for n in range(10))
