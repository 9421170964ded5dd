"""Snapshots: every answer is the one that the acts give, and what was changed in one is found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from mandat import book
from mandat.book.amending import amend
from mandat.clerk.book import Book
from mandat.clerk.check import check
from mandat.clerk.ledger import opening
from mandat.clerk.ledger.append import append
from mandat.clerk.ledger.contents import contents_of
from mandat.clerk.ledger.erase import erase
from mandat.clerk.ledger.following import Following
from mandat.clerk.ledger.reading import book_of
from mandat.clerk.ledger.snapshot import keeping, parts
from mandat.clerk.ledger.snapshot.book import SnapshotBook, snapshot_book
from mandat.clerk.ledger.snapshot.keeping import forget_snapshots, good_snapshot, take_snapshot
from mandat.clerk.ledger.snapshot.packing import RECORDS, NotPacked, pack, unpack
from mandat.clerk.ledger.verify import verify
from mandat.clerk.log import log
from mandat.clerk.may import may
from mandat.clerk.opening import open_book
from mandat.clerk.show import show
from mandat.clerk.tree import tree
from mandat.core.record import Record
from mandat.ledger.store import Damaged
from mandat.ledger.stores.memory import Memory
from tests.clerk.ledger.conftest import NOON, put
from tests.core.strategies import blocks, dates, lines
from tests.core.test_refold import plain

HARBOUR = "examples/harbour-union"


def snapped(store) -> SnapshotBook:
    contents = contents_of(store)
    take_snapshot(store, book_of(contents).record, contents)
    return snapshot_book(store, good_snapshot(store, store.head()), store.head())


def derived(store) -> Book:
    return book_of(contents_of(store))


@given(st.lists(lines(dates()), max_size=12))
def test_a_state_comes_back_as_it_was(drawn):
    store = Memory()
    put(store, "\n\n".join(blocks(drawn)))
    kept, made = snapped(store).record, derived(store).record
    for one, other in ((kept.state, made.state), (kept.late, made.late)):
        assert plain(one) == plain(other)
    assert (kept.findings, kept.end, kept.shapes) == (made.findings, made.end, made.shapes)


@given(st.lists(lines(dates()), min_size=1, max_size=14), st.data())
def test_what_was_written_since_is_folded_upon_a_snapshot(drawn, data):
    """Whoever asks once, and whoever stays, answers as one who reads everything; also when acts come late."""
    store, text = Memory(), data.draw(st.permutations(blocks(drawn)) | st.just(blocks(drawn)))
    acts = book.read("record.mandat", "\n\n".join(text)).acts
    cut = data.draw(st.integers(0, len(acts)))
    append(store, acts[:cut], lambda: 0)
    snapped(store)
    append(store, acts[cut:], lambda: 0)
    snapshot, made = good_snapshot(store, store.head()), derived(store)
    assert snapshot is not None
    kept = snapshot_book(store, snapshot, store.head())
    for one in filter(None, (kept, Following(store).book)):
        assert plain(one.record.state) == plain(made.record.state)
        assert plain(one.record.late) == plain(made.record.late)
        assert (check(one), log(one), one.record.end) == (check(made), log(made), made.record.end)
        assert dict(one.written) == made.written


def test_a_question_after_one_act_more_reads_hardly_more(harbour, monkeypatch):
    monkeypatch.setattr("mandat.clerk.ledger.snapshot.lazy.FULL", 5)
    snapped(harbour)
    put(harbour, "2026-01-01 disown by hamburg of congress\n\n2026-01-01 note n about mehmet\n")
    kept = snapshot_book(harbour, good_snapshot(harbour, harbour.head()), harbour.head())
    asked = ("mehmet", "funds.spend", "hamburg")
    assert may(kept.view("2026-02-01"), *asked) == may(derived(harbour).view("2026-02-01"), *asked)
    assert kept.written["n"].about == ("mehmet",)
    assert "acts" not in vars(kept.reading)
    assert show(kept.view(), "hamburg") == show(derived(harbour).view(), "hamburg")


def test_whoever_stays_does_not_need_the_snapshot_any_more(harbour):
    snapped(harbour)
    following = Following(harbour)
    forget_snapshots(harbour)
    asked = ("mehmet", "funds.spend", "hamburg")
    assert may(following.book.view(), *asked) == may(derived(harbour).view(), *asked)
    put(harbour, "2024-03-03 note late\n")
    following.follow()
    assert check(following.book) == check(derived(harbour))


def test_a_snapshot_that_is_damaged_is_not_begun_from(harbour):
    snapped(harbour)
    harbour.put_blob("snapshot/late/found", b"?" * 40)
    assert check(Following(harbour).book) == check(derived(harbour))


def test_a_snapshot_of_an_earlier_head_that_was_changed_with_care_is_found_by_verify(harbour):
    snapped(harbour)
    root = harbour.head().root
    put(harbour, "2026-01-01 note n\n")
    assert verify(harbour).ok
    name = "snapshot/state/bodies"
    harbour.put_blob(name, parts.sealed(name, parts.code_version() + root, pack({"harbour-mafia"}))[1])
    assert verify(harbour).reason == f"{name} is not what the entries give: what is derived from them was changed"


@pytest.fixture
def harbour(store):
    read = open_book(HARBOUR)
    put(store, book.write(read.reading.acts), title=read.title)
    return store


def test_every_question_has_the_same_answer(harbour):
    kept, made = snapped(harbour), derived(harbour)
    asked = ("mehmet", "funds.spend", "hamburg")
    assert may(kept.view(), *asked, dispatch="pay-hall") == may(made.view(), *asked, dispatch="pay-hall")
    for question in (check, log, lambda one: tree(one.view()), lambda one: one.title):
        assert question(kept) == question(made)
    for name in made.written:
        assert show(kept.view(), name) == show(made.view(), name)
    assert tree(kept.view(known="2024-06-01")) == tree(made.view(known="2024-06-01"))


def test_one_question_reads_only_what_it_looks_at(harbour, monkeypatch):
    monkeypatch.setattr("mandat.clerk.ledger.snapshot.lazy.FULL", 5)
    kept, read = snapped(harbour), []
    blob = harbour.blob
    monkeypatch.setattr(harbour, "blob", lambda name: read.append(name) or blob(name))
    kept = snapshot_book(harbour, good_snapshot(harbour, harbour.head()), harbour.head())
    assert may(kept.view("2024-06-18"), "mehmet", "funds.spend", "hamburg")["answers"]
    assert 0 < len(set(read)) < len(harbour.blobs("snapshot/")) / 2
    assert "acts" not in vars(kept.reading)


def test_a_snapshot_of_another_head_or_source_is_not_used(harbour, monkeypatch):
    snapped(harbour)
    assert good_snapshot(harbour, harbour.head()) is not None
    with monkeypatch.context() as patched:
        patched.setattr("mandat.clerk.ledger.snapshot.keeping.code_version", lambda: b"another")
        assert good_snapshot(harbour, harbour.head()) is None
    other = Memory()
    put(other, "2026-01-01 note n\n")
    for name in harbour.blobs("snapshot/"):
        other.put_blob(name, harbour.blob(name))
    assert good_snapshot(other, other.head()) is None


def test_a_byte_that_was_changed_by_chance_is_found_when_it_is_read(harbour):
    kept = snapped(harbour)
    for name in harbour.blobs("snapshot/"):
        data = harbour.blob(name)
        harbour.put_blob(name, data[:-1] + bytes([data[-1] ^ 1]))
    with pytest.raises(Damaged, match="is not what was put there"):
        may(kept.view("2024-06-18"), "mehmet", "funds.spend", "hamburg")
    assert good_snapshot(harbour, harbour.head()) is None, "and the next who asks derives it anew"


def test_a_byte_that_was_changed_with_care_is_found_by_verify(harbour):
    """Whoever changes a piece can hash it anew; the entries do not give it."""
    snapped(harbour)
    assert verify(harbour).ok
    name = "snapshot/state/bodies"
    forged = pack({"harbour-mafia"})
    harbour.put_blob(name, parts.sealed(name, parts.code_version() + harbour.head().root, forged)[1])
    found = verify(harbour)
    assert (found.ok, found.first_bad) == (False, None)
    assert found.reason == f"{name} is not what the entries give: what is derived from them was changed"


def test_what_parts_have_in_common_is_stored_once(harbour):
    """The acts stand in three parts, each word of them in one; a byte of it that is changed is found through each."""
    snapped(harbour)
    meta = parts.meta_of(harbour)
    assert meta.parts["late/windows"] == meta.parts["state/windows"]
    assert sum(b"Executive, minutes 1, item 2" in harbour.blob(name) for name in meta.blobs()) == 1
    assert set(harbour.blobs("snapshot/")) == {*meta.blobs(), parts.META}
    name = next(name for name in meta.blobs() if name.startswith("snapshot/written/"))
    harbour.put_blob(name, harbour.blob(name)[:-1])
    record = snapshot_book(harbour, good_snapshot(harbour, harbour.head()), harbour.head()).record
    for acts in (record.state.acts, record.late.acts):
        with pytest.raises(Damaged):
            acts.copy()


def test_nothing_of_an_earlier_snapshot_is_left(harbour):
    """A piece that is no part of it is emptied: nobody would read it any more, or keep it small."""
    harbour.put_blob("snapshot/late/windows/7", b"mehmet")
    snapped(harbour)
    assert harbour.blob("snapshot/late/windows/7") == b""
    assert good_snapshot(harbour, harbour.head()).hold()


def test_pieces_of_two_snapshots_are_not_mixed(harbour):
    """Two processes that derive at once, from different heads: what one wrote over the other's is not believed."""
    snapped(harbour)
    older = {name: harbour.blob(name) for name in harbour.blobs("snapshot/state/")}
    put(harbour, "2026-01-01 take t by congress of hamburg\n")
    kept = snapped(harbour)
    harbour.put_blobs(older)
    with pytest.raises(Damaged, match="ask again, and it is derived anew"):
        may(kept.view(), "mehmet", "funds.spend", "hamburg")
    assert good_snapshot(harbour, harbour.head()) is None


def test_two_pieces_that_changed_places_are_found(harbour):
    kept = snapped(harbour)
    one, other = harbour.blob("snapshot/state/bodies"), harbour.blob("snapshot/state/units")
    harbour.put_blobs({"snapshot/state/bodies": other, "snapshot/state/units": one})
    with pytest.raises(Damaged):
        may(kept.view(), "mehmet", "funds.spend", "hamburg")


def test_a_snapshot_that_was_not_written_whole_is_none(harbour, monkeypatch):
    snapped(harbour)
    put(harbour, "2026-01-01 note n\n")
    contents = contents_of(harbour)
    put_blobs, room = harbour.put_blobs, iter([True])

    def full(blobs, behind):
        next(room, None) and put_blobs(blobs)
        raise Damaged("memory", "no room")

    monkeypatch.setattr(harbour, "put_blobs", full)
    with pytest.raises(Damaged):
        take_snapshot(harbour, Record(contents.acts, amend), contents)
    assert good_snapshot(harbour, harbour.head()) is None


def test_nothing_of_an_erased_person_is_left_in_a_snapshot(harbour):
    snapped(harbour)
    assert any(b"mehmet" in harbour.blob(name) for name in harbour.blobs("snapshot/"))
    erase(harbour, "mehmet", "found-executive", "2026-01-01", NOON)
    assert not any(b"mehmet" in harbour.blob(name) for name in harbour.blobs("snapshot/"))
    snapped(harbour)
    assert not any(b"mehmet" in harbour.blob(name) for name in harbour.blobs("snapshot/"))
    assert verify(harbour).ok


def test_a_large_ledger_leaves_a_snapshot_for_the_next_who_asks(tmp_path, monkeypatch):
    monkeypatch.setattr(keeping, "LEAST", 10)
    url = f"sqlite:///{tmp_path}/union.db"
    with opening.open_store(url, create=True) as store:
        put(store, book.write(open_book(HARBOUR).reading.acts))
    first, second = open_book(url), open_book(url)
    assert [type(one) for one in (first, second)] == [Book, SnapshotBook]
    assert log(first) == log(second)
    with opening.open_store(url) as store:
        forget_snapshots(store)
    assert type(open_book(url)) is Book


@pytest.mark.parametrize(
    "data", [b"", b"\x91\x09", pack(1)[:0], b"\x92\x07\xa4Path", b"\x92\x07\xa6Record", b"\x92\x06\xc4\x01?"]
)
def test_bytes_that_are_no_value_do_no_harm(data):
    with pytest.raises(NotPacked):
        unpack(data)


def test_a_snapshot_has_every_part_of_a_state():
    """What a state holds is kept by a snapshot, or is no part of what the acts say."""
    state = open_book(HARBOUR).record.state
    left = {"memories", "things_spelt", "acts_spelt"}
    assert set(vars(state)) - left == {*parts.TABLES, *parts.BY_KEY, *parts.WHOLE}


def test_a_snapshot_is_of_the_source_of_everything_in_it():
    modules = {
        kind.__module__.removeprefix("mandat.").replace(".", "/") + ".py"
        for kind in RECORDS.values()
        if kind is not Struct
    }
    assert ([one for one in modules if not one.startswith(parts.CODE)], "sentences.py" in modules) == ([], True)
