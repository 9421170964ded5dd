"""Quotas within a delegation: who is passed over, for whom, and the delegation that comes out."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mandat.count import threshold
from mandat.count.apportionment.apportion import NamedTie
from mandat.count.delegation import Candidate, TooManyQuotas, delegation
from mandat.count.lots import Lots


def stand(*rows):
    return [Candidate(name, votes, frozenset(groups.split())) for name, votes, groups in rows]


def chosen(candidates, seats, *, seed=None, **quotas):
    read = {group: threshold.read(text) for group, text in quotas.items()}
    return delegation(candidates, seats, read, None if seed is None else Lots(seed))


SIX = stand(
    ("ada", 60, "women"),
    ("ben", 50, ""),
    ("cem", 40, ""),
    ("dan", 30, "young"),
    ("eva", 20, "women"),
    ("fay", 10, "women young"),
)


def test_without_quotas_those_with_the_most_votes_go():
    assert chosen(SIX, 3).elected == ("ada", "ben", "cem")


def test_half_women_of_four_places_are_two():
    found = chosen(SIX, 4, women="1/2")
    assert (found.elected, found.passed) == (("ada", "ben", "cem", "eva"), ("dan",))


def test_half_of_an_odd_number_is_rounded_up():
    assert chosen(SIX, 3, women="1/2").elected == ("ada", "ben", "eva")


def test_one_who_belongs_to_two_groups_counts_for_both():
    assert chosen(SIX, 3, women="2", young="1").elected == ("ada", "ben", "fay")


def test_where_a_group_has_too_few_all_of_them_suffice():
    found = chosen(SIX, 4, young="3")
    assert (found.least, found.elected) == ({"young": 2}, ("ada", "ben", "dan", "fay"))


def test_quotas_that_no_delegation_can_meet_are_refused():
    apart = stand(("ada", 3, "women"), ("ben", 2, "young"))
    with pytest.raises(TooManyQuotas, match="the quotas together need 2 places, and there are 1; lower a quota"):
        chosen(apart, 1, women="1", young="1")


TIED = stand(("ada", 9, ""), ("ben", 5, ""), ("cem", 5, ""), ("dan", 5, "young"), ("eva", 1, "women"))


def test_equals_of_whom_not_all_have_room_tie_and_nobody_behind_them_is_elected():
    found = chosen(TIED, 3)
    assert found.elected == ("ada",)
    assert found.ties == (NamedTie(("ben", "cem", "dan"), 2),)


def test_equals_of_whom_a_quota_leaves_one_do_not_tie_with_the_others():
    assert chosen(TIED, 2, young="1").elected == ("ada", "dan")
    assert chosen(TIED, 2, young="1").ties == ()


def test_lots_decide_between_equals_and_the_places_behind_them_are_filled():
    found = chosen(TIED, 4, seed="x", women="1")
    (tie,) = found.ties
    assert found.elected == ("ada", *tie.chosen, "eva")
    assert len(tie.chosen) == 2


@given(
    st.lists(st.sets(st.sampled_from(["women", "young", "north"])), min_size=1, max_size=8),
    st.integers(0, 5),
    st.dictionaries(st.sampled_from(["women", "young", "north"]), st.integers(0, 3), max_size=3),
)
def test_the_delegation_is_the_first_in_the_order_of_votes_that_meets_all_quotas(groups, seats, quotas):
    """By trial of all delegations of this size, from the top down."""
    stood = [Candidate(str(place), 100 - place, frozenset(some)) for place, some in enumerate(groups)]
    seats = min(seats, len(stood))
    needs = {group: min(count, sum(group in one.groups for one in stood)) for group, count in quotas.items()}
    meets = [
        some
        for some in combinations(stood, seats)
        if all(sum(group in one.groups for one in some) >= need for group, need in needs.items())
    ]
    told = {group: str(count) for group, count in quotas.items()}
    if not meets:
        with pytest.raises(TooManyQuotas):
            chosen(stood, seats, **told)
    else:
        assert chosen(stood, seats, **told).elected == tuple(one.name for one in meets[0])
