"""Recording what several sent: each is judged behind those before him, and nobody is told before all is committed."""

import pytest

from mandat.clerk.ledger.append import append, append_to
from mandat.clerk.ledger.contents import contents_of
from mandat.clerk.ledger.following import Following
from mandat.clerk.ledger.recording import Refused, Sent, record
from mandat.ledger.store import Overtaken
from tests.clerk.ledger.conftest import NOON, acts_of, put

MINUTE = "2024-05-01T12:30"


@pytest.fixture
def following(store):
    put(store, "2024-01-01 body congress\n\n2024-01-01 person ann\n")
    return Following(store)


def sent(text: str, key: str, despite: str | None = None) -> Sent:
    return Sent(acts_of(text), MINUTE, key, despite)


def test_all_that_wait_are_committed_together(following, store, monkeypatch):
    commits, real = [], store.append
    monkeypatch.setattr(store, "append", lambda entries, *rest: commits.append(len(entries)) or real(entries, *rest))
    group = [sent("2024-05-01 unit kiel\n", "1"), sent("2024-05-01 note n about kiel\n\n2024-05-01 note m\n", "2")]
    record(following, group, NOON)
    assert [[one.index for one in each.result] for each in group] == [[2], [3, 4]]
    assert commits == [3]


def test_of_two_who_want_one_id_the_second_is_refused_and_the_others_go_on(following):
    group = [sent(f"2024-05-01 {what} kiel\n", key) for what, key in (("unit", "1"), ("body", "2"))]
    group.append(sent("2024-05-01 note n about kiel\n", "3"))
    record(following, group, NOON)
    first, second, third = (each.result for each in group)
    assert isinstance(second, Refused)
    assert [one.index for one in (*first, *third)] == [2, 3]
    assert following.book.written["kiel"].verb == "unit"


def test_of_two_with_one_key_the_second_waits_and_is_answered_like_the_first(following, store):
    group = [sent("2024-05-01 unit kiel\n", "form 1") for _ in range(2)]
    record(following, group, NOON)
    assert (group[0].result[0].index, group[1].result) == (2, None)
    record(following, group[1:], NOON)
    assert group[1].result == group[0].result
    assert store.count() == 3


def test_a_refusal_that_rests_on_what_was_not_committed_is_not_told(following, store, monkeypatch):
    """The first is overtaken, so the second was refused for an id that nobody has."""
    group = [sent("2024-05-01 unit kiel\n", "1"), sent("2024-05-01 body kiel\n", "2")]
    real = store.append

    def overtaken(*arguments):
        monkeypatch.setattr(store, "append", real)
        append(store, acts_of("2024-05-01 note other\n"), lambda: NOON)
        return real(*arguments)

    monkeypatch.setattr(store, "append", overtaken)
    with pytest.raises(Overtaken):
        record(following, group, NOON)
    assert [each.result for each in group] == [None, None]
    following.follow()
    record(following, group[1:], NOON)
    assert group[1].result[0].act.verb == "body"


def test_what_was_sealed_in_vain_leaves_no_alias(following, store, monkeypatch):
    monkeypatch.setattr(store, "append", lambda *_: (_ for _ in ()).throw(Overtaken(2, 3)))
    aliases = dict(following.contents.restoring.aliases.texts)
    with pytest.raises(Overtaken):
        record(following, [sent('2024-05-01 person bob "Bob Lee"\n', "1")], NOON)
    assert following.contents.restoring.aliases.texts == aliases


def meanwhile(store, monkeypatch, write):
    """Another process writes between our judging and our commit."""
    real = store.append

    def append(*arguments):
        monkeypatch.setattr(store, "append", real)
        write()
        return real(*arguments)

    monkeypatch.setattr(store, "append", append)


def test_what_another_wrote_under_the_same_keys_is_not_taken_for_ours(following, store, monkeypatch):
    """Nothing personal is in it, so that both entries are the same bytes, and the store has nothing left to add."""
    other, text = Following(store), "2024-05-01 unit kiel\n\n2024-05-01 note n about kiel\n"
    ours, theirs, before = sent(text, "form 1"), sent(text, "form 1"), sent("2024-05-01 note first\n", "form 2")
    meanwhile(store, monkeypatch, lambda: record(other, [before, theirs], NOON))
    with pytest.raises(Overtaken):
        record(following, [ours], NOON)
    following.follow()
    record(following, [ours], NOON)
    assert ours.result == theirs.result
    assert [one.index for one in ours.result] == [3, 4]
    assert following.book.record.written == Following(store).book.record.written


def test_what_another_wrote_in_another_order_is_not_taken_for_ours(following, store, monkeypatch):
    acts = acts_of("2024-05-01 note n\n\n2024-05-01 note m\n")
    contents = following.contents
    meanwhile(store, monkeypatch, lambda: append(store, acts[::-1], lambda: NOON))
    done = append_to(contents, acts, lambda: NOON)
    assert (done.places, done.new) == ((3, 2), 0)
    assert contents.acts == contents_of(store).acts
