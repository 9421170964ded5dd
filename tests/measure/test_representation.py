"""Whom each vote stands for: members behind seats, through levels of delegates, and the power of each seat."""

from fractions import Fraction

import pytest

from mandat.clerk.opening import open_book
from mandat.clerk.representation import representation as document
from mandat.core.weighing import members_behind
from mandat.count.majority import HALF, SIMPLE, Majority
from mandat.measure.representation import carrying, representation

RECORD = """
2024-01-01 unit hamburg "Hamburg"
    members 420

2024-01-01 unit kiel "Kiel"
    members 90

2024-01-01 unit rostock "Rostock"
    members 60

2024-01-01 unit coast "Coast"

2024-01-01 unit docks "Docks"
    members about 100
    within  coast

2024-01-01 unit nowhere "Nowhere"

2024-01-01 body district "District"

2024-01-01 body congress "Congress"

2024-01-01 person anna

2024-01-01 person bela

2024-01-01 person cleo

2024-01-01 person dora

2024-01-01 charter of congress
    majority 2/3 of seats

2024-02-01 elect of anna to congress from hamburg
    votes 4

2024-02-01 elect of bela to district from kiel

2024-02-01 elect of cleo to district from rostock

2024-03-01 elect of bela to congress from district
    votes 2
"""


def moment(tmp_path, more=""):
    (tmp_path / "record.mandat").write_text(RECORD + more, encoding="utf-8")
    return open_book(tmp_path).view().now


@pytest.mark.parametrize(
    ("name", "members"),
    [("hamburg", 420), ("district", 150), ("congress", 570), ("coast", "90 to 110"), ("nowhere", None)],
)
def test_behind_a_body_stand_those_behind_its_seats_and_behind_a_unit_its_members(tmp_path, name, members):
    found = members_behind(moment(tmp_path), name)
    assert (found and (found.exact or f"{found.low} to {found.high}")) == members


def test_bodies_that_sit_in_each_other_stand_for_nobody_rather_than_for_ever(tmp_path):
    circle = "\n2024-03-02 elect of dora to district from congress\n"
    assert members_behind(moment(tmp_path, circle), "congress") is None


def test_members_a_vote_are_exact_and_the_majority_is_that_of_the_charter(tmp_path):
    found = representation(moment(tmp_path), "congress")
    assert [(seat.constituency, seat.per_vote) for seat in found.seats] == [("district", 75), ("hamburg", 105)]
    assert found.quota == 4
    assert found.power.banzhaf == (Fraction(0), Fraction(1))


def test_how_unequal_a_body_is(tmp_path):
    """Of 570 members 420 are Hamburg's, of 6 votes 4: 4/57 are elsewhere."""
    assert representation(moment(tmp_path), "congress").distances[0] == Fraction(4, 57)


def test_vague_members_leave_out_what_cannot_be_told(tmp_path):
    vague = "\n2024-03-02 elect of dora to congress from docks\n"
    found = representation(moment(tmp_path, vague), "congress")
    assert [seat.per_vote for seat in found.seats] == [75, None, 105]
    assert found.distances is None
    assert found.power is not None


def test_a_body_without_seats_has_no_power_to_share(tmp_path):
    found = representation(moment(tmp_path), "kiel")
    assert (found.seats, found.quota, found.power, found.distances) == ((), None, None, None)


@pytest.mark.parametrize(
    ("majority", "votes", "least"),
    [
        (SIMPLE, 12, 7),
        (SIMPLE, 13, 7),
        (Majority(HALF, above=True, base="seats"), 12, 7),
        (Majority(HALF), 12, 6),
        (Majority(HALF), 13, 7),
        (Majority(Fraction(2, 3)), 13, 9),
        (Majority(Fraction(1)), 13, 13),
    ],
)
def test_what_carries_if_every_seat_votes(majority, votes, least):
    assert carrying(majority, votes) == least


def test_the_document_of_a_date_tells_the_seats_of_that_date(tmp_path):
    (tmp_path / "record.mandat").write_text(RECORD, encoding="utf-8")
    early = document(open_book(tmp_path).view("2024-02-15"), "congress")
    assert [seat["for"] for seat in early["seats"]] == ["hamburg"]
    assert early["seats"][0]["members_per_vote"] == "105"
