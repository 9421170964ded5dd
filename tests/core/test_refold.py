"""Folding on, and again from a checkpoint, gives what folding from the start gives, whatever comes late."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mandat import book
from mandat.book.amending import amend
from mandat.core import refold
from mandat.core.fold import fold, told
from mandat.core.order import arrange
from mandat.core.record import Record
from mandat.core.refold import Folding
from mandat.core.state import State, Tables
from tests.core.strategies import blocks, dates, lines


def plain(state: State) -> dict:
    """Everything that a state holds, in the order in which it holds it, without what was found by looking."""
    told = {
        name: [(subject, list(rows)) for subject, rows in getattr(state, name).items()]
        for name in Tables.__annotations__
    }
    rest = ("acts", "place", "void", "judgements", "faults", "decided", "takes", "unfounded", "drafts")
    told |= {name: getattr(state, name) for name in (*rest, "recalls", "bodies", "units", "dispatches", "answers")}
    told |= {name: getattr(state, name) for name in ("against", "signing", "waiting")}
    told |= {"windows": state.windows, "shapes": state.shapes, "organs": state.organs, "order": list(state.acts)}
    return told


def record(written) -> Record:
    return Record(written, amend)


def assert_grows_to_the_same(written, cuts, latest=False):
    folding, before = Folding(arrange(()), {}, latest=latest), 0
    for cut in (*sorted(cuts), len(written)):
        known = record(written[:cut])
        if not folding.extend(written[before:cut]):
            folding.again(known.order, known.shapes)
        before = cut
        state, found = fold(known.order, known.shapes, latest=latest)
        assert plain(folding.state) == plain(state)
        assert folding.findings == told(known.order, state, found)


@given(st.lists(lines(dates()), max_size=14), st.data())
def test_acts_that_come_in_any_order_fold_to_the_same(drawn, data):
    text = data.draw(st.permutations(blocks(drawn)))
    written = book.read("record.mandat", "\n\n".join(text)).acts
    cuts = data.draw(st.lists(st.integers(0, len(written)), max_size=4))
    assert_grows_to_the_same(written, cuts, latest=data.draw(st.booleans()))


@given(st.lists(lines(dates()), max_size=14), st.data())
def test_checkpoints_after_every_visit_change_nothing(drawn, data):
    """Every prefix is tried as the place to fold on from."""
    text = data.draw(st.permutations(blocks(drawn)))
    written = book.read("record.mandat", "\n\n".join(text)).acts
    cuts = data.draw(st.lists(st.integers(0, len(written)), max_size=3))
    before = refold._checkpoints
    refold._checkpoints = lambda visits: range(1, visits + 1)
    try:
        assert_grows_to_the_same(written, cuts)
    finally:
        refold._checkpoints = before


UNION = "2024-01-01 body congress\n\n2024-01-01 unit hamburg\n\n" + "\n".join(
    f"2024-02-01T{number // 60:02}:{number % 60:02} report r{number} from hamburg about congress\n"
    for number in range(1200)
)


def grown(late: str) -> int:
    written = book.read("record.mandat", UNION).acts
    known = record(written)
    folding = Folding(known.order, known.shapes)
    after = record((*written, *book.read("record.mandat", late).acts))
    return folding.again(after.order, after.shapes)


@given(st.lists(lines(dates()), max_size=14), st.data())
def test_acts_that_come_in_the_order_of_their_dates_fold_to_the_same(drawn, data):
    """As minutes mostly come: here most are folded on without looking at what was before."""
    written = book.read("record.mandat", "\n\n".join(blocks(drawn))).acts
    cuts = data.draw(st.lists(st.integers(0, len(written)), max_size=4))
    assert_grows_to_the_same(written, cuts, latest=data.draw(st.booleans()))


def extended(late: str) -> bool:
    known = record(book.read("record.mandat", UNION).acts)
    folding = Folding(known.order, known.shapes)
    before = plain(folding.state)
    added = book.read("record.mandat", late)
    assert not added.findings
    done = folding.extend(added.acts)
    assert done == (plain(folding.state) != before)
    return done


def test_what_comes_last_is_folded_on_without_arranging_anew():
    assert extended("2024-03-01 report last from hamburg about congress\n")
    assert extended("2024-03-01 body board\n\n2024-03-01 establish f by congress of board\n")


@pytest.mark.parametrize(
    "late",
    [
        "2024-02-01T19:30 report late from hamburg about congress\n",
        "2024-02-01T19:59 unit kiel\n",
        "2024-03-01 establish f by hamburg of congress\n",
        "2024-03-01 correct c corrects r3\n    at 2024-02-03\n",
        "after r3 note n\n",
        "2024-03-01 note r3\n",
        "2024-03-01 declare d by hamburg on e\n\n2024-02-02 declare e by hamburg on d\n",
    ],
)
def test_what_may_change_something_before_it_is_arranged_anew(late):
    assert not extended(late)


def test_what_comes_last_is_only_added():
    assert grown("2024-03-01 report last from hamburg about congress\n") == 1202


def test_what_comes_late_folds_again_from_a_checkpoint():
    assert grown("2024-02-01T19:30 report late from hamburg about congress\n") == 1127
    assert grown("2024-02-01T16:30 report late from hamburg about congress\n") == 902
    assert grown("2024-01-15 report late from hamburg about congress\n") == 0


def test_a_root_that_is_founded_after_all_folds_again_from_where_it_is_named():
    assert grown("2024-03-01 establish f by hamburg of congress\n") == 0
