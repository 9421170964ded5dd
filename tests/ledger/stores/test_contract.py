"""What every store owes, whatever it is kept in: the duties in the docstrings of `Store`, one test or more for each."""

import sys
import threading
import time
from hashlib import sha256

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mandat.ledger.entry import Entry, Stored
from mandat.ledger.store import EMPTY, LARGE, Clash, Overtaken, every_payload
from mandat.ledger.tree import leaf_hash, node_hash

NOW = 1_700_000_000_000


def entry(text: str, key: str = "") -> Entry:
    return Entry(text.encode(), (key or text).encode(), "2024-03-02")


def texts(store, start=0, stop=1000) -> list[str]:
    return [stored.entry.leaf.decode() for stored in store.read(start, stop)]


def test_a_record_without_entries_has_the_hash_of_nothing_as_its_root(store):
    assert store.head() == EMPTY
    assert store.head().root == sha256(b"").digest()
    assert (store.count(), texts(store), store.hashes(0, 9)) == (0, [], [])


def test_what_was_added_is_read_as_it_was_in_its_order(store):
    entries = [Entry(b"\x01{}\x00\xff", b"\x00", ""), Entry(b"", b"k", "juli\u00e4n"), entry("c")]
    store.append(entries, EMPTY, {}, NOW)
    assert list(store.read(0, 3)) == [Stored(n, each, NOW) for n, each in enumerate(entries)]


def test_the_head_is_the_tree_over_the_seals(store):
    head = store.append([entry("a"), entry("b"), entry("c")], EMPTY, {}, NOW)
    a, b, c = [leaf_hash(stored.sealed) for stored in store.read(0, 3)]
    assert head == store.head()
    assert (head.size, head.root) == (3, node_hash(node_hash(a, b), c))
    assert (head.range, store.hashes(0, 3)) == ((node_hash(a, b), c), [a, b, c])


def test_any_stretch_can_be_read(store):
    store.append([entry(text) for text in "abcdef"], EMPTY, {}, NOW)
    assert texts(store, 2, 4) == ["c", "d"]
    assert texts(store, 4, 99) == ["e", "f"]
    assert (texts(store, 6, 9), texts(store, 3, 3), texts(store, 4, 2)) == ([], [], [])
    assert len(store.hashes(2, 4)) == 2


def test_entries_may_be_read_while_others_are_added(opened):
    store, other = opened(), opened()
    head = store.append([entry(str(n)) for n in range(2000)], EMPTY, {}, NOW)
    reading = store.read(0, 2000)
    next(reading)
    other.append([entry("later")], head, {}, NOW)
    assert sum(1 for _ in reading) == 1999


def test_a_clock_that_goes_back_or_stands_changes_no_order(store):
    head = store.append([entry("a")], EMPTY, {}, NOW)
    head = store.append([entry("b")], head, {}, NOW - 86_400_000)
    head = store.append([entry("c")], head, {}, NOW - 86_400_000)
    store.append([entry("d")], head, {}, -1)
    assert [(stored.index, stored.committed - NOW) for stored in store.read(0, 3)] == [
        (0, 0),
        (1, -86_400_000),
        (2, -86_400_000),
    ]
    assert texts(store) == ["a", "b", "c", "d"]


def test_a_writer_that_was_overtaken_is_refused(opened):
    paused, quick = opened(), opened()
    seen = paused.head()
    quick.append([entry("first")], quick.head(), {}, NOW)
    with pytest.raises(Overtaken, match="had 0 entries when this was judged, and has 1 now"):
        paused.append([entry("second")], seen, {b"c": b"name"}, NOW)
    assert (texts(paused), paused.payload(b"c")) == (["first"], None)


def test_a_writer_that_was_overtaken_may_look_and_send_again(opened):
    paused, quick = opened(), opened()
    quick.append([entry("first")], EMPTY, {}, NOW)
    paused.append([entry("second")], paused.head(), {}, NOW)
    assert texts(quick) == ["first", "second"]


def test_a_head_of_the_same_size_and_another_root_is_refused(store, opened):
    fork = opened("fork").append([entry("other")], EMPTY, {}, NOW)
    store.append([entry("a")], EMPTY, {}, NOW)
    with pytest.raises(Overtaken):
        store.append([entry("b")], fork, {}, NOW)


def test_a_call_whose_result_was_lost_can_be_repeated(store):
    head = store.append([entry("a"), entry("b")], EMPTY, {}, NOW)
    assert store.append([entry("a"), entry("b")], EMPTY, {}, NOW + 5) == head
    assert texts(store) == ["a", "b"]


def test_an_entry_that_is_there_is_left_out_of_a_larger_call(store):
    head = store.append([entry("a")], EMPTY, {}, NOW)
    store.append([entry("a"), entry("b")], head, {}, NOW)
    assert (texts(store), store.head().size, store.count()) == (["a", "b"], 2, 2)


def test_an_entry_that_comes_twice_in_one_call_is_added_once(store):
    store.append([entry("a"), entry("b"), entry("a")], EMPTY, {}, NOW)
    assert texts(store) == ["a", "b"]


def test_one_entry_by_itself_is_judged_as_many_are(opened):
    store, other = opened(), opened()
    first = store.append([entry("a")], EMPTY, {}, NOW)
    assert store.append([entry("a")], EMPTY, {}, NOW + 5) == first
    with pytest.raises(Clash, match="entry 0 has the idempotency key 61 already"):
        store.append([entry("other", "a")], first, {}, NOW)
    second = other.append([entry("b")], first, {}, NOW)
    with pytest.raises(Overtaken, match="had 1 entries when this was judged, and has 2 now"):
        store.append([entry("c")], first, {}, NOW)
    assert store.append([Entry(b"x" * 3_000_000, b"")], second, {}, NOW).size == 3
    assert (texts(store, 0, 2), store.head().root) == (["a", "b"], other.head().root)


def test_one_key_for_two_different_acts_is_refused_and_neither_is_lost_in_silence(store):
    head = store.append([entry("a", "key")], EMPTY, {}, NOW)
    with pytest.raises(Clash, match="entry 0 has the idempotency key 6b6579 already"):
        store.append([entry("b"), entry("other", "key")], head, {}, NOW)
    with pytest.raises(Clash, match="entry 2"):
        store.append([entry("c"), entry("d", "k"), entry("e", "k")], head, {}, NOW)
    assert (texts(store), store.head()) == (["a"], head)


def test_adding_nothing_changes_nothing(store):
    assert store.append([], EMPTY, {}, NOW) == EMPTY
    assert store.head() == EMPTY


def test_entries_are_found_by_their_keys(store):
    store.append([entry("a", "k1"), entry("b", "k2")], EMPTY, {}, NOW)
    assert store.places([b"k2", b"none", b"k1"]) == {b"k1": 0, b"k2": 1}
    assert store.places([]) == {}
    assert store.places(str(n).encode() for n in range(40_000)) == {}


def test_records_in_one_store_know_nothing_of_each_other(opened):
    one, two = opened("one"), opened("two")
    one.append([entry("a")], EMPTY, {b"c": b"name"}, NOW)
    one.put_blob("key", b"1")
    assert (two.head(), two.count(), texts(two), two.places([b"a"])) == (EMPTY, 0, [], {})
    assert (two.payload(b"c"), list(two.payloads()), two.blob("key"), two.blobs("")) == (None, [], None, [])
    two.append([entry("a")], EMPTY, {}, NOW)
    assert (texts(one), texts(two)) == (["a"], ["a"])


def test_payloads_come_with_their_entries(store):
    store.append([entry("a")], EMPTY, {b"c1": b"Anna Brandt", b"c2": b""}, NOW)
    assert (store.payload(b"c1"), store.payload(b"c2"), store.payload(b"c3")) == (b"Anna Brandt", b"", None)
    assert dict(store.payloads()) == {b"c1": b"Anna Brandt", b"c2": b""}


def test_a_forgotten_payload_is_gone_and_its_entry_stays(store):
    head = store.append([entry("a")], EMPTY, {b"c1": b"Anna Brandt", b"c2": b"Bela"}, NOW)
    store.forget([b"c1", b"never-there"])
    assert (store.payload(b"c1"), list(store.payloads())) == (None, [(b"c2", b"Bela")])
    assert (store.head(), texts(store)) == (head, ["a"])


def test_what_is_large_is_not_among_the_others_and_fetched_by_itself(store):
    whole = bytes(range(256)) * 20_000
    head = store.append([entry("a")], EMPTY, {b"l": whole, b"c": b"Anna", b"edge": bytes(LARGE)}, NOW)
    assert dict(store.payloads()) == {b"c": b"Anna", b"edge": bytes(LARGE)}
    assert (store.large(), store.payload(b"l")) == ([b"l"], whole)
    assert dict(every_payload(store)) == {b"l": whole, b"c": b"Anna", b"edge": bytes(LARGE)}
    store.append([entry("erase")], head, {}, NOW, [b"l"])
    assert (store.large(), store.payload(b"l"), len(list(every_payload(store)))) == ([], None, 2)
    assert list(store.audit()) == []


def test_large_payloads_are_those_of_their_own_record(opened):
    one, two = opened("one"), opened("two")
    for store in (one, two):
        store.append([entry("a")], EMPTY, {b"l": bytes(5000)}, NOW)
    one.forget([b"l"])
    assert (one.payload(b"l"), one.large(), two.payload(b"l"), two.large()) == (None, [], bytes(5000), [b"l"])


def test_any_thread_may_fetch_a_payload_while_another_writes(store):
    head = store.append([entry("a")], EMPTY, {b"l": bytes(50_000)}, NOW)
    found, stop = [], threading.Event()

    def fetch() -> None:
        while not stop.is_set():
            there = (store.payload(b"l"), next(iter(store.read(0, 1))).entry, store.head().size)
            found.append(there[:2] == (bytes(50_000), entry("a")) and 1 <= there[2] <= 31)

    fetching = [threading.Thread(target=fetch) for _ in range(4)]
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        for thread in fetching:
            thread.start()
        for n in range(30):
            head = store.append([entry(f"n{n}")], head, {b"p%d" % n: b"name"}, NOW)
    finally:
        stop.set()
        for thread in fetching:
            thread.join(60)
        sys.setswitchinterval(usual)
    assert found
    assert all(found)
    assert head.size == 31


def test_no_retry_brings_a_forgotten_payload_back(store):
    store.append([entry("a")], EMPTY, {b"c1": b"Anna Brandt"}, NOW)
    store.forget([b"c1"])
    head = store.append([entry("a")], EMPTY, {b"c1": b"Anna Brandt"}, NOW)
    store.append([entry("a"), entry("b")], head, {b"c1": b"Anna Brandt"}, NOW)
    assert store.payload(b"c1") is None


def test_an_erasure_is_one_step_with_the_entry_that_says_so(store):
    head = store.append([entry("a")], EMPTY, {b"c1": b"Anna Brandt"}, NOW)
    with pytest.raises(Overtaken):
        store.append([entry("erase")], EMPTY, {}, NOW, [b"c1"])
    assert store.payload(b"c1") == b"Anna Brandt"
    store.append([entry("erase")], head, {}, NOW, [b"c1"])
    assert (store.payload(b"c1"), texts(store)) == (None, ["a", "erase"])


def test_an_erasure_whose_result_was_lost_can_be_repeated(store):
    head = store.append([entry("a"), entry("erase")], EMPTY, {b"c1": b"Anna Brandt"}, NOW)
    assert store.append([entry("erase")], EMPTY, {}, NOW, [b"c1"]) == head
    assert store.payload(b"c1") is None


def test_blobs_that_belong_to_a_head_are_put_behind_no_other(opened):
    one, other = opened(), opened()
    head = one.append([entry("a")], EMPTY, {}, NOW)
    one.put_blobs({"snapshot/1": b"one"}, head)
    other.append([entry("b")], head, {}, NOW)
    with pytest.raises(Overtaken):
        one.put_blobs({"snapshot/1": b"late", "snapshot/2": b"late"}, head)
    assert (one.blobs("snapshot/"), other.blob("snapshot/1")) == (["snapshot/1"], b"one")


def test_blobs_are_kept_replaced_and_dropped(store):
    store.put_blob("checkpoint/2", b"two")
    store.put_blob("checkpoint/10", b"ten")
    store.put_blob("key", b"k1")
    store.put_blob("key", b"\x00k2")
    assert (store.blob("key"), store.blob("none")) == (b"\x00k2", None)
    assert store.blobs("checkpoint/") == ["checkpoint/10", "checkpoint/2"]
    assert store.blobs("check_oint") == []
    store.put_blobs({"tile/0": b"t", "tile/1": b""})
    store.drop_blob("tile/0")
    store.drop_blob("tile/0")
    assert (store.blobs("tile/"), store.blob("tile/0"), store.blob("tile/1")) == (["tile/1"], None, b"")


def test_who_waits_is_told_of_what_another_adds(opened):
    follower, writer = opened(), opened()
    late = threading.Timer(0.2, lambda: opened().append([entry("a")], EMPTY, {}, NOW))
    late.start()
    began = time.monotonic()
    assert follower.wait(0, 20).size == 1
    assert time.monotonic() - began < 10
    late.join()
    assert follower.wait(0, 20) == writer.head()


def test_who_waits_between_his_own_additions_is_told_of_those_of_others(opened):
    one, other = opened(), opened()
    head = one.wait(0, 0.01)
    for n in range(3):
        head = one.append([entry(f"own{n}")], head, {}, NOW)
        late = threading.Timer(0.1, lambda n=n, head=head: other.append([entry(f"other{n}")], head, {}, NOW))
        late.start()
        began = time.monotonic()
        head = one.wait(head.size, 20)
        late.join()
        assert (head.size, time.monotonic() - began < 10) == (2 * n + 2, True)


def test_who_waits_for_nothing_is_not_held_for_ever(store):
    assert store.wait(0, 0.05) == EMPTY


def test_many_writers_lose_nothing_and_double_nothing(opened):
    def write(name: str) -> None:
        store = opened()
        for n in range(5):
            while True:
                try:
                    store.append([entry(f"{name}{n}")], store.head(), {}, NOW)
                    break
                except Overtaken:
                    continue
        store.close()

    threads = [threading.Thread(target=write, args=(name,)) for name in "abcdefgh"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    store = opened()
    assert sorted(texts(store)) == sorted(f"{name}{n}" for name in "abcdefgh" for n in range(5))
    assert list(store.audit()) == []


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_however_entries_are_cut_into_calls_the_record_is_the_same(opened, data):
    names = data.draw(st.lists(st.text(max_size=3), max_size=12))
    cuts = data.draw(st.lists(st.integers(0, 12), max_size=3).map(sorted))
    record = data.draw(st.uuids()).hex
    whole, parts = opened(f"whole-{record}"), opened(f"parts-{record}")
    entries = [Entry(name.encode(), name.encode(), name[:1]) for name in names]
    whole.append(entries, whole.head(), {}, NOW)
    for start, stop in zip([0, *cuts], [*cuts, 99], strict=True):
        parts.append(entries[start:stop], parts.head(), {}, NOW)
    assert parts.head() == whole.head()
    assert list(parts.read(0, 99)) == list(whole.read(0, 99))
