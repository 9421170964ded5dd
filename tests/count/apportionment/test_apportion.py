"""Seats by name: thresholds, ties that stay open, and lots that anybody can draw again."""

import pytest

from mandat.clerk.apportion import METHODS
from mandat.count import threshold
from mandat.count.apportionment.apportion import NamedTie, NobodyEntitled, Terms, apportion
from mandat.count.lots import Lots
from mandat.count.seats import Seats, Step

D_HONDT, PER_N = METHODS["d-hondt"], METHODS["per-n"]


def given(votes, seats, bar=None, exempt=(), seed=None, method=D_HONDT):
    terms = Terms(Seats(total=seats), bar and threshold.read(bar), exempt)
    found = apportion(votes, method, terms, None if seed is None else Lots(seed))
    return dict(zip(found.names, found.seats, strict=True)), found


@pytest.mark.parametrize(
    ("bar", "below"),
    [
        ("20%", ()),
        ("above 20%", ("c",)),
        ("1/5", ()),
        ("0.2", ()),
        ("above 0.2", ("c",)),
        ("20", ()),
        ("above 20", ("c",)),
        ("21", ("c",)),
        ("20.0001%", ("c",)),
        ("most", ("b", "c")),
    ],
)
def test_a_threshold_is_a_share_or_a_number_to_be_reached_or_exceeded(bar, below):
    seats, found = given({"a": 51, "b": 29, "c": 20}, 10, bar)
    assert found.barred == below
    assert all(seats[name] == 0 for name in below)
    assert sum(seats.values()) == 10


def test_a_share_is_of_all_votes_also_of_those_that_fall_below():
    _, found = given({"a": 90, "b": 6, "c": 4}, 10, "5%")
    assert (found.bar, found.barred) == (5, ("c",))


def test_who_is_exempt_takes_part_below_the_threshold():
    seats, found = given({"a": 50, "b": 40, "minority": 10}, 10, "11%", exempt={"minority"})
    assert seats == {"a": 5, "b": 4, "minority": 1}
    assert found.barred == ()


def test_where_nobody_reaches_the_threshold_no_seat_can_be_given():
    with pytest.raises(NobodyEntitled, match="the threshold is 6 votes, and the most that anybody has is 5"):
        given({"a": 5, "b": 5}, 3, "above 5")


def test_where_nobody_has_a_vote_no_seat_can_be_given():
    with pytest.raises(NobodyEntitled, match="nobody has a vote"):
        given({"a": 0, "b": 0}, 3)


def test_a_tie_stays_open_and_its_seats_are_nobodys():
    seats, found = given({"a": 10, "b": 10, "c": 10}, 2)
    assert seats == {"a": 0, "b": 0, "c": 0}
    assert found.open
    assert found.ties == (NamedTie(("a", "b", "c"), 2),)


def test_lots_from_a_published_text_resolve_a_tie_and_are_recorded():
    """Drawn by hand from the rule of the RFC: of the first three lots the first two are 0 and then 1 of those left."""
    order = Lots("31 May 2025, 3 14 15 92 65").order(3)
    seats, found = given({"a": 10, "b": 10, "c": 10}, 2, seed="31 May 2025, 3 14 15 92 65")
    (tie,) = found.ties
    assert tie.chosen == tuple("abc"[place] for place in order[:2])
    assert [name for name in seats if seats[name]] == sorted(tie.chosen)
    assert tie.rule == 'lots of the seed "31 May 2025, 3 14 15 92 65", among 3 in the order of the votes given'
    assert not found.open


def test_the_same_text_gives_the_same_lots_and_other_texts_give_others():
    votes = dict.fromkeys("abcdefgh", 7)
    once, again = (given(votes, 3, seed="one")[0] for _ in range(2))
    assert once == again
    assert len({tuple(given(votes, 3, seed=str(text))[0].values()) for text in range(40)}) > 20


def test_one_for_so_many_members_with_steps_rounding_and_a_least_number():
    rule = Seats(per=100, rounding="up", least=2, steps=(Step(500, beyond=1000),))
    found = apportion({"small": 12, "middle": 901, "large": 2001}, PER_N, Terms(rule))
    assert found.seats == (2, 10, 13)


def test_who_is_below_a_threshold_has_no_seat_even_where_everybody_has_at_least_one():
    found = apportion({"a": 400, "b": 3}, PER_N, Terms(Seats(per=100, least=1), threshold.read("10")))
    assert found.seats == (4, 0)
