"""Appending to a large ledger by its snapshot: the same entries, to the byte, as by whoever reads everything first."""

from contextlib import contextmanager
from random import Random
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from mandat.clerk.ledger.append import append, append_to
from mandat.clerk.ledger.contents import Contents, contents_of
from mandat.clerk.ledger.erase import erase
from mandat.clerk.ledger.importing import import_
from mandat.clerk.ledger.reading import book_of
from mandat.clerk.ledger.snapshot.contents import FEW, SnapshotContents, contents_for
from mandat.clerk.ledger.snapshot.keeping import good_snapshot, take_snapshot
from mandat.clerk.ledger.verify import verify
from mandat.core.ballots import files_of
from mandat.ledger.store import Overtaken
from mandat.ledger.stores.memory import Memory
from tests.book.strategies import make_act, seeds
from tests.clerk.ledger.conftest import NOON, acts_of, put
from tests.clerk.ledger.test_files import ELECTION, THINGS, laid

ANN = '2024-01-01 person ann "Ann Lee"\n\n2024-01-01 body congress\n\n2024-01-02 declare ann-says by ann\n'
ELECTED = ELECTION.replace("elect e", "elect e of anna")


@contextmanager
def chance(seed: int = 0):
    """Aliases and salts that are the same whenever they are drawn."""
    lot = Random(seed)
    with (
        patch("secrets.token_hex", lambda size: lot.randbytes(size).hex()),
        patch("secrets.token_bytes", lambda size: lot.randbytes(size)),
    ):
        yield


def snapped(store) -> SnapshotContents:
    contents = contents_of(store)
    take_snapshot(store, book_of(contents).record, contents)
    return SnapshotContents(good_snapshot(store, store.head()))


def entries(store) -> list:
    return [stored.entry for stored in store.read(0, 1000)]


@given(st.lists(seeds, min_size=1, max_size=12), st.lists(st.integers(0, 12), max_size=3), st.booleans())
def test_what_is_appended_by_a_snapshot_is_what_is_appended_by_one_who_reads_everything(rngs, cuts, again):
    acts = [make_act(rng, rng.choice(["person", "change", "correct", "note", None])) for rng in rngs]
    acts = [act for act in acts if not files_of(act)]
    begun, *cuts = sorted(min(cut, len(acts)) for cut in (*cuts, 6))
    by_snapshot, whole = Memory(), Memory()
    for store, contents in ((by_snapshot, snapped), (whole, contents_of)):
        with chance():
            append(store, acts[:begun], lambda: NOON)
            writer: Contents = contents(store)
            for cut in (*cuts, len(acts)):
                append_to(writer, acts[0 if again else begun : cut], lambda: NOON)
    assert entries(by_snapshot) == entries(whole)
    assert dict(by_snapshot.payloads()) == dict(whole.payloads())


def test_few_acts_are_appended_without_reading_the_others(store, monkeypatch):
    put(store, ANN)
    snapped(store)
    put(store, "2024-01-03 note n\n")
    read, whole = [], store.read
    monkeypatch.setattr(store, "read", lambda start, stop: read.extend(range(start, stop)) or whole(start, stop))
    done = put(store, '2024-01-04 note m about ann "Ann Lee and congress"\n\n2024-01-03 note n\n')
    assert (done.places, done.new) == ((4, 3), 1)
    assert set(read) <= {1, 3}, "the body that is named, and what was written since the snapshot"
    assert contents_of(store).acts == [*acts_of(ANN), *acts_of("2024-01-03 note n\n"), *acts_of(M)]


M = '2024-01-04 note m about ann "Ann Lee and congress"\n'


def test_one_that_was_overtaken_looks_again(store, monkeypatch):
    put(store, ANN)
    snapped(store)
    commit, others = store.append, [M]

    def overtaken(*arguments, **named):
        monkeypatch.setattr(store, "append", commit)
        put(store, others.pop())
        raise Overtaken(3, 4)

    monkeypatch.setattr(store, "append", overtaken)
    assert put(store, '2024-01-05 person ben "Ben"\n\n2024-01-05 note b about ben, ann\n').places == (4, 5)
    assert [act.id for act in contents_of(store).acts][3:] == ["m", "ben", "b"]
    assert verify(store).ok


def test_whoever_was_erased_since_is_not_named_again(store):
    put(store, ANN)
    writer = snapped(store)
    alias = erase(store, "ann", "congress", "2024-02-01", NOON).alias
    append_to(writer, acts_of('2024-03-01 note n about ann "Ann Lee"\n'), lambda: NOON)
    assert "ann" not in {act.id for act in writer.acts}
    assert alias in {act.id for act in writer.acts}
    assert entries(store)[-1].leaf.count(alias.encode()) == 0, "a new alias, since nobody knows any more who this was"
    assert contents_for(store, acts_of(M)) is None, "the snapshot went with her"


def test_many_acts_and_those_that_bring_files_read_everything(store):
    put(store, ANN)
    snapped(store)
    assert contents_for(store, acts_of(M)) is not None
    assert contents_for(store, acts_of(M) * (FEW + 1)) is None
    assert contents_for(store, acts_of("2024-01-05 vote v in congress\n    ballots b.csv\n")) is None


def test_an_act_whose_files_were_all_erased_is_there_as_it_is_exported(store, tmp_path):
    import_(store, laid(tmp_path / "book", THINGS + ELECTED), lambda: NOON)
    for name in tuple(contents_of(store).files):
        erase(store, name, "board", "2024-05-01", NOON)
    exported = contents_of(store).acts
    snapped(store)
    assert contents_for(store, exported) is not None
    done = append(store, exported, lambda: NOON)
    assert (done.new, done.files) == (0, 0)


def test_no_file_comes_with_an_act_of_the_name_of_one_that_has_files(store, tmp_path):
    import_(store, laid(tmp_path / "book", THINGS + ELECTED), lambda: NOON)
    snapped(store)
    (name,) = [act.id for act in contents_of(store).acts if files_of(act)]
    done = put(store, f"2024-06-01 note {name}\n")
    assert (done.new, done.files) == (1, 0)
