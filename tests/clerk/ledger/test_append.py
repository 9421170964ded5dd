"""Appending: every act once, in order, whoever else writes, and however often it is sent."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mandat import canon
from mandat.clerk.ledger import append as appending
from mandat.clerk.ledger.append import append, append_to
from mandat.clerk.ledger.contents import contents_of
from mandat.ledger.store import Overtaken
from mandat.ledger.stores.memory import Memory
from tests.book.strategies import make_act, seeds
from tests.clerk.ledger.conftest import NOON, acts_of, put

ANN = '2024-01-01 person ann "Ann Lee"\n\n2024-01-02 declare by ann\n'


def test_what_is_appended_is_there_in_its_order(store):
    done = put(store, ANN)
    assert (done.places, done.new) == ((0, 1), 2)
    assert contents_of(store).acts == list(acts_of(ANN))


def test_what_is_sent_again_is_not_doubled(store):
    put(store, ANN)
    again = put(store, ANN)
    assert (again.places, again.new) == ((0, 1), 0)
    assert store.head().size == 2


def test_an_act_that_stands_twice_stands_twice(store):
    twice = "2024-01-01 note n\n\n2024-01-01 note n\n"
    assert put(store, "2024-01-01 note n\n").new == 1
    assert put(store, twice).places == (0, 1)
    assert put(store, twice).new == 0
    assert [act.id for act in contents_of(store).acts] == ["n", "n"]


def test_an_answer_that_was_lost_can_be_asked_for_again(store, monkeypatch):
    """The store commits and the writer dies before it hears so."""
    commit = store.append

    def lost(*arguments, **named):
        commit(*arguments, **named)
        raise ConnectionError("the line is dead")

    monkeypatch.setattr(store, "append", lost)
    with pytest.raises(ConnectionError):
        put(store, ANN)
    monkeypatch.undo()
    assert put(store, ANN).new == 0
    assert contents_of(store).acts == list(acts_of(ANN))


def test_one_that_was_overtaken_looks_again(store, monkeypatch):
    """Another writes the same person in between: she has one alias, not two."""
    commit, others = store.append, ["2024-01-01 person ann\n", "2024-01-03 note n about ann\n"]

    def overtaken(entries, expected, payloads, now, forget=()):
        if others:
            text = others.pop(0)
            monkeypatch.setattr(store, "append", commit)
            put(store, text)
            monkeypatch.setattr(store, "append", overtaken)
        return commit(entries, expected, payloads, now, forget)

    monkeypatch.setattr(store, "append", overtaken)
    assert put(store, "2024-01-02 declare d by ann\n").places == (2,)
    contents = contents_of(store)
    assert [act.id for act in contents.acts] == ["ann", "n", "d"]
    assert len(contents.restoring.aliases.commitments) == 1


def test_one_who_never_gets_a_turn_is_told_so(store, monkeypatch):
    def never(*_):
        raise Overtaken(0, 1)

    monkeypatch.setattr(store, "append", never)
    with pytest.raises(appending.NoTurn, match="memory: others wrote first, 100 times in a row; try again: what is th"):
        put(store, ANN)


def test_acts_in_many_batches_know_the_persons_of_all(store, monkeypatch):
    monkeypatch.setattr(appending, "BATCH", 1)
    text = '2024-01-02 note n "Ann Lee is ill"\n\n2024-01-01 person ann "Ann Lee"\n'
    put(store, text)
    assert b"Ann Lee" not in b"".join(stored.entry.leaf for stored in store.read(0, 2))
    assert contents_of(store).acts == list(acts_of(text))


def test_the_options_of_a_book_come_with_its_first_act(store):
    put(store, ANN, title="Union", timezone="Europe/Berlin")
    assert contents_of(store).options == {"title": "Union", "timezone": "Europe/Berlin"}
    put(store, "2024-02-01 note n\n")
    assert contents_of(store).options == {"title": "Union", "timezone": "Europe/Berlin"}
    put(store, "2024-02-02 note m\n", title="New union")
    assert contents_of(store).options == {"title": "New union"}


def test_two_writers_who_stay_know_the_persons_of_each_other(store):
    one, other = contents_of(store), contents_of(store)
    append_to(other, acts_of("2024-01-01 body congress\n"), lambda: NOON)
    append_to(one, acts_of('2024-01-01 person ann "Ann Lee"\n'), lambda: NOON)
    append_to(other, acts_of('2024-01-02 note n about ann "Ann Lee is ill, says ann"\n'), lambda: NOON)
    append_to(one, acts_of("2024-01-03 note ann-left\n"), lambda: NOON)
    tree = b"".join(stored.entry.leaf for stored in store.read(0, 9))
    assert b"Ann Lee" not in tree
    assert b"ann" not in tree
    assert len(contents_of(store).restoring.aliases.about(one.restoring.aliases.ids["ann"])) == 3


@given(st.lists(st.tuples(st.booleans(), st.lists(seeds, max_size=3)), max_size=5))
def test_two_writers_who_stay_write_what_one_would(turns):
    """Each is overtaken by the other whenever the turn changes, in the middle of writing."""
    store = Memory()
    writers, sent = (contents_of(store), contents_of(store)), []
    for first, rngs in turns:
        acts = [make_act(rng, rng.choice(["person", None])) for rng in rngs]
        append_to(writers[first], acts, lambda: 0)
        sent += acts
        anew = contents_of(store)
        assert writers[first].acts == anew.acts
        assert writers[first].restoring.aliases.texts == anew.restoring.aliases.texts
        assert writers[first].restoring.aliases.commitments == anew.restoring.aliases.commitments
    assert {canon.encode(act) for act in contents_of(store).acts} == {canon.encode(act) for act in sent}


def test_what_was_sealed_in_vain_leaves_no_alias(store, monkeypatch):
    writer, commit = contents_of(store), store.append

    def overtaken(*arguments, **named):
        monkeypatch.setattr(store, "append", commit)
        put(store, '2024-01-01 person ann "Ann Lee"\n')
        raise Overtaken(0, 1)

    monkeypatch.setattr(store, "append", overtaken)
    append_to(writer, acts_of('2024-01-02 declare by ann "I, Ann Lee, and ann-marie"\n'), lambda: NOON)
    anew = contents_of(store).restoring.aliases
    assert writer.restoring.aliases.commitments == anew.commitments
    assert (writer.restoring.aliases.ids, writer.restoring.aliases.words) == (anew.ids, anew.words)


@given(st.lists(seeds, max_size=8), st.lists(st.integers(0, 8), max_size=3))
def test_whatever_is_sent_in_whatever_pieces_is_there_once(rngs, cuts):
    acts, store = [make_act(rng) for rng in rngs], Memory()
    for cut in (*cuts, len(acts)):
        append(store, acts[:cut], lambda: 0)
    kept = contents_of(store).acts
    assert sorted(map(repr, kept)) == sorted(map(repr, acts))
    if not cuts:
        assert kept == acts


@given(st.lists(seeds, max_size=8), st.integers(0, 8))
def test_a_follower_sees_what_one_who_begins_anew_sees(rngs, cut):
    acts, store = [make_act(rng) for rng in rngs], Memory()
    append(store, acts[:cut], lambda: 0)
    follower = contents_of(store)
    append(store, acts[cut:], lambda: 0)
    follower.follow()
    assert follower.acts == contents_of(store).acts
    assert follower.restoring.aliases.texts == contents_of(store).restoring.aliases.texts
