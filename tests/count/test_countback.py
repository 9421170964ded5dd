"""Vacancies filled from the original ballots; card votes and what delegates carry; motions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mandat.count.ballots import profile
from mandat.count.cards import Card, by_members, tally
from mandat.count.countback import NoCandidate, NotElected, countback, without
from mandat.count.methods import METHODS
from mandat.errors import CannotCount
from mandat.exchange import ballots
from tests.count.strategies import NAMES, elections, few, made

BALLOTS = [(6, (0, 3)), (5, (1, 0)), (4, (2,)), (1, (3,))]


def filled(vacated, method="scottish-stv", seats=2):
    given_ = made(4, BALLOTS)
    elected = METHODS[method].count(given_, seats, "").elected
    return elected, countback(METHODS[method], given_, elected, vacated, "")


def test_the_vacancy_goes_to_whom_the_original_ballots_elect_next():
    elected, found = filled(["Anna"])
    assert elected == ("Anna", "Bela")
    assert (found.sitting, found.recount.elected, found.fills) == (("Bela",), ("Dora", "Bela"), ("Dora",))


@few
@given(elections(), st.integers(1, 4), st.data())
@pytest.mark.parametrize("method", ["scottish-stv", "meek-stv", "ers97-stv", "gregory-stv", "schulze", "plurality"])
def test_every_vacancy_is_filled_while_somebody_is_left(method, election, seats, data):
    candidates, said = election
    given_ = made(*election)
    elected = METHODS[method].count(given_, seats, "").elected
    vacated = data.draw(st.lists(st.sampled_from(elected), min_size=1, unique=True))
    gone = {NAMES.index(name) for name in vacated}
    if not any(set(named) - gone for _, named in said):
        return
    found = countback(METHODS[method], given_, elected, vacated, "")
    left = candidates - len(elected)
    assert len(found.fills) == min(len(vacated), left)
    assert not set(found.fills) & set(elected)


def test_nobody_leaves_who_was_not_elected():
    with pytest.raises(NotElected, match="--vacancy Dora: not elected by this count, which elected Anna, Bela"):
        filled(["Dora"])


def test_nobody_is_left_out_who_does_not_stand():
    with pytest.raises(NoCandidate, match='no candidate is called "Ana": did you mean Anna?'):
        without(made(4, BALLOTS), ["Ana"])


def test_a_delegation_may_split_its_votes_and_what_it_does_not_cast_counts_for_nothing():
    cards = [Card("port", 420, for_=300, against=100), Card("mill", 80, abstain=80)]
    assert tally(cards) == (300, 100, 80)
    assert [card.over for card in cards] == [0, 0]
    assert Card("dock", 5, for_=4, against=2).over == 1


@given(st.integers(0, 10_000), st.integers(1, 30))
def test_with_a_chair_delegates_carry_every_member_and_without_one_no_more(members, delegates):
    assert sum(by_members(members, delegates, chair=True)) == members
    assert members - sum(by_members(members, delegates)) == members % delegates
    assert by_members(members, 0) == []


@pytest.mark.parametrize(
    ("votes", "elected", "action"),
    [((3, 2, 9), ("for",), "motion carried"), ((2, 3, 0), ("against",), "motion lost"), ((2, 2, 1), (), "motion tied")],
)
def test_more_for_than_against_carries_and_abstentions_do_not_count(votes, elected, action):
    given_ = profile(("for", "against", "abstain"), [(n, (place,)) for place, n in enumerate(votes) if n])
    count = METHODS["motion"].count(given_, 1, "")
    assert (count.elected, count.stages[0].action) == (elected, action)


def test_a_motion_has_no_candidates():
    with pytest.raises(CannotCount, match='"Anna" is no side of a motion; write for or against or abstain'):
        METHODS["motion"].count(made(2, [(1, (0,))]), 1, "")


def test_cumulative_votes_may_all_go_to_one_and_no_more_than_there_are_seats():
    given_ = profile(("Anna", "Bela"), [(3, (0, 0)), (4, (1,)), (2, (0, 1)), (5, (1, 1, 1))])
    count = METHODS["cumulative"].count(given_, 2, "")
    assert count.stages[0].totals == {"Anna": "8", "Bela": "6"}
    assert (count.valid, count.invalid) == (9, 5)


def test_level_and_left_out_ranks_are_followed_as_far_as_they_are_clear():
    """Level at first, or without a first rank, a ballot is invalid where one name at a time is followed."""
    text = b'3 1\n4 1=2 3 0\n2 - 1 0\n3 2 1=3 0\n5 3 - 1 0\n0\n"Anna"\n"Bela"\n"Chris"\n'
    count = METHODS["irv"].count(ballots.read("a.blt", text), 1, "")
    assert (count.valid, count.invalid) == (8, 6)
    assert [stage.totals for stage in count.stages] == [{"Anna": "0", "Bela": "3", "Chris": "5"}]


def test_who_withdrew_leaves_no_gap_and_no_level_rank():
    text = b'3 1\n-2\n4 1=2 3 0\n3 2 3 0\n0\n"Anna"\n"Bela"\n"Chris"\n'
    count = METHODS["irv"].count(ballots.read("a.blt", text), 1, "")
    assert (count.valid, count.invalid) == (7, 0)
    assert count.stages[0].totals == {"Anna": "4", "Chris": "3"}


@pytest.mark.parametrize(
    "method", [name for name, one in METHODS.items() if one.family in ("choice", "transfer", "pairwise", "committee")]
)
def test_without_a_valid_ballot_nobody_is_elected_by_lot(method):
    with pytest.raises(CannotCount, match="no ballot is valid"):
        METHODS[method].count(made(3, [(4, ())]), 1, "")
