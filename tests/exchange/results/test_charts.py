"""The pictures of results: what is drawn is what was counted."""

import math
import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mandat.count.ballots import profile
from mandat.count.methods import METHODS
from mandat.exchange.results.bars import bars
from mandat.exchange.results.flow import between, flows, held
from mandat.exchange.results.half_circle import MOST, half_circle
from mandat.exchange.results.influence import influence
from mandat.exchange.results.matrix import beaten, matrix_tables
from mandat.exchange.results.strips import ranked, strips
from mandat.exchange.svg import COLOURS

NAMES = ("Anna", "Bela", "Chidi", "Dilara", "Emeka")
RANKINGS = st.lists(st.integers(0, 4), min_size=1, max_size=5, unique=True).map(tuple)
PAPERS = st.lists(st.tuples(st.integers(1, 20), RANKINGS), min_size=1, max_size=12)


def drawn(chart, tag):
    return [part for part in chart.parts if part.startswith(f"<{tag} ")]


# --------------------------------------------------------------------------------------------------------- half circle


@given(st.lists(st.integers(0, 90), min_size=1, max_size=7).filter(any), st.integers(0, 3))
def test_every_seat_is_a_dot_in_the_colour_of_its_name(seats, unfilled):
    chart = half_circle([f"list {place}" for place in range(len(seats))], seats, unfilled)
    dots = re.findall(r'fill="(#[0-9a-f]+)"', "".join(drawn(chart, "circle")))
    assert len(dots) == sum(seats) + unfilled
    assert dots.count("#ffffff") == unfilled
    assert dots.count(COLOURS[0]) >= next(count for count in seats if count)


@pytest.mark.parametrize("total", [1, 2, 3, 7, 25, 120, 435, 630, MOST])
def test_dots_stay_within_the_picture_and_do_not_lie_on_each_other(total):
    chart = half_circle(["all"], [total])
    dots = [tuple(map(float, re.findall(r'c[xy]="([\d.]+)"', dot))) for dot in drawn(chart, "circle")]
    radius = float(re.search(r' r="([\d.]+)"', drawn(chart, "circle")[0])[1])
    assert all(radius < x < chart.width - radius and radius < y < chart.height - radius for x, y in dots)
    nearest = min(
        (abs(complex(*a) - complex(*b)) for a, b in zip(sorted(dots), sorted(dots)[1:], strict=False)), default=99
    )
    assert nearest > radius


@given(st.lists(st.integers(1, 40), min_size=1, max_size=12))
def test_letters_do_not_stand_on_each_other_and_stay_within_the_picture(seats):
    chart = half_circle([f"list {place}" for place in range(len(seats))], seats)
    found = re.findall(r'<text x="([\d.-]+)" y="([\d.-]+)" [^>]*>([A-Z]+ \d+)</text>', "".join(chart.parts))
    letters = [(float(x), float(y), 7 * len(says)) for x, y, says in found]
    assert letters
    assert all(x >= 0 and x + wide <= chart.width and 10 <= y <= chart.height for x, y, wide in letters)
    for place, (x, y, wide) in enumerate(letters):
        assert all(abs(y - b) >= 13 or x + wide <= a or a + c <= x for a, b, c in letters[:place])


def test_no_seats_and_too_many_seats_are_not_drawn():
    assert half_circle(["a", "b"], [0, 0]) is None
    assert half_circle(["a"], [MOST + 1]) is None


@given(st.lists(st.integers(1, 40), min_size=1, max_size=60))
def test_letters_do_not_stand_on_the_seats(seats):
    chart = half_circle([f"list {place}" for place in range(len(seats))], seats)
    dots = re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)" r="([\d.]+)"', "".join(chart.parts))
    letters = re.findall(r'<text x="([\d.-]+)" y="([\d.-]+)" [^>]*>([A-Z]\d* \d+)</text>', "".join(chart.parts))
    for x, y, says in [(float(x), float(y), says) for x, y, says in letters]:
        for across, down, radius in [tuple(map(float, dot)) for dot in dots]:
            beside = max(x - across, across - x - 7 * len(says), 0)
            assert math.hypot(beside, max(y - 10 - down, down - y, 0)) > radius


def test_a_half_circle_says_who_has_most_and_whether_it_is_half():
    assert half_circle(["a", "b"], [6, 4]).says == "a has the most seats: 6 of 10, more than half."
    assert half_circle(["a", "b"], [5, 5]).says == "a has the most seats: 5 of 10, half."
    assert half_circle(["a", "b"], [4, 4], 2).says.endswith("less than half. Open, and drawn empty: 2.")


def test_of_candidates_excluded_together_it_is_told_what_went_to_each_from_all_of_them():
    papers = [(20, (0,)), (19, (1,)), (18, (2,)), (2, (3, 1)), (1, (4, 1)), (1, (4, 0))]
    (chart,) = flows(METHODS["ers97-stv"].count(profile(NAMES, papers), 1, ""))
    assert chart.says.startswith("Stage 2, exclusion of Dilara and Emeka: 3 to Bela, 1 to Anna.")


# --------------------------------------------------------------------------------------------------------- other charts


def test_bars_are_as_long_as_the_shares():
    chart = bars(["a", "b"], [75, 25], [1, 1])
    widths = [float(re.search(r'width="([\d.]+)"', part)[1]) for part in drawn(chart, "rect")]
    assert widths[2:] == [430.5, 288.0, 142.5, 288.0]
    assert chart.says == "b gains most by it, 25.00% of all seats more than of the votes; a loses most, 25.00%."


def test_bars_of_many_names_say_how_many_are_left_out():
    chart = bars([f"list {place}" for place in range(60)], [1] * 60, [1] * 60)
    assert chart.says.endswith("Drawn are the 14 with the most votes; the table has all 60.")


def test_power_is_drawn_once_for_each_weight_and_names_who_has_none():
    power = [Fraction(3, 5), Fraction(1, 5), Fraction(1, 5), Fraction(0)]
    chart = influence(["a", "b", "c", "d"], [50, 20, 20, 1], power)
    assert len(drawn(chart, "circle")) == 2 + 2 * 3
    assert "b and 1 more" in "".join(chart.parts)
    assert chart.says.endswith("Without any power: d.")


def test_of_the_same_weight_those_are_drawn_apart_whose_second_weight_gives_them_other_power():
    chart = influence(["a", "b", "c"], [2, 2, 1], [Fraction(1, 2), Fraction(1, 4), Fraction(1, 4)])
    assert len(drawn(chart, "circle")) == 2 + 2 * 3
    assert chart.says.startswith("a: 10.00% more of the power than of the weights, the most. b: 15.00% less")


def test_power_that_goes_with_the_weights_is_said_to():
    assert influence(["a", "b"], [5, 5], [Fraction(1, 2)] * 2).says == (
        "Power goes with the weights, to within 0.00% of all power."
    )


def test_the_matrix_marks_wins_and_names_the_condorcet_winner():
    matrix = {"a": {"b": 6, "c": 5}, "b": {"a": 4, "c": 7}, "c": {"a": 5, "b": 3}}
    assert beaten(matrix, ["a", "b", "c"]) == "Nobody is preferred to each of the others: there is no Condorcet winner."
    assert matrix_tables(matrix, ["a", "b", "c"])[0].count('class="win"') == 2
    matrix["a"]["c"] = 6
    assert beaten(matrix, ["a", "b", "c"]).startswith("a is preferred to each of the others")


# ----------------------------------------------------------------------------------------------------------------- flow


@pytest.mark.parametrize("method", ["scottish-stv", "ers97-stv", "gregory-stv", "irv"])
@given(papers=PAPERS, seats=st.integers(1, 3))
def test_every_vote_of_a_stage_is_in_the_next_once(method, papers, seats):
    count = METHODS[method].count(profile(NAMES, papers), seats if METHODS[method].most is None else 1, "seed")
    for before, stage in zip(count.stages, count.stages[1:], strict=False):
        moved = between(before, stage)
        for name, total in held(stage).items():
            arrived = sum((flow.votes for flow in moved if flow.to == name), Fraction(0))
            assert arrived == total, name


@given(papers=PAPERS)
def test_candidates_stand_in_the_order_of_the_result(papers):
    count = METHODS["scottish-stv"].count(profile(NAMES, papers), 2, "seed")
    assert sorted(ranked(count)) == sorted(NAMES)
    assert tuple(ranked(count)[: len(count.elected)]) == count.elected


@given(st.integers(1, 200))
def test_strips_hold_every_stage_once_and_a_few_each(number):
    parts = [*strips(range(number))]
    assert [stage for part in parts for stage in part] == [*range(number)]
    assert max(map(len, parts)) <= 6
    assert max(map(len, parts)) - min(map(len, parts)) <= 1


def test_a_count_in_which_no_vote_moves_has_no_flow():
    assert flows(METHODS["schulze"].count(profile(NAMES, [(1, (0, 1))]), 1, "")) == []


def test_a_count_of_eighty_candidates_is_drawn_within_its_picture():
    names = tuple(f"candidate {place}" for place in range(80))
    ballots = [(place % 7 + 1, (place, (place * 3 + 1) % 80, (place * 5 + 2) % 80)) for place in range(80)]
    charts = flows(
        METHODS["scottish-stv"].count(profile(names, [(n, tuple(dict.fromkeys(b))) for n, b in ballots]), 3, "x")
    )
    assert len(charts) > 10
    for chart in charts:
        for part in drawn(chart, "rect"):
            y, height = (float(re.search(rf' {key}="([-\d.]+)"', part)[1]) for key in ("y", "height"))
            assert 0 <= y
            assert 0 < height
            assert y + height <= chart.height


def test_a_large_matrix_is_divided_into_tables_that_fit_a_page():
    names = [f"candidate {place}" for place in range(45)]
    matrix = {one: dict.fromkeys(names, 1) for one in names}
    assert len(matrix_tables(matrix, names)) == 3
    matrix = {one: dict.fromkeys(names, 12_345) for one in names}
    assert len(matrix_tables(matrix, names)) == -(-len(names) // 9)


def test_a_candidate_may_be_called_exhausted():
    names = ("exhausted", "elected", "Anna")
    count = METHODS["irv"].count(profile(names, [(4, (0,)), (3, (1, 0)), (2, (2,))]), 1, "seed")
    assert held(count.stages[0])["exhausted"] == 4
    (chart,) = flows(count)
    assert "exhausted 4<" in "".join(chart.parts)
