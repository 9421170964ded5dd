"""Which sittings there are, and how far each has gone."""

import pytest

from mandat.measure.sittings.course import latest, sitting, sittings


def courses(now, body=None) -> list[tuple[str, str]]:
    return [(one.id, one.state) for one in sittings(now, body)]


CALL = "2026-02-01 convene c1 from ada to congress\n    meets 2026-03-01T10:00\n\n"
OPEN = "2026-03-01T10:00 open s1 in congress\n    present 5\n\n"


def test_what_is_called_has_the_id_of_its_call_and_keeps_it(moment):
    assert courses(moment(CALL)) == [("c1", "called")]
    assert courses(moment(CALL + OPEN)) == [("c1", "open")]


def test_what_nobody_called_has_the_id_of_its_opening(moment):
    assert courses(moment(OPEN)) == [("s1", "open")]


def test_it_pauses_goes_on_and_ends(moment):
    text = CALL + OPEN
    states = []
    for verb, time in (("adjourn", "18:00"), ("resume", "19:00"), ("close", "20:00")):
        text += f"2026-03-01T{time} {verb} {verb}-1 in congress\n\n"
        states += courses(moment(text))
    assert states == [("c1", "adjourned"), ("c1", "open"), ("c1", "closed")]


def test_a_call_that_is_named_is_taken_and_the_others_wait(moment):
    calls = CALL + CALL.replace("c1", "c2").replace("02-01", "02-02")
    assert courses(moment(calls + OPEN.replace("in congress", "in congress on c1"))) == [
        ("c2", "called"),
        ("c1", "open"),
    ]
    assert courses(moment(calls + OPEN)) == [("c1", "called"), ("c2", "open")]


def test_a_call_from_before_the_last_opening_is_taken_only_where_it_is_named(moment):
    first = CALL + CALL.replace("c1", "c2") + OPEN.replace("in congress", "in congress on c2")
    first += "2026-03-01T12:00 close e1 in congress\n\n"
    later = "2026-04-01T10:00 open s2 in congress"
    assert courses(moment(first + later)) == [("c1", "called"), ("c2", "closed"), ("s2", "open")]
    assert courses(moment(first + later + " on c1")) == [("c2", "closed"), ("c1", "open")]


def test_one_call_to_two_bodies_is_one_sitting_of_each(moment):
    text = "2026-01-01 body council\n\n2026-02-01 convene c1 from ada to congress, council\n\n"
    text += "2026-03-01T10:00 open s1 in council\n\n2026-03-01T10:00 open s2 in congress\n\n"
    assert [(one.id, one.body) for one in sittings(moment(text))] == [("s1", "council"), ("c1", "congress")]


def test_another_opening_ends_the_sitting_before(moment):
    assert courses(moment(OPEN + "2026-03-05T10:00 open s2 in congress\n")) == [("s1", "closed"), ("s2", "open")]


def test_what_ends_nothing_is_no_sitting(moment):
    assert courses(moment("2026-03-01 close e1 in congress\n\n2026-03-02 resume r1 in congress\n")) == []


def test_a_general_meeting_is_a_sitting_of_its_unit(moment):
    text = "2026-02-01 convene c1 from ada to elm\n\n2026-03-01T10:00 open s1 in elm\n    present 12\n"
    assert [(one.id, one.body) for one in sittings(moment(text))] == [("c1", "elm")]


def test_only_what_has_happened_by_then_counts(moment):
    now = moment(CALL + OPEN)
    assert courses(now.state.at(now.state.windows["s1"].earliest - 1)) == [("c1", "called")]
    assert courses(now.state.at(0)) == []


def test_a_sitting_is_found_by_either_id(moment):
    now = moment(CALL + OPEN)
    assert sitting(now, "c1") == sitting(now, "s1")
    assert sitting(now, "e1") is None


def test_the_latest_of_a_body_is_the_one_that_goes_on(moment):
    assert latest(moment(CALL), "congress") is None
    assert latest(moment(CALL + OPEN), "congress").id == "c1"
    assert latest(moment(CALL + OPEN + "2026-03-01T11:00 adjourn a in congress\n"), "congress").id == "c1"
    assert latest(moment(CALL + OPEN + "2026-03-01T11:00 close a in congress\n"), "congress") is None


@pytest.mark.parametrize(
    ("text", "meets"),
    [(CALL, "2026-03-01T10:00"), (OPEN, "2026-03-01T10:00"), (CALL.replace("meets", "deadline"), None)],
)
def test_when_it_meets(moment, text, meets):
    assert sittings(moment(text))[0].meets == meets
