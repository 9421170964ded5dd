"""Laws of counts by transfers, on small elections drawn at random, against slow counters written from the rules."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from mandat.count.ballots import profile
from mandat.count.methods import BALLOTS, METHODS
from mandat.count.outcome import exact, fixed
from mandat.count.stv import meek
from tests.count import oracles
from tests.count.oracles_transfer import Ers97, Gregory
from tests.count.strategies import NAMES, elections, few, made, numbers

STV = ("scottish-stv", "meek-stv", "ers97-stv", "gregory-stv")


def drawn_lots(count):
    return any("lot" in tie.rule for tie in count.ties)


@settings(max_examples=250)
@given(elections(), st.integers(1, 4))
def test_the_scottish_rules_give_what_a_slow_counter_gives(election, seats):
    count = METHODS["scottish-stv"].count(made(*election), seats, "")
    assume(not drawn_lots(count))
    elected, history = oracles.Scottish(range(election[0]), election[1], seats).count()
    assert numbers(count.elected) == elected
    totals = [{NAMES[one]: f"{votes // 10**5}.{votes % 10**5:05}" for one, votes in now.items()} for now in history]
    assert [stage.totals for stage in count.stages] == totals


@pytest.mark.parametrize(
    ("method", "slow", "text"),
    [("ers97-stv", Ers97, lambda votes: fixed(votes, 2)), ("gregory-stv", Gregory, exact)],
    ids=lambda one: one if isinstance(one, str) else "",
)
@settings(max_examples=250)
@given(election=elections(most=7), seats=st.integers(1, 4))
def test_every_stage_is_what_a_slow_counter_gives(method, slow, text, election, seats):
    count = METHODS[method].count(made(*election), seats, "")
    assume(not drawn_lots(count))
    by_hand = slow(range(election[0]), election[1], seats)
    assert numbers(count.elected) == by_hand.count()
    stages = [({NAMES[one]: text(votes) for one, votes in now.items()}, text(lost)) for now, lost in by_hand.stages]
    assert [(stage.totals, gone(stage, text)) for stage in count.stages] == stages


def gone(stage, text):
    """Votes that no candidate has any more, whether exhausted or lost, as the method writes them."""
    if text is exact:
        return exact(Fraction(stage.exhausted) + Fraction(stage.loss))
    return f"{Decimal(stage.exhausted) + Decimal(stage.loss):.2f}"


@settings(max_examples=150)
@given(elections())
def test_instant_run_off_gives_what_a_slow_counter_gives(election):
    count = METHODS["irv"].count(made(*election), 1, "")
    assume(not drawn_lots(count))
    assert numbers(count.elected) == [oracles.irv(range(election[0]), election[1])]


@settings(max_examples=150)
@given(elections(most=5), st.integers(1, 3))
def test_meek_elects_whom_exact_fractions_elect(election, seats):
    count = METHODS["meek-stv"].count(made(*election), seats, "")
    assume(not drawn_lots(count))
    try:
        expected = oracles.Meek(*election, seats).count()
    except oracles.LotNeeded:
        assume(False)
    assert set(numbers(count.elected)) == expected


@pytest.mark.parametrize("method", STV)
@few
@given(election=elections(), seats=st.integers(1, 4), withdrawn=st.sets(st.integers(0, 5), max_size=2))
def test_no_vote_is_lost_or_made(method, election, seats, withdrawn):
    candidates, _ = election
    gone = frozenset(one for one in withdrawn if one < candidates)
    profile = made(*election, withdrawn=gone)
    assume(any(set(named) - gone for _, named in election[1]))
    count = METHODS[method].count(profile, seats, "x")
    assert count.valid + count.invalid == profile.cast
    for stage in count.stages:
        kept = sum(map(Fraction, stage.totals.values()))
        assert kept + Fraction(stage.exhausted) + Fraction(stage.loss) == count.valid
        assert min(map(Fraction, [*stage.totals.values(), stage.exhausted, stage.loss])) >= 0


@pytest.mark.parametrize("method", STV)
@few
@given(election=elections(), seats=st.integers(1, 4), withdrawn=st.sets(st.integers(0, 5), max_size=2))
def test_as_many_are_elected_as_there_are_seats_or_candidates(method, election, seats, withdrawn):
    candidates, ballots = election
    gone = frozenset(one for one in withdrawn if one < candidates)
    assume(any(set(named) - gone for _, named in ballots))
    count = METHODS[method].count(made(*election, withdrawn=gone), seats, "x")
    assert len(count.elected) == len(set(count.elected)) == min(seats, candidates - len(gone))
    assert not {NAMES[one] for one in gone} & set(count.elected)
    said = [name for stage in count.stages for name in stage.elected]
    assert tuple(said) == count.elected


@pytest.mark.parametrize("method", STV)
@few
@given(election=elections(), seats=st.integers(1, 4))
def test_who_withdrew_might_as_well_never_have_stood(method, election, seats):
    candidates, ballots = election
    assume(candidates > 2)
    left = [(weight, tuple(one for one in named if one != candidates - 1)) for weight, named in ballots]
    assume(any(named for _, named in left))
    count = METHODS[method].count(made(*election, withdrawn=frozenset({candidates - 1})), seats, "x")
    without = METHODS[method].count(made(candidates - 1, left), seats, "x")
    assert (count.elected, count.stages, count.invalid) == (without.elected, without.stages, without.invalid)


@pytest.mark.parametrize("method", STV)
@few
@given(election=elections(), seats=st.integers(1, 4), data=st.data())
def test_neither_the_order_of_the_ballots_nor_their_bundling_matters(method, election, seats, data):
    candidates, ballots = election
    one_by_one = [(1, named) for weight, named in ballots for _ in range(weight)]
    shuffled = data.draw(st.permutations(one_by_one))
    count = METHODS[method].count(made(*election), seats, "x")
    assert METHODS[method].count(made(candidates, shuffled), seats, "x") == count


@pytest.mark.parametrize("method", STV)
@few
@given(election=elections(), seats=st.integers(1, 4), data=st.data())
def test_other_names_for_the_candidates_elect_the_same(method, election, seats, data):
    candidates, ballots = election
    count = METHODS[method].count(made(*election), seats, "x")
    assume(not drawn_lots(count))
    new = data.draw(st.permutations(range(candidates)))
    renamed = [(weight, tuple(new[one] for one in named)) for weight, named in ballots]
    other = METHODS[method].count(made(candidates, renamed), seats, "x")
    assert set(numbers(other.elected)) == {new[one] for one in numbers(count.elected)}


@pytest.mark.parametrize("method", STV)
@few
@given(election=elections(), seats=st.integers(1, 3))
def test_a_solid_majority_of_quotas_gets_its_seats(method, election, seats):
    """Who have more than k quotas and rank the same k candidates first, elect all k (Dummett 1984), for k = 1."""
    candidates, ballots = election
    valid = sum(weight for weight, _ in ballots)
    firsts = [sum(weight for weight, named in ballots if named[0] == one) for one in range(candidates)]
    count = METHODS[method].count(made(*election), seats, "x")
    for one, votes in enumerate(firsts):
        if votes > valid // (seats + 1) + 1:
            assert NAMES[one] in count.elected


@pytest.mark.parametrize(
    "method", [name for name, one in METHODS.items() if one.family in BALLOTS and name != "motion"]
)
def test_a_count_of_large_weights_is_exact(method):
    """What machine integers cannot hold is counted in Python's."""
    small = made(4, [(5, (0, 1)), (3, (1, 2)), (2, (2, 3)), (1, (3, 0))])
    large = made(4, [(5 * 10**18, (0, 1)), (3 * 10**18, (1, 2)), (2 * 10**18, (2, 3)), (10**18, (3, 0))])
    seats = METHODS[method].most or 2
    counts = [METHODS[method].count(one, seats, "") for one in (small, large)]
    assert counts[0].elected == counts[1].elected
    assert (counts[1].valid, counts[1].invalid) == (counts[0].valid * 10**18, counts[0].invalid * 10**18)


COUNTED = [one.id for one in METHODS.values() if one.family in BALLOTS and one.id != "motion"]


@pytest.mark.parametrize("times", [2**62 - 1, 2**61, 10**40], ids=["all that a word holds", "half of it", "more"])
@pytest.mark.parametrize("method", COUNTED)
def test_as_many_ballots_as_a_machine_word_just_holds_elect_the_same(method, times):
    """Their sum fits into a word; what is made of it, such as points, does not."""
    named = [(1, 1, 1), (1, 1, 1), (1, 1, 0)] if method == "cumulative" else [(0, 1, 2), (1, 2, 0), (1, 0, 2)]
    seats, each = METHODS[method].most or 3, times // 3
    few = METHODS[method].count(made(3, [(1, one) for one in named]), seats, "x")
    many = METHODS[method].count(made(3, [(each, one) for one in named]), seats, "x")
    assert (many.elected, many.valid) == (few.elected, 3 * each)


@few
@given(elections(), st.integers(1, 4))
def test_meek_counts_the_same_whether_papers_are_dealt_out_or_followed_one_by_one(election, seats):
    dealt = METHODS["meek-stv"].count(made(*election), seats, "x")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(meek, "MANY", 1)
        assert METHODS["meek-stv"].count(made(*election), seats, "x") == dealt


@pytest.mark.parametrize("candidates", [3, 15, 16, 20, 127, 128, 300, 33_000])
@pytest.mark.parametrize("method", ["scottish-stv", "meek-stv"])
def test_ballots_of_any_length_are_followed_to_their_end(method, candidates):
    """The last preference counts, whichever word of the packed paper it lies in."""
    places = min(candidates, 70)
    names = tuple(f"c{one}" for one in range(candidates))
    gone = frozenset(range(2, candidates)) - {places - 1}
    given = profile(names, [(3, tuple(range(places))), (2, (1,)), (1, (candidates - 1,))], withdrawn=gone)
    count = METHODS[method].count(given, 1, "")
    assert count.elected == ("c0",)
    given = profile(names, [(2, tuple(range(2, places)) + (1,)), (1, (0,))], withdrawn=frozenset(range(2, candidates)))
    assert METHODS[method].count(given, 1, "").elected == ("c1",)
