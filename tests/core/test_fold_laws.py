"""Laws of the fold, on records drawn at random: what may be written in another order, and what changes nothing."""

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from mandat.core import acts
from mandat.core.authority.ask import ask, holds
from mandat.core.dates import DAWN, NEVER
from mandat.core.findings import VOID
from mandat.core.intervals import Table
from mandat.core.record import Record
from mandat.core.state import State
from tests.core.strategies import blocks, lines, questions, record, records

MINUTES = st.integers(0, 40 * 24 * 60 - 1).map(
    lambda n: f"2024-{1 + n // 28800:02}-{2 + n // 1440 % 20:02}T{n // 60 % 24:02}:{n % 60:02}"
)


def tables(state: State) -> dict[str, dict]:
    """All that a state says, by table; a subject of which it says nothing is not in it."""
    named = {name: value for name, value in vars(state).items() if isinstance(value, Table)}
    return {name: {key: rows for key, rows in table.items() if rows} for name, table in named.items()}


@given(records())
def test_folding_twice_gives_the_same(texts):
    one, other = record(texts), record(texts)
    assert tables(one.state) == tables(other.state)
    assert one.findings == other.findings


@given(st.lists(lines(MINUTES), min_size=2, max_size=14, unique_by=lambda line: line.date), st.randoms())
def test_acts_of_different_dates_may_be_written_in_any_order(drawn, chance):
    """But for those that a correction moves to one date."""
    texts = blocks([line for line in drawn if " at " not in line.template])
    shuffled = list(texts)
    chance.shuffle(shuffled)
    one, other = record(texts), record(shuffled)
    assert tables(one.state) == tables(other.state)
    assert sorted(one.findings, key=repr) == sorted(other.findings, key=repr)


@given(
    st.lists(lines(st.sampled_from(["2024-01-05T10:00", "2024-01-06"])), min_size=1, max_size=8),
    st.lists(lines(st.sampled_from(["2024-01-05T10:00", "2024-01-06"])), min_size=1, max_size=8),
    st.randoms(),
)
def test_acts_of_one_instant_on_different_subjects_commute(here, there, chance):
    """Two federations that know nothing of each other, in one book: how their acts are mixed changes nothing."""
    one, other = blocks(here, "h-"), blocks(there, "t-")
    mixed = list(one)
    place = 0
    for text in other:
        place = chance.randint(place, len(mixed))
        mixed.insert(place, text)
        place += 1
    assert tables(record([*one, *other]).state) == tables(record(mixed).state)


@given(records(), st.data())
def test_a_void_act_changes_nothing(texts, data):
    """Every act that is void, and to which none refers, may be left out."""
    whole = record(texts)
    void = {finding.act for finding in whole.findings if finding.severity == VOID}
    leaveable = [act for act in whole.acts if act.id in void and _is_alone(act, whole)]
    assume(leaveable)
    act = data.draw(st.sampled_from(leaveable))
    without = Record([other for other in whole.written if other.id != act.id], whole.amend)
    assert tables(whole.state) == tables(without.state)


def _is_alone(act: acts.Act, whole: Record) -> bool:
    """Whether no other act names it; and it is no founding, which keeps a body from being a root even if it failed."""
    if isinstance(act, acts.Conferral) and act.verb == "establish":
        return False
    return not any(act.id in repr(other) for other in whole.written if other.id != act.id)


@given(records(), questions(), st.data())
def test_an_answer_holds_as_long_as_it_says(texts, question, data):
    """Inside the interval the reasons are the same; just outside they are not."""
    state = record(texts).state
    for answer in ask(state, question):
        span = holds(state, question, answer)
        inside = st.integers(max(span.since, question.t - 10**5), min(span.until - 1, question.t + 10**5))
        assert answer.reasons in reasons(state, question, data.draw(inside))
        assert span.since == DAWN or answer.reasons not in reasons(state, question, span.since - 1)
        assert span.until >= NEVER or answer.reasons not in reasons(state, question, span.until)


def reasons(state: State, question, t: int) -> list[tuple]:
    moved = type(question)(question.actor, question.power, question.target, t, question.under, question.dispatch)
    return [answer.reasons for answer in ask(state, moved)]


@settings(max_examples=300)
@given(records(), questions())
def test_a_record_is_always_answered(texts, question):
    """Whatever is written, there is an answer to every question, and a finding for what cannot stand."""
    drawn = record(texts)
    answers = ask(drawn.state, question)
    assert answers
    assert [answer.root or "" for answer in answers] == sorted({answer.root or "" for answer in answers})
    for answer in answers:
        assert answer.effective == (answer.entitled and answer.recognised and answer.countersigned is not False)
        assert isinstance(drawn.approximate(question, answer), bool)
    assert {finding.act for finding in drawn.findings} <= {act.id for act in drawn.acts} | {None}


@given(st.lists(lines(MINUTES), min_size=1, max_size=14).map(blocks), questions())
def test_a_record_that_is_exact_is_never_approximate(texts, question):
    drawn = record(texts)
    assert [answer for answer in ask(drawn.state, question) if drawn.approximate(question, answer)] == []


@given(records(), questions())
def test_an_answer_that_is_not_approximate_is_given_late_as_well(texts, question):
    """The record read with every act at its latest instant says the same."""
    drawn = record(texts)
    late = [verdict(answer) for answer in ask(drawn.late, question)]
    assert [
        answer
        for answer in ask(drawn.state, question)
        if not drawn.approximate(question, answer) and verdict(answer) not in late
    ] == []


def verdict(answer) -> tuple:
    return answer.root, answer.entitled, answer.recognised, answer.countersigned
