"""Majorities: a table of votes as minutes give them, and the arithmetic against a slow one on whole numbers only."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mandat.count.majority import SIMPLE, Majority, Votes, result
from mandat.count.quantity import Quantity, exactly, read

TWO_THIRDS = Majority(Fraction(2, 3))
HALF = Majority(Fraction(1, 2))
ABSOLUTE = Majority(Fraction(1, 2), above=True)
OF_PRESENT = Majority(Fraction(1, 2), above=True, base="present")
OF_SEATS = Majority(Fraction(2, 3), base="seats")


def votes(text, counted=False):
    """Votes as minutes give them: `for 31, against 4, abstain 2`."""
    said = {key: read(count) for key, count in (part.split(" ", 1) for part in text.split(", ") if part)}
    return Votes(said.get("for"), said.get("against"), said.get("abstain"), counted=counted)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("for 31, against 30", "carried"),
        ("for 30, against 31", "lost"),
        ("for 30, against 30", "tied"),
        ("for 1, against 0, abstain 400", "carried"),
        ("for 0, against 0", "tied"),
        ("for 0, against 0, abstain 12", "tied"),
        ("for about 100, against 80", "carried"),
        ("for about 100, against 90", "unknown"),
        ("for about 100, against 120", "lost"),
        ("for about 100, against 110", "unknown"),
        ("for 100, against about 100", "unknown"),
        ("for 0, against unknown", "unknown"),
        ("for 0, against 1", "lost"),
        ("for unknown, against 0", "unknown"),
        ("for 31", "unknown"),
        ("against 4", "unknown"),
        ("abstain 4", "unknown"),
        ("", "unknown"),
        ("for most", "carried"),
        ("for nearly-all", "carried"),
        ("for all", "carried"),
        ("for 2/3", "carried"),
        ("for 1/2", "tied"),
        ("for about 1/2", "unknown"),
        ("for few", "lost"),
        ("for none, against 3", "lost"),
        ("against most", "lost"),
        ("against few", "carried"),
        ("against all", "lost"),
        ("against 1/2", "tied"),
        ("against none, for 3", "carried"),
        ("for most, against 30", "carried"),
        ("for 30, against most", "lost"),
        ("for unknown, against few", "carried"),
    ],
)
def test_more_for_than_against_carries(text, expected):
    assert result(votes(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("for 31, against 30, abstain 400", "carried"),
        ("for 0, against 0, abstain 12", "tied"),
        ("for 31, against 30, abstain unknown", "carried"),
        ("for 31, against 30, abstain most", "carried"),
        ("for most", "carried"),
        ("for most, against few", "carried"),
        ("for 1/3, against 1/4", "carried"),
        ("for 1/4, against 1/3", "lost"),
        ("for 1/3, against 1/3", "tied"),
        ("for 1/2", "unknown"),
        ("for few", "unknown"),
        ("against 1/2", "unknown"),
        ("against few", "unknown"),
        ("against few, abstain 0", "carried"),
        ("against most", "lost"),
    ],
)
def test_who_has_more_where_abstentions_are_votes_cast(text, expected):
    """They never outvote anybody; but of a share of the votes cast, they may be the rest."""
    assert result(votes(text, counted=True)) == expected


@pytest.mark.parametrize(
    ("rule", "text", "expected"),
    [
        (TWO_THIRDS, "for 20, against 10", "carried"),
        (TWO_THIRDS, "for 199, against 100", "lost"),
        (TWO_THIRDS, "for 10, against 10", "lost"),
        (TWO_THIRDS, "for 0, against 0", "lost"),
        (HALF, "for 10, against 10", "carried"),
        (HALF, "for 9, against 10", "lost"),
        (HALF, "for 0, against 0", "lost"),
        (ABSOLUTE, "for 10, against 10", "lost"),
        (ABSOLUTE, "for 11, against 10", "carried"),
        (TWO_THIRDS, "for most", "unknown"),
        (TWO_THIRDS, "for nearly-all", "carried"),
        (TWO_THIRDS, "for 2/3", "carried"),
        (TWO_THIRDS, "for few", "lost"),
        (TWO_THIRDS, "for most, against few", "carried"),
        (TWO_THIRDS, "against 1/3", "carried"),
        (TWO_THIRDS, "against most", "lost"),
        (HALF, "for most", "carried"),
        (HALF, "for 1/2", "carried"),
        (ABSOLUTE, "for 1/2", "lost"),
        (ABSOLUTE, "for most", "carried"),
        (ABSOLUTE, "against most", "lost"),
        (Majority(Fraction(9, 10)), "for nearly-all", "carried"),
        (Majority(Fraction(9, 10), above=True), "for nearly-all", "unknown"),
        (Majority(Fraction(9, 10)), "against few", "carried"),
        (Majority(Fraction(1, 10)), "for few", "lost"),
        (Majority(Fraction(1)), "for all", "carried"),
        (Majority(Fraction(1)), "for 30, against none", "carried"),
        (Majority(Fraction(1)), "for 30, against 1", "lost"),
        (TWO_THIRDS, "for about 200, against 70", "carried"),
        (TWO_THIRDS, "for about 200, against 100", "unknown"),
        (TWO_THIRDS, "for about 200, against 111", "lost"),
    ],
)
def test_a_share_of_the_votes_cast(rule, text, expected):
    assert result(votes(text), rule) == expected


@pytest.mark.parametrize("rule", [SIMPLE, HALF, TWO_THIRDS, ABSOLUTE])
@pytest.mark.parametrize("text", ["for most, against most", "for 2/3, against 2/3", "for few, against few"])
def test_counts_that_cannot_both_be_right_settle_nothing(rule, text):
    assert result(votes(text), rule) == "unknown"


@pytest.mark.parametrize(
    ("text", "counted", "expected"),
    [
        ("for 20, against 10, abstain 10", False, "carried"),
        ("for 20, against 10, abstain 10", True, "lost"),
        ("for 20, against 5, abstain 5", True, "carried"),
        ("for 20, against 10", True, "carried"),
        ("for 20, against 5, abstain about 5", True, "unknown"),
        ("for 20, against 5, abstain unknown", True, "unknown"),
        ("for 20, against 5, abstain unknown", False, "carried"),
        ("for 20, against 5, abstain few", True, "carried"),
        ("for 60, against 10, abstain 1/2", True, "lost"),
        ("for 60, against 10, abstain 1/8", True, "carried"),
        ("for 60, against 10, abstain 2/9", True, "carried"),
        ("for 60, against 10, abstain 1/4", True, "lost"),
        ("for 60, against 10, abstain most", True, "lost"),
        ("for nearly-all, abstain 3", True, "carried"),
        ("against few", True, "unknown"),
        ("against few", False, "carried"),
        ("against 2/5", True, "lost"),
    ],
)
def test_abstentions_are_votes_cast_where_the_charter_counts_them(text, counted, expected):
    assert result(votes(text, counted=counted), TWO_THIRDS) == expected


@pytest.mark.parametrize(
    ("rule", "text", "base", "expected"),
    [
        (OF_PRESENT, "for 11, against 2", "20", "carried"),
        (OF_PRESENT, "for 10, against 2", "20", "lost"),
        (OF_PRESENT, "for 10, against 0", "about 20", "unknown"),
        (OF_PRESENT, "for 12, against 0", "about 20", "carried"),
        (OF_PRESENT, "for 9, against 0", "about 20", "lost"),
        (OF_PRESENT, "for 11", "20", "carried"),
        (OF_PRESENT, "against 11", "20", "unknown"),
        (OF_PRESENT, "for most", "20", "unknown"),
        (OF_PRESENT, "for few", "20", "lost"),
        (OF_PRESENT, "for 1/2", "20", "lost"),
        (OF_PRESENT, "for 0", "0", "lost"),
        (OF_PRESENT, "for 11", None, "unknown"),
        (OF_PRESENT, "for 11", "unknown", "unknown"),
        (OF_PRESENT, "for 11", "2/3", "unknown"),
        (OF_SEATS, "for 16, against 0", "24", "carried"),
        (OF_SEATS, "for 15, against 0", "24", "lost"),
        (OF_SEATS, "for about 20", "24", "carried"),
        (OF_SEATS, "for about 16", "24", "unknown"),
        (OF_SEATS, "for about 10", "24", "lost"),
        (OF_SEATS, "for 0", "0", "lost"),
        (Majority(Fraction(1, 2), base="seats"), "for 12", "24", "carried"),
    ],
)
def test_a_share_of_those_present_or_of_all_seats(rule, text, base, expected):
    assert result(votes(text), rule, base and read(base)) == expected


# ---------------------------------------------------------------------------------- against whole numbers, one by one


def plainly(for_, against, abstain, counted, rule, base):
    """The result of a vote of which every number is known. Nobody's vote carries nothing."""
    if rule.share is None:
        return "carried" if for_ > against else "lost" if for_ < against else "tied"
    whole = for_ + against + (abstain if counted else 0) if rule.base == "cast" else base
    votes_needed, mine = rule.share.numerator * whole, rule.share.denominator * for_
    return "carried" if for_ and (mine > votes_needed or (mine == votes_needed and not rule.above)) else "lost"


bars = st.sampled_from([Fraction(1, 2), Fraction(2, 3), Fraction(3, 4), Fraction(1, 3), Fraction(1)])
rules = st.just(SIMPLE) | st.builds(Majority, bars, st.booleans(), st.sampled_from(["cast", "present", "seats"]))


@given(*[st.integers(0, 50)] * 3, st.booleans(), rules, st.integers(0, 60))
def test_exact_counts_give_what_whole_numbers_give(for_, against, abstain, counted, rule, base):
    counts = Votes(exactly(for_), exactly(against), exactly(abstain), counted=counted)
    assert result(counts, rule, exactly(base)) == plainly(for_, against, abstain, counted, rule, base)


MOST = 6
"""The greatest number that the slow arithmetic tries."""

ranges = st.tuples(st.integers(0, MOST), st.integers(0, MOST)).map(lambda pair: Quantity("", min(pair), max(pair)))
open_ranges = st.integers(0, MOST).map(lambda low: Quantity("", low, None))
parts = st.sampled_from([Fraction(n, 12) for n in range(13)])
shares = st.tuples(parts, parts, st.booleans(), st.booleans()).map(
    lambda four: Quantity("", min(four[:2]), max(four[:2]), share=True, above=four[2], below=four[3])
)
counts = st.none() | ranges | open_ranges | shares


def fits(count, number, cast):
    """Whether a count as recorded can be this number of the votes cast."""
    if count is None:
        return True
    value = Fraction(number, cast) if count.share else Fraction(number)
    low = count.low < value if count.above else count.low <= value
    return low and (count.high is None or value < count.high or (value == count.high and not count.below))


def possible(counts, rule, base):
    """Every result that some whole numbers give which fit the counts."""
    for_, against, abstain = counts.for_, counts.against, counts.abstain
    in_shares = any(part is not None and part.share for part in (for_, against))
    if abstain is None and not in_shares:
        abstain = exactly(0)
    found = set()
    for one, other, third in product(range(MOST + 1), repeat=3):
        cast = one + other + (third if counts.counted else 0)
        if not cast and (in_shares or (abstain is not None and abstain.share)):
            continue
        if not (
            fits(for_, one, cast) and fits(against, other, cast) and (not counts.counted or fits(abstain, third, cast))
        ):
            continue
        for whole in base if rule.base != "cast" else [0]:
            if not in_shares or rule.base == "cast" or one + other + third <= whole:
                found.add(plainly(one, other, third, counts.counted, rule, whole))
    return found


@given(st.builds(Votes, counts, counts, counts, st.booleans()), rules, st.integers(0, 12), st.integers(0, 3))
def test_a_result_holds_for_all_numbers_that_the_counts_can_be(counts, rule, least, more):
    """Vague counts never give a result that some numbers which fit them would not give."""
    found = possible(counts, rule, range(least, least + more + 1))
    assume(found)
    told = result(counts, rule, Quantity("", least, least + more))
    assert told == "unknown" or found == {told}


@given(ranges, ranges, ranges, st.booleans(), rules, st.integers(0, 12), st.integers(0, 3))
def test_what_all_numbers_give_is_told(for_, against, abstain, counted, rule, least, more):
    """Where all numbers between the bounds give one result, that is the result, and not `unknown`."""
    counts = Votes(for_, against, abstain, counted=counted)
    found = possible(counts, rule, range(least, least + more + 1))
    told = result(counts, rule, Quantity("", least, least + more))
    assert told == (found.pop() if len(found) == 1 else "unknown")


def wider(count, down, up):
    """The same count, more vaguely."""
    if count is None:
        return None
    low = max(0, count.low - down) if not count.share else max(Fraction(0), count.low - Fraction(down, 12))
    high = None if count.high is None else count.high + up
    if count.share:
        high = min(Fraction(1), count.high + Fraction(up, 12))
    return Quantity("", low, high, count.share, count.above and not down, count.below and not up)


eight = st.lists(st.integers(0, 4), min_size=8, max_size=8)


@given(st.builds(Votes, counts, counts, counts, st.booleans()), rules, ranges, eight)
def test_vaguer_counts_give_the_same_result_or_none(votes, rule, base, by):
    assume(possible(votes, rule, range(base.low, base.high + 1)))
    exact = result(votes, rule, base)
    vague = Votes(
        wider(votes.for_, *by[:2]), wider(votes.against, *by[2:4]), wider(votes.abstain, *by[4:6]), votes.counted
    )
    assert result(vague, rule, wider(base, *by[6:])) in (exact, "unknown")


@given(*[st.integers(0, 40)] * 3, st.booleans(), st.builds(Majority, bars, st.booleans()))
def test_one_more_vote_for_never_loses_what_was_carried(for_, against, abstain, counted, rule):
    def told(number):
        return result(Votes(exactly(number), exactly(against), exactly(abstain), counted=counted), rule)

    assert told(for_) != "carried" or told(for_ + 1) == "carried"
