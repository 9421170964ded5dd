"""Acts to text and back, twice, for every verb there is."""

import pytest
from hypothesis import given, settings

from mandat import book
from mandat.core.acts import SHAPE_OF
from tests.book.strategies import make_act, seeds


@pytest.mark.parametrize("verb", sorted(SHAPE_OF))
def test_what_is_written_is_read_back(verb):
    @settings(max_examples=40)
    @given(seeds)
    def check(rng):
        written = [make_act(rng, verb) for _ in range(3)]
        text = book.write(written)
        reading = book.read("x.mandat", text)
        assert reading.findings == ()
        assert reading.acts == tuple(written)
        assert book.write(reading.acts) == text
        assert book.fmt(text) == text

    check()


def test_the_canonical_form():
    """
    2024-03-02 elect of anna to congress from hamburg
        votes   4
        until   2 years
    """
    text = """\
2024-03-02 unit hamburg "Hamburg branch"
    members about 400

2024-03-02 elect of anna, ben to congress from hamburg
    votes   4
    until   opening of congress-2
    for     212
    against 31
    cite    "Minutes, page 4"
    cite    T12

after vote-1, vote-2 note "so it was"

2024-03-02 charter congress-rules of congress
    majority 2/3 of cast
    majority simple for agenda

2024-03-03 change hamburg
    id      hamburg-grew
    members 460
"""
    assert book.write(book.read("x.mandat", text).acts) == text


def test_an_id_that_says_nothing_new_is_not_written():
    text = "2024-03-02 close in congress\n"
    (act,) = book.read("x.mandat", text).acts
    assert act.id.startswith("close-")
    assert len(act.id) == len("close-") + 8
    assert book.write([act]) == text


def test_acts_whose_names_are_the_same_by_chance_are_told_apart():
    """
    2024-01-01 note "38403"
    2024-01-01 note "50983"
    """
    text = '2024-01-01 note "38403"\n\n2024-01-01 note "50983"\n'
    reading = book.read("x.mandat", text)
    assert [act.id for act in reading.acts][0] == "note-c71214c9"
    assert reading.acts[1].id.startswith("note-c71214c9")
    assert len(reading.acts[1].id) == len("note-") + 16
    written = book.write(reading.acts)
    assert book.read("x.mandat", written).acts == reading.acts
    assert book.write(book.read("x.mandat", written).acts) == written


def test_an_act_written_twice_is_the_same_act_twice():
    """Where both say the same, nobody can tell them apart: that is a finding."""
    acts = book.read("x.mandat", '2024-01-01 note "a"\n\n2024-01-01 note "a"\n').acts
    assert acts[0].id == acts[1].id
