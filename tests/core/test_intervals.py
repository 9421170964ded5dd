"""Tables and moments: rows are ended and never deleted, and a moment knows how far its looks would see the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mandat.core.dates import DAWN, NEVER
from mandat.core.intervals import FEW, Glance, Lasting, Moment, Row, Table

LAST = 12
"""The instants of these tests are 0 to this, and what never ends goes beyond."""
SUBJECTS = ("anna", "kiel", "council")

begins = st.integers(0, LAST)
lasts = st.integers(1, LAST) | st.none()


@st.composite
def tables(draw, shortest=1):
    """A table with some rows of each subject, in the order in which they began. No two rows are alike."""
    table = Table()
    for subject in SUBJECTS:
        spans = draw(st.lists(st.tuples(begins, st.integers(shortest, LAST) | st.none()), max_size=2 * FEW))
        for number, (since, length) in enumerate(sorted(spans, key=lambda span: span[0])):
            until = NEVER if length is None else since + length
            table.open(subject, Row(since=since, until=until, act=f"{subject}-{number}"))
    return table


def holding(table, subject, t):
    """The acts of the rows that hold at an instant, one row after another."""
    return [row.act for row in table.get(subject, []) if row.since <= t and t < row.until]


looks = st.sampled_from(["live", "last", "begun", "see"])
asked = st.lists(st.tuples(looks, st.sampled_from(SUBJECTS)), max_size=4)


def look(now, table, how, subject):
    """What a moment sees."""
    if how == "see":
        return [now.see(row) for row in table.get(subject, [])]
    found = getattr(now, how)(table, subject)
    if how == "last":
        return found and found.act
    return [row.act for row in found]


@given(tables(shortest=0), asked, begins)
def test_inside_its_window_a_moment_sees_the_same(table, questions, t):
    """At every instant of the window, the same looks give the same answers."""
    now = Moment(None, t)
    seen = [look(now, table, *question) for question in questions]
    assert now.low <= t < now.high
    for other in range(LAST * 2 + 2):
        if now.low <= other < now.high:
            assert [look(Moment(None, other), table, *question) for question in questions] == seen


@given(tables(shortest=0), asked, begins)
def test_a_glance_sees_what_a_moment_sees(table, questions, t):
    glance, now = Glance(None, t), Moment(None, t)
    for question in questions:
        assert look(glance, table, *question) == look(now, table, *question)


@given(st.lists(st.tuples(st.sampled_from(SUBJECTS), st.integers(1, LAST) | st.none(), st.booleans()), max_size=12))
def test_a_table_that_lasts_knows_whose_last_row_has_no_end(written):
    table = Lasting()
    for t, (subject, length, ends) in enumerate(written):
        if ends:
            table.end(subject, t, f"act-{t}")
        else:
            table.open(subject, Row(since=t, until=NEVER if length is None else t + length, act=f"act-{t}"))
        assert table.running == {name for name, rows in table.items() if rows[-1].until == NEVER}


@given(tables(), st.sampled_from(SUBJECTS), begins)
def test_a_window_ends_where_something_else_is_seen(table, subject, t):
    """It is no narrower than it has to be."""
    now = Moment(None, t)
    seen = [row.act for row in now.live(table, subject)]
    assert now.low == DAWN or holding(table, subject, now.low - 1) != seen
    assert now.high > NEVER or holding(table, subject, now.high) != seen


@given(tables(shortest=0), st.sampled_from(SUBJECTS), begins)
def test_live_rows_are_those_whose_interval_holds_the_instant(table, subject, t):
    now = Moment(None, t)
    live = [row.act for row in now.live(table, subject)]
    assert live == holding(table, subject, t)
    last = now.last(table, subject)
    assert (last and last.act) == (live[-1] if live else None)
    begun = [row.act for row in table.get(subject, []) if row.since <= t]
    assert [row.act for row in now.begun(table, subject)] == begun


def test_an_interval_holds_its_first_instant_and_not_its_last():
    row = Row(since=3, until=5, act="a")
    assert [Moment(None, t).see(row) for t in (2, 3, 4, 5)] == [False, True, True, False]


def test_a_moment_that_has_looked_at_nothing_sees_the_same_for_ever():
    now = Moment(None, 7)
    assert list(now.live(Table(), "anna")) == []
    assert (now.low, now.high) == (DAWN, NEVER + 1)


def test_each_look_narrows_the_window():
    table = Table()
    table.open("anna", Row(since=2, until=9, act="a"))
    table.open("kiel", Row(since=4, until=6, act="k"))
    now = Moment(None, 5)
    now.live(table, "anna")
    assert (now.low, now.high) == (2, 9)
    now.live(table, "kiel")
    assert (now.low, now.high) == (4, 6)


@given(tables(shortest=0), st.sampled_from(SUBJECTS), begins, st.sampled_from([0, 1, None]))
def test_ending_keeps_every_row_and_changes_only_how_it_ends(table, subject, at, picked):
    """What is so before the instant stays; from then on, no row that was picked holds."""
    rows = {name: list(table.get(name, [])) for name in SUBJECTS}
    which = None if picked is None else (lambda row: row.act == f"{subject}-{picked}")
    ended = table.end(subject, at, "by-this", which)
    for name in SUBJECTS:
        assert [(row.act, row.since) for row in table.get(name, [])] == [(row.act, row.since) for row in rows[name]]
        for before, after in zip(rows[name], table.get(name, []), strict=True):
            meant = name == subject and before.until > at and (which is None or which(before))
            assert after.until == (max(at, before.since) if meant else before.until)
            assert after.ended == ("by-this" if meant else before.ended)
    assert ended == (rows[subject] != table.get(subject, []))
    assert not [row for row in Moment(None, at).live(table, subject) if which is None or which(row)]


def test_what_has_not_begun_is_ended_before_it_begins():
    table = Table()
    table.open("anna", Row(since=5, act="a"))
    assert table.end("anna", 3, "b")
    assert [(row.since, row.until, row.ended) for row in table["anna"]] == [(5, 5, "b")]


@pytest.mark.parametrize("at", [5, 6, 99])
def test_what_has_ended_is_not_ended_again(at):
    table = Table()
    table.open("anna", Row(since=2, until=5, act="a"))
    assert not table.end("anna", at, "b")
    assert table["anna"] == [Row(since=2, until=5, act="a")]


@given(tables(shortest=0), st.sampled_from(SUBJECTS), st.lists(st.tuples(begins, st.booleans()), max_size=6))
def test_it_matters_not_in_which_order_one_asks_and_ends(table, subject, done):
    """What was asked of later instants, and what was ended since, hides nothing from a look at any instant."""
    for at, ends in done:
        if ends:
            table.end(subject, at, f"end-{at}", lambda row: row.act.endswith(("1", "7")))
        live = [row.act for row in Moment(None, at).live(table, subject)]
        assert live == holding(table, subject, at)
        assert [row.act for row in Moment(None, 3).live(table, subject)] == holding(table, subject, 3)


def test_one_row_that_never_ends_does_not_make_every_look_long():
    table = Table()
    table.open("kiel", Row(since=0, act="for-ever"))
    for n in range(1, 5000):
        table.end("kiel", n, "next", lambda row: row.act != "for-ever")
        table.open("kiel", Row(since=n, act=f"{n}"))
        assert len(list(table["kiel"].candidates(n + 1, n)[0])) <= FEW + 1


def test_rows_cannot_be_changed():
    with pytest.raises(AttributeError):
        Row(since=2, act="a").until = 3
