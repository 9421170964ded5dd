"""What is remembered of a look is what another would find; it is forgotten when what it rests on is written."""

from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from mandat.core import bodies, dates
from mandat.core.authority import scope
from mandat.core.authority.ask import ask, decide
from mandat.core.authority.climb import ways
from mandat.core.authority.entitlement import position
from mandat.core.authority.living import living
from mandat.core.authority.plain import at_disposal
from mandat.core.authority.prepare import prepare
from mandat.core.authority.scope import Sought, around
from mandat.core.dates import DAWN, NEVER
from mandat.core.fold import visit
from mandat.core.intervals import Moment, Row, Table
from mandat.core.memory import recalled, recalled_if_other, recalled_in_turn, recalled_joined
from mandat.core.state import Sitter, State
from tests.core.strategies import BODIES, PERSONS, POWERS, UNITS, questions, record, records


class Kept:
    """A state of one table, and a count of the looks that were taken at it."""

    def __init__(self):
        self.rows = Table()
        self.memories = {}
        self.taken = 0

    def at(self, t):
        return Moment(self, t)


def kept():
    """A state in which anna sat from 2 to 9, and two looks: who sits, and whether anyone does."""
    state = Kept()
    state.rows.open("anna", Row(since=2, until=9, act="a"))

    @recalled
    def sits(now, name):
        now.state.taken += 1
        return [row.act for row in now.live(now.state.rows, name)]

    @recalled
    def anyone(now, names):
        return any(sits(now, name) for name in names.split())

    for look in (sits, anyone):
        state.memories[look.__wrapped__] = State({}, frozenset(), {}).memories[look]
    return state, sits, anyone


def test_a_look_is_taken_once_for_each_window():
    state, sits, _ = kept()
    assert [sits(state.at(t), "anna") for t in (1, 2, 5, 8, 9, 30, 0)] == [[], ["a"], ["a"], ["a"], [], [], []]
    assert state.taken == 3


def test_whoever_is_told_what_was_remembered_has_its_window():
    state, sits, _ = kept()
    sits(state.at(4), "anna")
    now = state.at(6)
    sits(now, "anna")
    assert (now.low, now.high) == (2, 9)


def test_windows_side_by_side_in_which_the_same_was_found_are_one():
    state = Kept()
    for since, act in ((2, "a"), (5, "b"), (7, "c")):
        state.rows.open("anna", Row(since=since, until=since + 2, act=act))

    @recalled_joined
    def sits(now, name):
        return bool(now.live(now.state.rows, name))

    state.memories[sits.__wrapped__] = State({}, frozenset(), {}).memories[sits]
    windows = []
    for t in (8, 3, 4, 6, 5, 0, 20):
        now = state.at(t)
        windows.append((sits(now, "anna"), now.low, now.high))
    assert windows == [(True, 7, 9), (True, 2, 4), (False, 4, 5), (True, 5, 9), (True, 5, 9), (False, DAWN, 2),
                       (False, 9, NEVER + 1)]  # fmt: skip


def test_what_was_written_is_seen():
    state, sits, anyone = kept()
    assert not anyone(state.at(20), "anna ben")
    state.rows.open("ben", Row(since=15, act="b"))
    assert anyone(state.at(20), "anna ben")
    assert sits(state.at(20), "ben") == ["b"]
    state.rows.end("ben", 18, "c")
    assert not anyone(state.at(20), "anna ben")


def test_what_rests_on_other_subjects_is_kept():
    state, sits, _ = kept()
    sits(state.at(4), "anna")
    state.rows.open("ben", Row(since=15, act="b"))
    sits(state.at(4), "anna")
    assert state.taken == 1


def seated():
    """A state in which anna sits from 2 to 9, a look that is taken again when that is written to, and who rests on it.

    The look tells only whether anyone sits, so that another who sits there in time makes no difference.
    """
    state = State({}, frozenset(), {})
    state.sitters.open("kiel", Sitter(since=2, until=9, act="a", person="anna"))
    taken = []

    @recalled_if_other
    def filled(now, seat):
        return bool(now.live(now.state.sitters, seat))

    @recalled
    def told(now, seat):
        taken.append(now.t)
        return "filled" if filled(now, seat) else "empty"

    return state, told, taken


def test_what_is_found_again_makes_nothing_forgotten():
    state, told, taken = seated()
    assert told(state.at(4), "kiel") == "filled"
    state.sitters.end("kiel", 5, "b")
    state.sitters.open("kiel", Sitter(since=5, until=12, act="b", person="ben"))
    state.memories.settle(state, 5)
    assert [told(state.at(t), "kiel") for t in (5, 8)] == ["filled", "filled"]
    assert taken == [4]


def test_what_is_found_otherwise_makes_forgotten_what_rests_on_it():
    state, told, taken = seated()
    assert told(state.at(4), "kiel") == "filled"
    state.sitters.end("kiel", 5, "b")
    state.memories.settle(state, 5)
    assert [told(state.at(t), "kiel") for t in (4, 6)] == ["filled", "empty"]
    assert taken == [4, 4, 6]


def test_what_holds_for_less_time_than_before_makes_forgotten_what_rests_on_it():
    state, told, _ = seated()
    assert told(state.at(4), "kiel") == "filled"
    state.sitters.end("kiel", 5, "b")
    state.sitters.open("kiel", Sitter(since=5, until=7, act="b", person="ben"))
    state.memories.settle(state, 5)
    assert [told(state.at(t), "kiel") for t in (6, 8)] == ["filled", "empty"]


def test_a_look_may_rest_on_itself_at_any_depth():
    """And in a circle: whoever is reached from himself adds nothing, from wherever the circle is entered."""
    above = {f"b{n}": (f"b{n + 1}",) for n in range(5000)} | {"x": ("y",), "y": ("x", "root"), "z": ("x", "y")}

    @recalled_in_turn
    def reach(now, name):
        found = [name]
        for other in above.get(name, ()):
            found += [one for one in (yield other) if one not in found]
        return found

    state = State({}, frozenset(), {})
    assert len(reach(state.at(1), "b0")) == 5001
    assert set(reach(state.at(1), "x")) == {"x", "y", "root"}
    assert set(reach(state.at(1), "y")) == {"x", "y", "root"}
    assert set(reach(state.at(1), "z")) == {"x", "y", "z", "root"}


looks = st.one_of(
    st.tuples(st.just(living), st.sampled_from(BODIES)),
    st.tuples(st.just(around), st.sampled_from(BODIES + UNITS)),
    st.tuples(st.just(position), st.sampled_from(BODIES + UNITS + PERSONS)),
    st.tuples(st.just(bodies.all_votes), st.sampled_from(BODIES)),
    st.tuples(st.just(bodies.seat_rows), st.sampled_from(BODIES)),
    st.tuples(st.just(bodies.able), st.tuples(st.sampled_from(BODIES), st.sampled_from((*UNITS, "council", "board")))),
    st.tuples(st.just(bodies.one_vote_each), st.sampled_from(BODIES)),
    st.tuples(st.just(at_disposal), st.sampled_from(BODIES)),
    st.tuples(
        st.just(ways), st.builds(Sought, st.sampled_from(BODIES + PERSONS), st.sampled_from(POWERS), st.just(("port",)))
    ),
)
instants = st.integers(0, 60 * 24 * 60).map(lambda minutes: dates.read("2024-01-01").earliest + minutes)


@given(records(), st.lists(st.tuples(looks, instants), min_size=1, max_size=6))
def test_while_acts_are_folded_nothing_stale_is_remembered(texts, asked):
    """Every look after every act finds what it would find if nothing were remembered."""
    drawn = record(texts)
    order = drawn.order
    state = State(order.windows, drawn.state.organs, drawn.shapes)
    for act in order.acts:
        visit(state, act, order.windows[act.id].earliest)
        found = [look(state.at(t), subject) for (look, subject), t in asked]
        state.memories.clear()
        assert found == [look(state.at(t), subject) for (look, subject), t in asked]


@given(records(), st.lists(questions(), min_size=1, max_size=5))
def test_what_is_decided_is_the_best_of_the_answers(texts, asked):
    state = record(texts).state
    for question in asked:
        best, answers = decide(state, question), ask(state, question)
        assert best.effective == any(answer.effective for answer in answers)
        if best.effective:
            assert best.reasons in [answer.reasons for answer in answers]


@given(records(), questions())
def test_a_decision_is_the_same_in_all_of_its_window(texts, question):
    state = record(texts).state
    best = decide(state, question)
    for t in {best.low, best.high - 1} - {NEVER - 1}:
        other = ask(state, type(question)(question.actor, question.power, question.target, t))
        assert best.effective == any(answer.effective for answer in other)


@given(records(), st.lists(questions(), min_size=1, max_size=5))
def test_what_was_prepared_is_answered_as_what_was_not(texts, asked):
    prepared, plain = record(texts).state, record(texts).state
    prepare(prepared)
    for question in asked:
        assert decide(prepared, question).reasons == decide(plain, question).reasons


@given(records(), st.lists(questions(), min_size=1, max_size=5))
def test_a_unit_that_said_much_is_answered_for_as_one_that_said_little(texts, asked):
    little, much = record(texts).state, record(texts).state
    said = [[one.reasons for one in (decide(little, question), *ask(little, question))] for question in asked]
    with patch.object(scope, "MANY", 0):
        for question, before in zip(asked, said, strict=True):
            assert [one.reasons for one in (decide(much, question), *ask(much, question))] == before
