"""Laws of the methods that compare candidates pair by pair, on small elections drawn at random."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mandat.count.ballots import profile
from mandat.count.methods import METHODS
from mandat.count.pairwise.matrix import Matrix
from mandat.errors import CannotCount
from mandat.exchange import ballots as files
from tests.count import oracles
from tests.count.strategies import NAMES, elections, few, made, numbers

PAIRWISE = ("schulze", "ranked-pairs", "minimax", "copeland")


def lots(count):
    return [tie for tie in count.ties if "lot" in tie.rule]


@given(elections())
def test_the_matrix_says_how_many_prefer_one_to_another(election):
    candidates, ballots = election
    matrix = Matrix(made(*election)).wins
    expected = oracles.prefers(candidates, ballots)
    assert {pair: int(matrix[pair]) for pair in expected} == expected


def test_level_candidates_are_preferred_by_neither():
    level = files.read("a.blt", b'3 1\n3 1=2 3 0\n0\n"Anna"\n"Bela"\n"Chris"\n')
    assert Matrix(level).by_name() == {
        "Anna": {"Bela": 0, "Chris": 3},
        "Bela": {"Anna": 0, "Chris": 3},
        "Chris": {"Anna": 0, "Bela": 0},
    }


@pytest.mark.parametrize("method", PAIRWISE)
@few
@given(election=elections())
def test_who_beats_each_other_is_elected(method, election):
    candidates, ballots = election
    wins = oracles.prefers(candidates, ballots)
    best = [
        one
        for one in range(candidates)
        if all(wins[one, other] > wins[other, one] for other in range(candidates) if other != one)
    ]
    assume(best)
    assert numbers(METHODS[method].count(made(*election), 1, "").elected) == best


@given(elections(most=5))
def test_schulze_elects_whom_no_path_beats(election):
    count = METHODS["schulze"].count(made(*election), 1, "")
    potential = oracles.schulze(*election)
    assert set(numbers(count.elected)) <= potential
    told = {name for tie in lots(count) for name in tie.among} or set(count.elected)
    assert told == {NAMES[one] for one in potential}


@pytest.mark.parametrize("method", ["schulze", "ranked-pairs", "copeland"])
@few
@given(election=elections(), data=st.data())
def test_raising_the_winner_does_not_harm_him(method, election, data):
    """Monotonicity."""
    candidates, ballots = election
    count = METHODS[method].count(made(*election), 1, "")
    assume(not count.ties)
    (winner,) = numbers(count.elected)
    place = data.draw(st.integers(0, len(ballots) - 1))
    weight, named = ballots[place]
    raised = (winner, *(one for one in named if one != winner))
    changed = [*ballots[:place], (weight, raised), *ballots[place + 1 :]]
    again = METHODS[method].count(made(candidates, changed), 1, "")
    assume(not again.ties)
    assert numbers(again.elected) == [winner]


@pytest.mark.parametrize("method", [*PAIRWISE, "borda", "plurality", "approval", "seq-pav", "pav", "equal-shares"])
@few
@given(election=elections(most=5), seats=st.integers(1, 3))
def test_twice_the_ballots_elect_the_same(method, election, seats):
    candidates, ballots = election
    doubled = [(2 * weight, named) for weight, named in ballots]
    count = METHODS[method].count(made(*election), seats, "x")
    assert METHODS[method].count(made(candidates, doubled), seats, "x").elected == count.elected


@pytest.mark.parametrize("method", [*PAIRWISE, "borda", "plurality", "approval", "seq-pav", "pav", "equal-shares"])
@few
@given(election=elections(most=5), seats=st.integers(1, 3), data=st.data())
def test_other_names_elect_the_same(method, election, seats, data):
    candidates, ballots = election
    count = METHODS[method].count(made(*election), seats, "x")
    assume(not count.ties)
    new = data.draw(st.permutations(range(candidates)))
    renamed = [(weight, tuple(new[one] for one in named)) for weight, named in ballots]
    again = METHODS[method].count(made(candidates, renamed), seats, "x")
    assert set(numbers(again.elected)) == {new[one] for one in numbers(count.elected)}


@given(elections(most=5), st.integers(1, 4))
def test_pav_elects_a_committee_that_is_worth_most(election, seats):
    candidates, _ = election
    count = METHODS["pav"].count(made(*election), seats, "x")
    worth, best = oracles.pav(*election, min(seats, candidates))
    assert set(numbers(count.elected)) in best
    assert count.stages[0].action == f"best committee, worth {worth}"
    assert bool(count.ties) == (len(best) > 1)


@given(elections(most=6), st.integers(1, 4), st.sampled_from(("seq-pav", "equal-shares", "pav")))
def test_a_group_that_is_large_enough_and_agrees_is_represented(election, seats, method):
    """Justified representation (Aziz and others 2017), which equal shares and PAV have; seq-pav fills its seats."""
    candidates, ballots = election
    assume(seats <= candidates)
    count = METHODS[method].count(made(*election), seats, "x")
    assert len(count.elected) == seats
    if method == "seq-pav":
        return
    elected = set(numbers(count.elected))
    voters = sum(weight for weight, _ in ballots)
    for one in range(candidates):
        unheard = sum(weight for weight, named in ballots if one in named and not elected & set(named))
        assert unheard * seats < voters


def test_too_many_committees_are_refused():
    names = tuple(f"c{one}" for one in range(40))
    with pytest.raises(CannotCount, match="658008 committees of 5 among 40 candidates are too many; write --method"):
        METHODS["pav"].count(profile(names, [(1, (0,))]), 5, "")
