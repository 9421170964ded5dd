"""Ties: each is told, and resolved by the rule of its method or by a lot that anybody can draw again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mandat.count.ballots import profile
from mandat.count.lots import Lots
from mandat.count.methods import METHODS
from mandat.count.outcome import Tie
from tests.count.strategies import elections, made

NAMES = ("Anna", "Bela", "Chris", "Dora")


def counted(method, ballots, seats=1, seed="", names=NAMES):
    return METHODS[method].count(profile(names, ballots), seats, seed)


def test_lots_are_those_of_the_example_in_rfc_3797():
    """RFC 3797, section 6: the first ten of a pool of 25."""
    lots = Lots("9319./2.5.8.10.12./9.18.26.34.41.45./")
    assert [place + 1 for place in lots.order(25)][:10] == [17, 7, 2, 16, 25, 23, 8, 24, 19, 13]


def test_scottish_equals_are_told_apart_by_the_last_stage_at_which_they_differed():
    count = counted("scottish-stv", [(5, (0,)), (4, (1,)), (3, (2, 1)), (1, (3, 2, 1))])
    rule = "fewer votes at stage 1, where they differed"
    assert count.ties == (Tie(2 + 1, ("Bela", "Chris"), rule, ("Chris",)),)
    assert count.elected == ("Bela",)


def test_ers97_equals_are_told_apart_by_the_first_point_at_which_they_differed():
    """Bela and Chris have 7 and 6, then 7 each when Dora is excluded."""
    count = counted("ers97-stv", [(13, (0,)), (7, (1,)), (6, (2,)), (1, (3, 2)), (1, (3,))])
    assert count.ties == (Tie(3, ("Bela", "Chris"), "fewer votes at stage 1, where they differed", ("Chris",)),)


def test_ers97_equals_who_could_both_be_elected_are_told_apart_without_a_lot():
    """Chris's papers give Bela 13 as well, half of the active vote; Anna had more at first (5.6.2)."""
    count = counted("ers97-stv", [(13, (0,)), (7, (1,)), (6, (2, 1)), (1, (3, 2)), (1, (3,))])
    assert count.ties[-1] == Tie(3, ("Anna", "Bela"), "more votes at stage 1, where they differed", ("Anna",))
    assert count.elected == ("Anna",)


def test_equal_surpluses_go_by_the_last_stage_at_which_they_differed():
    """The quota is 7. Bela has 8 at first, Chris only by half of Anna's papers: Bela's surplus goes before."""
    ballots = [(6, (0, 2)), (8, (0,)), (8, (1, 3)), (5, (2, 3)), (4, (3,)), (3, (4,))]
    count = counted("scottish-stv", ballots, seats=4, names=(*NAMES, "Emil"))
    assert count.ties == (Tie(3, ("Bela", "Chris"), "more votes at stage 1, where they differed", ("Bela",)),)
    assert [stage.action for stage in count.stages][1:3] == ["surplus of Anna", "surplus of Bela"]


def test_a_lot_is_told_with_its_number_and_its_seed():
    count = counted("scottish-stv", [(5, (0,)), (2, (1, 0)), (2, (2, 0)), (3, (3,))], seed="Lottery 4 8 15")
    (tie,) = count.ties
    assert (tie.stage, tie.among) == (2, ("Bela", "Chris"))
    assert tie.rule == 'lot 1 of the seed "Lottery 4 8 15", among 2 in the order of the ballot'
    assert tie.chosen == (("Bela", "Chris")[Lots("Lottery 4 8 15").draw(2)],)


@pytest.mark.parametrize("method", [name for name, one in METHODS.items() if one.family != "apportionment"])
def test_every_method_resolves_a_tie_and_tells_it(method):
    """Two candidates with the same ballots: lots elect one, and with other seeds the other."""
    if method == "motion":
        count = counted(method, [(3, (0,)), (3, (1,))], names=("for", "against"))
        assert (count.elected, len(count.ties)) == ((), 1)
        return
    ballots = [(3, (0,)), (3, (1,))] if method == "cumulative" else [(3, (0, 1)), (3, (1, 0))]
    chosen = [counted(method, ballots, seed=str(n), names=NAMES[:2]) for n in range(12)]
    assert all(count.ties for count in chosen)
    assert {count.elected for count in chosen} == {("Anna",), ("Bela",)}


@pytest.mark.parametrize(
    "method", [name for name, one in METHODS.items() if one.family not in ("apportionment", "motion")]
)
@given(election=elections(most=4), seed=st.text(max_size=5))
def test_the_same_seed_gives_the_same_count(method, election, seed):
    given = made(*election)
    seats = 1 if METHODS[method].most else 4
    counts = [METHODS[method].count(given, seats, seed) for _ in range(2)]
    assert counts[0] == counts[1]
