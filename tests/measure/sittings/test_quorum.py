"""The quorum at one moment, in absolute numbers, as the law counts it for a vote."""

import pytest

from mandat.measure.sittings.quorum import standing

OPEN = "2026-03-01T10:00 open s in congress\n"


@pytest.mark.parametrize(
    ("present", "met", "missing"),
    [("present 0", False, 3), ("present 2", False, 1), ("present 3", True, 0), ("", None, None)],
)
def test_how_many_are_there_needed_and_missing(moment, present, met, missing):
    found = standing(moment(f"{OPEN}    {present}\n"), "congress")
    assert (found.required, found.whole, found.met, found.missing) == (3, 5, met, missing)


def test_where_the_rules_ask_for_none_there_is_one(moment):
    found = standing(moment(f"2026-02-01 charter r2 of congress\n    quorum none\n\n{OPEN}    present 1\n"), "congress")
    assert (found.stated, found.met, found.missing) == (False, True, 0)


def test_a_quorum_of_those_registered_needs_their_number(moment):
    rules = "2026-02-01 charter r2 of congress\n    quorum 1/2 of registered\n\n"
    assert standing(moment(f"{rules}{OPEN}    present 3\n"), "congress").missing is None
    assert standing(moment(f"{rules}{OPEN}    present 3\n    registered 10\n"), "congress").missing == 2


def test_a_general_meeting_counts_heads(moment):
    rules = "2026-02-01 charter r2 of elm\n    quorum 10\n\n"
    found = standing(moment(f"{rules}2026-03-01T10:00 open s in elm\n    present 7\n"), "elm")
    assert (found.present, found.required, found.whole, found.missing) == (7, 10, 30, 3)


@pytest.mark.parametrize("present", [0, 1, 2, 3, 4, 5])
def test_it_is_what_a_vote_at_that_moment_is_judged_by(moment, present):
    text = f"{OPEN}    present {present}\n\n2026-03-01T10:05 vote v in congress\n    for 1\n    against 0\n"
    now = moment(text)
    tally = now.state.judgements["v"].quorum
    found = standing(now, "congress")
    assert (found.present, found.required, found.met) == (tally.present, tally.required, tally.met)
