"""Power indices: published cases, brute force over all coalitions, and the laws they keep."""

import tomllib
from fractions import Fraction
from itertools import combinations
from math import comb, factorial
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from mandat.count.power import indices, owen, sampled
from mandat.count.power.coalitions import Coalitions
from mandat.count.power.game import Game, NoGame, smallest
from mandat.count.power.halves import Halves
from mandat.count.power.indices import TooLarge, banzhaf, power

CASES = sorted((Path(__file__).parent / "cases").glob("*.toml"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_published_case_gives_what_is_printed(path):
    case = tomllib.loads(path.read_text(encoding="utf-8"))
    found = power(game_of(case))
    place = list(case["weights"]).index
    assert len(case["cite"]) > 40
    assert found.error == 0
    assert {name: found.swings[place(name)] for name in case["swings"]} == case["swings"]
    for index in ("banzhaf", "shapley"):
        told, printed = getattr(found, index), case.get(index, {})
        assert {name: str(told[place(name)]) for name in printed} == printed


def game_of(case):
    second = tuple(case["weights2"].values()) if "weights2" in case else ()
    rest = (case.get("heads", 0), second, case.get("quota2", 0), case.get("suffice", 0))
    return Game(tuple(case["weights"].values()), case["quota"], *rest)


def test_in_the_council_of_the_union_that_four_must_block_makes_ten_coalitions_more_carry():
    """So S. Kurz and S. Napel, Optimization Letters 10 (2016), pages 1245-1256. Each has 25 of 28 members: of these 25
    could undo it by leaving and 3 not by joining, so all swings together are more by ten times 22."""
    case = tomllib.loads((CASES[0].parent / "eu-council-2014.toml").read_text(encoding="utf-8"))
    with_, without = game_of(case), game_of(case | {"suffice": 0})
    assert sum(case["weights"].values()) == 507_416_607
    assert sum(banzhaf(with_)) - sum(banzhaf(without)) == 10 * (25 - 3)


# -------------------------------------------------------------------------------------------------------- brute force


SMALL = st.integers(0, 12)
ANY = SMALL | st.integers(0, 10**9)


@st.composite
def games(draw, heads=True, second=False, weight=ANY):
    weights = draw(st.lists(weight, min_size=1, max_size=7).filter(any))
    quota = draw(st.integers(1, sum(weights)))
    members, suffice = draw(st.tuples(*[st.integers(0, len(weights))] * 2)) if heads else (0, 0)
    if not second:
        return Game(tuple(weights), quota, members, suffice=suffice)
    others = draw(st.lists(weight, min_size=len(weights), max_size=len(weights)).filter(any))
    return Game(tuple(weights), quota, members, tuple(others), draw(st.integers(1, sum(others))), suffice)


def carries(game, members):
    if game.suffice and len(members) >= game.suffice:
        return True
    reached = sum(game.weights[one] for one in members) >= game.quota and len(members) >= game.heads
    return reached and sum(game.second[one] for one in members if game.second) >= game.second_quota


def turned(game, voter):
    """How many coalitions of others of each size a voter turns, one coalition after the other."""
    others = [one for one in range(game.voters) if one != voter]
    return [
        sum(carries(game, (*members, voter)) and not carries(game, members) for members in combinations(others, size))
        for size in range(game.voters)
    ]


def orders(game, voter):
    """The share of all orders of joining in which a voter is the one who turns the result."""
    sizes = enumerate(turned(game, voter))
    ways = sum(count * factorial(size) * factorial(game.voters - 1 - size) for size, count in sizes)
    return Fraction(ways, factorial(game.voters))


@settings(max_examples=300)
@given(games() | games(second=True))
def test_swings_and_indices_are_those_of_all_coalitions_one_by_one(game):
    swings = [sum(turned(game, voter)) for voter in range(game.voters)]
    found = power(game)
    assert list(found.swings) == swings
    assert list(found.banzhaf) == [Fraction(count, sum(swings)) for count in swings]
    assert list(found.shapley) == [orders(game, voter) for voter in range(game.voters)]
    assert found.error == 0


@settings(max_examples=200)
@given(games(weight=SMALL) | games(weight=SMALL, second=True))
def test_both_ways_to_count_give_the_same_by_size(game):
    by_weight, by_halves = Coalitions(game, sized=True), Halves(game)
    for voter in range(game.voters):
        assert by_weight.swings(voter) == by_halves.swings(voter) == turned(game, voter)


@given(games(heads=False) | games(second=True))
def test_a_game_in_smaller_numbers_turns_as_many(game):
    small = smallest(game)
    assert max(small.room) <= max(game.room)
    for voter in range(game.voters):
        assert sum(turned(small, voter)) == sum(turned(game, voter))
        assert orders(small, voter) == orders(game, voter)


# ------------------------------------------------------------------------------------------------------------ estimates


@given(st.lists(st.integers(0, 40), min_size=2, max_size=40).filter(any), st.integers(1, 10**4))
def test_an_estimate_is_off_by_no_more_than_it_says(weights, share):
    game = smallest(Game(tuple(weights), max(1, sum(weights) * share // 10**4)))
    counted = Coalitions(game, sized=True)
    exact = {weight: indices._shapley(counted.swings(voter)) for voter, weight in enumerate(game.weights)}
    found, error = owen.shapley(game)
    assert 0 < error < Fraction(1, 10**9)
    assert all(abs(found[weight] - exact[weight]) <= error for weight in exact)


def test_large_votes_are_estimated_with_a_stated_error_and_their_swings_are_exact():
    found = power(Game((3,) * 250 + (2,) * 250, 700))
    assert 0 < found.error < Fraction(1, 10**8)
    assert abs(sum(found.shapley) - 1) <= found.error * 500
    assert found.swings[0] == sum(
        comb(249, threes) * comb(250, twos)
        for threes in range(250)
        for twos in range(251)
        if 697 <= 3 * threes + 2 * twos < 700
    )


def test_many_voters_with_two_weights_are_counted_exactly_and_estimated_by_the_same_lots_each_time(monkeypatch):
    """100 of one kind and 200 of another: who turns a coalition is told by how many of each are in it."""
    game = Game((4,) * 100 + (1,) * 200, 310, 0, (1,) * 100 + (2,) * 200, 260)
    monkeypatch.setattr(sampled, "PLACES", 2**18)
    found = power(game)
    assert found == power(game)
    assert found.orders == sampled.orders(game) > 500
    assert 0 < found.error < Fraction(1, 2000)

    def ways(weight, second, of, others):
        return sum(
            comb(of, heavy) * comb(others, light)
            for heavy in range(of + 1)
            for light in range(others + 1)
            if 4 * heavy + light + weight >= 310 and heavy + 2 * light + second >= 260
            if 4 * heavy + light < 310 or heavy + 2 * light < 260
        )

    assert found.swings == (ways(4, 1, 99, 200),) * 100 + (ways(1, 2, 100, 199),) * 200


@given(games(second=True) | games())
@settings(max_examples=30, deadline=None)
def test_a_draw_of_orders_is_hardly_ever_off_by_more_than_it_says(game):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sampled, "PLACES", 2**15)
        patch.setattr(sampled, "AT_ONCE", 2**13)
        found, error = sampled.shapley(game)
    for voter, kind in enumerate(game.kinds):
        assert abs(found[kind] - orders(game, voter)) <= error


def test_fifty_equal_votes_have_equal_power():
    found = power(Game((1,) * 50, 26))
    assert set(found.swings) == {comb(49, 25)}
    assert set(found.shapley) == {Fraction(1, 50)}


# ---------------------------------------------------------------------------------------------------------------- laws


@given(games(), st.integers(2, 10**6))
def test_scale_invariance_all_weights_many_times_over_change_nothing(game, times):
    scaled = Game(
        tuple(weight * times for weight in game.weights), game.quota * times, game.heads, suffice=game.suffice
    )
    assert power(scaled) == power(game)


@given(st.data(), games())
def test_symmetry_power_goes_with_the_weight_wherever_it_stands(data, game):
    order = data.draw(st.permutations(range(game.voters)))
    moved = power(Game(tuple(game.weights[one] for one in order), game.quota, game.heads, suffice=game.suffice))
    assert moved.swings == tuple(power(game).swings[one] for one in order)


@given(games())
def test_more_weight_never_has_less_power(game):
    by_weight = [swings for _, swings in sorted(zip(game.weights, power(game).swings, strict=True))]
    assert by_weight == sorted(by_weight)


@given(games())
def test_indices_are_shares_of_one(game):
    found = power(game)
    assert sum(found.shapley) == 1
    assert sum(found.banzhaf) == 1


def test_in_a_double_majority_small_ones_count_as_heads():
    """Of 70, 20, 5 and 5, three of four must agree too: without it the 70 would decide alone."""
    alone, double = Game((70, 20, 5, 5), 51), Game((70, 20, 5, 5), 51, 3)
    assert power(alone).banzhaf == (1, 0, 0, 0)
    assert power(double).swings == (4, 2, 2, 2)


def test_by_two_weights_who_is_light_in_one_may_be_decisive_and_who_is_middling_in_both_may_not():
    """4 of 3, 2, 1 and 4 of 1, 2, 3: only the first and the last together carry."""
    assert power(Game((3, 2, 1), 4, 0, (1, 2, 3), 4)).swings == (2, 0, 2)


@given(games())
def test_heads_are_a_second_weight_of_one_each(game):
    assume(game.heads)
    assert power(Game(game.weights, game.quota, 0, (1,) * game.voters, game.heads, game.suffice)) == power(game)


# ------------------------------------------------------------------------------------------------------------- refusals


@pytest.mark.parametrize(
    ("weights", "quota", "heads", "says"),
    [
        ((3, 2), 6, 0, "a quota of 6 decides nothing where there are 5 votes in all; write one from 1 to 5"),
        ((3, 2), 0, 0, "a quota of 0 decides nothing where there are 5 votes in all; write one from 1 to 5"),
        ((3, 2), 3, 3, "a quota of 3 decides nothing where there are 2 voters in all; write one from 1 to 2"),
        ((0, 0), 1, 0, "there are no votes to decide with"),
    ],
)
def test_a_quota_that_decides_nothing_is_refused(weights, quota, heads, says):
    with pytest.raises(NoGame) as refused:
        Game(weights, quota, heads)
    assert str(refused.value) == says


def test_a_second_quota_that_decides_nothing_is_refused_too():
    with pytest.raises(NoGame, match="a quota of 9 decides nothing where there are 8 votes in all"):
        Game((3, 2), 3, 0, (4, 4), 9)


@pytest.mark.parametrize(
    "game",
    [
        Game((10**9, 10**9 + 7) * 20, 2 * 10**10),
        Game((1, 2) * 10**5, 10**5),
        Game((999, 1000) * 20, 20000, 0, (10**4, 10**4 + 1) * 20, 200_010),
    ],
)
def test_what_cannot_be_counted_in_time_is_refused_at_once(game):
    with pytest.raises(TooLarge, match="too many to count exactly; write the weights in hundreds or thousands"):
        banzhaf(game)
