"""Laws of the ballot box, whatever is sent to it: no seat casts more than it has, nothing is counted twice or lost."""

from collections import defaultdict
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mandat.book.amending import amend
from mandat.core.record import Record
from mandat.hall.models import Box, Cast, Federation, Poll, Roll
from mandat.hall.models.polls import Kind, Stage
from mandat.hall.moves.polls.ballot_box import Ballot, write
from mandat.hall.returns import ballots, sums_of
from mandat.hall.sides import Choice, Sides
from mandat.hall.together import Declined, together

SEATS = {"a": 1, "b": 5, "c": 0}

NOBODY_TELLS = Record((), amend).state.at(0)
"""A record in which nobody is a teller."""

votes = st.integers(0, 6)
choices = st.one_of(
    st.builds(Choice, st.sampled_from(("for", "against", "abstain"))),
    st.builds(Choice, st.none(), st.builds(Sides, votes, votes, votes).filter(lambda sides: sides.total)),
)
sent = st.lists(st.tuples(st.sampled_from(sorted(SEATS)), choices, st.integers(0, 5), st.booleans()), max_size=12)


def poll_of(kind: Kind) -> Poll:
    federation, _ = Federation.objects.get_or_create(slug="laws")
    poll = Poll.objects.create(id=uuid4(), federation=federation, body="b", by="x", kind=kind, stage=Stage.OPEN)
    Roll.objects.bulk_create(
        Roll(poll=poll, place=place, seat=seat, votes=SEATS[seat]) for place, seat in enumerate(SEATS)
    )
    if kind == Kind.SECRET:
        Box.objects.create(poll=poll)
    return poll


def cast_all(poll: Poll, everything: list) -> dict[str, int]:
    """Send all of it; the votes on each receipt that was given."""
    receipts, last = {}, defaultdict(str)
    for seat, choice, token, changes in everything:
        line = Roll.objects.get(poll=poll, seat=seat)
        number = f"{poll.pk.hex[:8]}-{seat}-{token}"
        ballot = Ballot(poll, line.pk, choice, number, who=f"who-{seat}", instead=last[seat] if changes else "")
        try:
            kept = together(poll.pk, lambda stage, ballot=ballot: write(stage, ballot))
        except Declined:
            continue
        if changes and last[seat] != number and Cast.objects.filter(pk=last[seat]).exclude(replaced="").exists():
            receipts.pop(last[seat], None)
        receipts[number] = kept.votes
        last[seat] = number
    return receipts


@pytest.mark.django_db
@pytest.mark.parametrize("kind", [Kind.CARD, Kind.SECRET])
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(everything=sent)
def test_no_seat_exceeds_its_votes_and_totals_are_the_sum_of_receipts(kind, everything):
    poll = poll_of(kind)
    receipts = cast_all(poll, everything)
    lines = list(Roll.objects.filter(poll=poll))
    by_line = {line.pk: sum(cast.votes for cast in Cast.objects.filter(line=line)) for line in lines}
    assert all(line.used == by_line[line.pk] <= line.votes for line in lines)
    assert sums_of(poll, NOBODY_TELLS).total == sum(by_line.values()) == sum(receipts.values())
    assert {cast.number: cast.votes for cast in Cast.objects.filter(poll=poll, replaced="")} == receipts


@pytest.mark.django_db
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(everything=sent)
def test_the_roll_of_the_act_adds_up_to_the_ballots(everything):
    poll = poll_of(Kind.CARD)
    cast_all(poll, everything)
    sums, roll = sums_of(poll, NOBODY_TELLS), ballots(poll)
    assert sums == Sides(*(sum(getattr(one, side) for one in roll) for side in ("for_", "against", "abstain")))
    assert len({one.seat for one in roll}) == len(roll)


@pytest.mark.django_db
def test_a_secret_poll_keeps_nothing_that_joins_voter_and_vote():
    """Two elections with the same turnout and other votes leave the same rows beside the sums."""
    left = []
    for sides in (("for", "against"), ("against", "for")):
        poll = poll_of(Kind.SECRET)
        cast_all(poll, [("a", Choice(sides[0]), 1, False), ("b", Choice(sides[1]), 2, False)])
        rows = Cast.objects.filter(poll=poll).order_by("line__place")
        left.append(
            [tuple(row)[1:] for row in rows.values_list("number", "who", "votes", "favour", "against", "abstain")]
        )
    assert left[0] == left[1] == [("who-a", 1, None, None, None), ("who-b", 5, None, None, None)]
