"""Divisor methods: exact quotients, ties that are shown, and the laws that all of them keep."""

from fractions import Fraction

import pytest
from apportionment import methods as peer
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from mandat.count.apportionment.award import Award, Tie
from mandat.count.apportionment.divisor import D_HONDT, HUNTINGTON_HILL, SAINTE_LAGUE, SAINTE_LAGUE_14, divisor

ALL = {
    "d-hondt": D_HONDT,
    "sainte-lague": SAINTE_LAGUE,
    "sainte-lague-14": SAINTE_LAGUE_14,
    "huntington-hill": HUNTINGTON_HILL,
}
RULES = pytest.mark.parametrize("by", ALL.values(), ids=ALL)
VOTES = st.lists(st.integers(0, 40) | st.integers(0, 10**6), min_size=1, max_size=9).filter(any)
SEATS = st.integers(0, 60)


def one_by_one(votes, seats, by):
    """The same by the definition: each seat to the greatest quotient, in fractions, a tie at the end left open."""
    top = max(votes) ** by.power + 1
    quotients = sorted(
        (
            (Fraction(count**by.power + (0 if n else top), 1) if not by.of(n) else Fraction(count**by.power, by.of(n)))
            + (top**2 if not by.of(n) else 0),
            place,
        )
        for place, count in enumerate(votes)
        if count
        for n in range(seats + 1)
    )[::-1]
    bar = quotients[seats - 1][0] if seats else None
    level = [place for quotient, place in quotients if quotient == bar]
    above = [place for quotient, place in quotients if bar is not None and quotient > bar]
    if len(above) + len(level) == seats:
        above, level = above + level, []
    held = tuple(above.count(place) for place in range(len(votes)))
    return Award(held, Tie(tuple(sorted(level)), seats - len(above)) if level else None)


@RULES
@given(votes=VOTES, seats=SEATS)
@example(votes=[10, 10, 10], seats=2)
@example(votes=[1] * 9, seats=60)
def test_each_seat_goes_to_the_greatest_exact_quotient(by, votes, seats):
    assert divisor(votes, seats, by) == one_by_one(votes, seats, by)


@RULES
@settings(max_examples=40)
@given(votes=st.lists(st.integers(1, 10**30), min_size=1, max_size=4), seats=st.integers(0, 150))
def test_many_seats_at_once_are_the_same_as_one_after_the_other(by, votes, seats):
    assert divisor(votes, seats, by) == one_by_one(votes, seats, by)


PEERS = {"d-hondt": "dhondt", "sainte-lague": "saintelague", "huntington-hill": "huntington"}


@settings(max_examples=300)
@given(
    votes=st.lists(st.integers(0, 10**4), min_size=1, max_size=9).filter(any),
    seats=st.integers(1, 40),
    name=st.sampled_from(sorted(PEERS)),
)
@example(votes=[0, 0, 1], seats=2, name="huntington-hill")
def test_the_package_apportionment_gives_the_same_with_fractions(votes, seats, name):
    """It is asked about those who have votes: by Huntington and Hill it gives the others a seat too."""
    found = divisor(votes, seats, ALL[name])
    assume(found.tie is None)
    voted = [place for place, count in enumerate(votes) if count]
    theirs = [votes[place] for place in voted]
    expected = peer.compute(PEERS[name], theirs, seats, fractions=name != "huntington-hill")
    assert [found.seats[place] for place in voted] == list(expected)
    assert sum(found.seats) == seats


def test_a_difference_of_one_vote_in_ten_to_the_thirty_is_no_tie():
    """Floating-point numbers take these two for equal."""
    assert divisor([10**30, 10**30 + 1], 1, D_HONDT) == Award((0, 1))
    assert divisor([3 * 10**30, 10**30 + 1], 3, SAINTE_LAGUE) == Award((2, 1))


def test_a_tie_names_all_equals_and_how_many_seats_there_are_for_them():
    assert divisor([60, 30, 30, 12], 3, D_HONDT) == Award((1, 0, 0, 0), Tie((0, 1, 2), 2))


def test_who_can_all_be_given_one_do_not_tie():
    assert divisor([60, 30, 30, 12], 4, D_HONDT) == Award((2, 1, 1, 0))


def test_who_has_no_votes_gets_no_seat_and_ties_with_nobody():
    assert divisor([0, 5, 0], 3, HUNTINGTON_HILL) == Award((0, 3, 0))
    assert divisor([0, 0], 3, D_HONDT) == Award((0, 0))


def test_by_huntington_hill_everybody_has_a_seat_before_anybody_has_two():
    assert divisor([1_000_000, 3, 2], 3, HUNTINGTON_HILL) == Award((1, 1, 1))
    assert divisor([1_000_000, 3, 2], 2, HUNTINGTON_HILL) == Award((1, 1, 0))


def test_a_first_divisor_of_1_4_makes_the_first_seat_dearer():
    assert divisor([300, 101], 2, SAINTE_LAGUE) == Award((1, 1))
    assert divisor([300, 101], 2, SAINTE_LAGUE_14) == Award((2, 0))


@RULES
def test_ten_million_seats_are_given_out_at_once(by):
    found = divisor([7_000_003, 2_000_001, 5], 10**7, by)
    assert sum(found.seats) == 10**7


# --------------------------------------------------------------------------------------------------------------- laws


@RULES
@given(votes=VOTES, seats=SEATS)
def test_house_monotonicity_one_seat_more_takes_none_from_anybody(by, votes, seats):
    fewer, more = divisor(votes, seats, by), divisor(votes, seats + 1, by)
    assert all(a <= b for a, b in zip(fewer.seats, more.seats, strict=True))


@RULES
@given(votes=VOTES, seats=SEATS, times=st.integers(2, 10**20))
def test_scale_invariance_all_votes_many_times_over_change_nothing(by, votes, seats, times):
    assert divisor([count * times for count in votes], seats, by) == divisor(votes, seats, by)


@RULES
@given(data=st.data(), votes=VOTES, seats=SEATS)
def test_symmetry_seats_go_with_the_votes_wherever_they_stand(by, data, votes, seats):
    order = data.draw(st.permutations(range(len(votes))))
    plain, moved = divisor(votes, seats, by), divisor([votes[place] for place in order], seats, by)
    assert moved.seats == tuple(plain.seats[place] for place in order)
    tied = {order[place] for place in moved.tie.among} if moved.tie else None
    assert tied == (set(plain.tie.among) if plain.tie else None)


@RULES
@given(votes=VOTES, seats=SEATS, place=st.integers(0, 8), more=st.integers(1, 10**6))
def test_votes_more_for_one_never_cost_him_a_seat(by, votes, seats, place, more):
    place %= len(votes)
    raised = [count + more * (at == place) for at, count in enumerate(votes)]
    assert divisor(raised, seats, by).seats[place] >= divisor(votes, seats, by).seats[place]


@given(votes=VOTES, seats=SEATS)
def test_by_d_hondt_nobody_gets_less_than_the_whole_quotas_he_has(votes, seats):
    found = divisor(votes, seats, D_HONDT)
    owed = [count * seats // sum(votes) for count in votes]
    assert all(held >= due for held, due in zip(found.seats, owed, strict=True)) or found.tie is not None
