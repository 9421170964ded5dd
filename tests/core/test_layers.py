"""A state upon another one: what is folded upon it is the same as if it had been folded on, and it stays as it was."""

from hypothesis import given
from hypothesis import strategies as st

from mandat import book
from mandat.core.fold import fold, told
from mandat.core.layers import WIDER, Layered
from mandat.core.order import arrange
from mandat.core.refold import Folding
from tests.core.strategies import blocks, dates, lines
from tests.core.test_refold import UNION, plain, record


def assert_forks_to_the_same(written, cuts, latest):
    folding, before = Folding(arrange(()), {}, latest=latest), 0
    for cut in (*sorted(cuts), len(written)):
        known, was = record(written[:cut]), plain(folding.state)
        fork = folding.fork()
        if not fork.extend(written[before:cut]):
            fork.again(known.order, known.shapes)
        state, found = fold(known.order, known.shapes, latest=latest)
        findings = told(known.order, state, found)
        assert plain(fork.state) == plain(state)
        assert fork.findings == findings
        some = {act.id for act in written[before:cut]}
        theirs = {finding for finding in findings if finding.act in some}
        assert set(fork.about(some)) == theirs
        assert plain(folding.state) == was
        folding, before = fork, cut


@given(st.lists(lines(dates()), max_size=14), st.data())
def test_acts_that_come_in_the_order_of_their_dates_fold_upon_a_state_to_the_same(drawn, data):
    written = book.read("record.mandat", "\n\n".join(blocks(drawn))).acts
    cuts = data.draw(st.lists(st.integers(0, len(written)), max_size=8))
    assert_forks_to_the_same(written, cuts, data.draw(st.booleans()))


@given(st.lists(lines(dates()), max_size=14), st.data())
def test_acts_that_come_in_any_order_fold_upon_a_state_to_the_same(drawn, data):
    text = data.draw(st.permutations(blocks(drawn)))
    written = book.read("record.mandat", "\n\n".join(text)).acts
    cuts = data.draw(st.lists(st.integers(0, len(written)), max_size=8))
    assert_forks_to_the_same(written, cuts, data.draw(st.booleans()))


@given(st.lists(st.dictionaries(st.integers(0, 20), st.integers()), max_size=30))
def test_a_dictionary_upon_others_holds_what_one_would_hold(steps):
    one, layered = {}, {}
    for step in steps:
        before = layered
        layered = Layered(before)
        was = list(before.items())
        for key, value in step.items():
            one[key] = layered[key] = value
        assert list(layered.items()) == list(one.items())
        assert list(before.items()) == was
        assert (len(layered), bool(layered), list(layered)) == (len(one), bool(one), list(one))
        assert all(layered[key] == layered.get(key) == value for key, value in one.items())
        assert 99 not in layered
        assert layered.get(99) is None


def test_what_was_folded_upon_another_is_a_place_to_fold_again_from():
    acts = book.read("record.mandat", UNION).acts
    known = record(acts[:2])
    folding = Folding(known.order, known.shapes)
    for cut in range(2, len(acts), 10):
        folding = folding.fork()
        assert folding.extend(acts[cut : cut + 10])
    late = book.read("late.mandat", "2024-02-01T19:30 report late from hamburg about congress\n").acts
    known = record((*acts, *late))
    fork = folding.fork()
    assert 1000 < fork.again(known.order, known.shapes) < len(acts)
    assert plain(fork.state) == plain(fold(known.order, known.shapes)[0])
    assert len(folding.checkpoints) < 20


def test_a_thousand_layers_are_looked_through_in_a_few_looks():
    layered = Layered({})
    for number in range(4000):
        layered = Layered(layered)
        layered[number] = number
    assert len(layered.layers) <= 10
    assert layered[0] == 0
    assert WIDER > 1
