"""Following a ledger: whatever others write, every answer is that of a book opened anew."""

from hypothesis import given
from hypothesis import strategies as st

from mandat import book
from mandat.clerk.check import check
from mandat.clerk.ledger.append import append, append_to
from mandat.clerk.ledger.contents import contents_of
from mandat.clerk.ledger.erase import erase
from mandat.clerk.ledger.following import Following
from mandat.clerk.ledger.reading import book_of
from mandat.clerk.log import log
from mandat.clerk.may import may
from mandat.ledger.stores.memory import Memory
from tests.clerk.ledger.conftest import acts_of, put
from tests.core.strategies import blocks, dates, lines
from tests.core.test_refold import plain


def assert_same_answers(following: Following) -> None:
    anew = book_of(contents_of(following.contents.store))
    assert plain(following.book.record.state) == plain(anew.record.state)
    assert plain(following.book.record.late) == plain(anew.record.late)
    assert check(following.book) == check(anew)
    assert log(following.book) == log(anew)


@given(st.lists(lines(dates()), max_size=10), st.data())
def test_a_follower_answers_like_one_who_begins_anew(drawn, data):
    store, text = Memory(), data.draw(st.permutations(blocks(drawn)) | st.just(blocks(drawn)))
    acts = book.read("record.mandat", "\n\n".join(text)).acts
    cuts = sorted(data.draw(st.lists(st.integers(0, len(acts)), max_size=3)))
    following = Following(store)
    for cut in (*cuts, len(acts)):
        append(store, acts[:cut], lambda: 0)
        following.follow()
        assert_same_answers(following)


def test_what_one_wrote_oneself_is_followed_too(store):
    following = Following(store)
    append_to(following.contents, acts_of("2024-01-01 body congress\n"), lambda: 0)
    put(store, "2024-01-02 person ann\n")
    assert [act.id for act in following.follow()] == ["congress", "ann"]
    assert_same_answers(following)


def test_what_another_erased_is_forgotten(store):
    put(store, '2024-01-01 body congress\n\n2024-01-01 person ann "Ann Lee"\n')
    following = Following(store)
    alias = erase(store, "ann", "congress", "2024-02-01", 0).alias
    following.follow()
    assert [act.id for act in following.book.record.written][:2] == ["congress", alias]
    assert "Ann Lee" not in str(following.book.record.written)
    assert_same_answers(following)


def test_a_question_that_was_asked_before_is_answered_by_what_is_known_now(store):
    put(store, "2024-01-01 body congress\n\n2024-01-01 unit hamburg\n\n2024-01-02 recognise by hamburg of congress\n")
    following = Following(store)
    asked = ("congress", "funds", "hamburg")
    assert may(following.book.view(), *asked)["effective"]
    put(store, "2024-02-01 disown by hamburg of congress\n")
    assert [act.verb for act in following.follow()] == ["disown"]
    assert not may(following.book.view(), *asked)["effective"]
    assert following.follow() == []
    assert_same_answers(following)
