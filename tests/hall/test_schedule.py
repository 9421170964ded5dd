"""What the clock makes of a poll, whatever the clock does."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mandat.hall.models.polls import Stage
from mandat.hall.schedule import CLOSES, MISSED, OPENS, RECORDS, due

SIX = datetime(2026, 6, 1, 18, tzinfo=UTC)
SEVEN, EIGHT = SIX + timedelta(hours=1), SIX + timedelta(hours=2)
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("stage", "opens", "closes", "now", "what"),
    [
        (Stage.PLANNED, SIX, SEVEN, SIX - SECOND, None),
        (Stage.PLANNED, SIX, SEVEN, SIX, OPENS),
        (Stage.PLANNED, SIX, None, EIGHT, OPENS),
        (Stage.PLANNED, None, SEVEN, EIGHT, None),
        (Stage.PLANNED, SIX, SEVEN, SEVEN - SECOND, OPENS),
        (Stage.PLANNED, SIX, SEVEN, SEVEN, MISSED),
        (Stage.OPEN, SIX, SEVEN, SEVEN - SECOND, None),
        (Stage.OPEN, SIX, SEVEN, SEVEN, CLOSES),
        (Stage.OPEN, None, SEVEN, EIGHT, CLOSES),
        (Stage.OPEN, SIX, None, EIGHT, None),
        (Stage.COUNTED, SIX, SEVEN, EIGHT, RECORDS),
        (Stage.COUNTED, None, None, SIX, RECORDS),
        (Stage.RECORDED, SIX, SEVEN, EIGHT, None),
        (Stage.CANCELLED, SIX, SEVEN, EIGHT, None),
    ],
)
def test_what_is_due(stage, opens, closes, now, what):
    assert due(stage, opens, closes, now) == what


def test_what_somebody_has_to_say_is_waited_for():
    assert due(Stage.COUNTED, SIX, SEVEN, EIGHT, waits=True) is None


AFTER = {OPENS: Stage.OPEN, CLOSES: Stage.COUNTED, MISSED: Stage.CANCELLED, RECORDS: Stage.RECORDED}
ORDER = [Stage.PLANNED, Stage.OPEN, Stage.COUNTED, Stage.RECORDED, Stage.CANCELLED]
CLOCK = st.integers(-300, 300).map(lambda minutes: SIX + timedelta(minutes=minutes))


@given(st.lists(CLOCK, max_size=20), st.none() | CLOCK, st.none() | CLOCK)
def test_however_a_clock_jumps_a_poll_goes_forward_only(clock, opens, closes):
    stages = [Stage.PLANNED]
    for now in clock:
        what = due(stages[-1], opens, closes, now)
        stages.append(AFTER.get(what, stages[-1]))
    places = [ORDER.index(stage) for stage in stages]
    assert places == sorted(places)


@given(st.lists(CLOCK, min_size=1, max_size=20), CLOCK, CLOCK)
def test_where_the_clock_only_goes_forward_it_does_not_matter_how_often_somebody_looks(clock, opens, closes):
    """But for this: whoever never looked while it was to be open missed it."""
    stage = Stage.PLANNED
    for now in sorted(clock):
        stage = AFTER.get(due(stage, opens, closes, now), stage)
    looked = any(opens <= now < closes for now in clock)
    if max(clock) < opens:
        assert stage == Stage.PLANNED
    elif max(clock) < closes:
        assert stage == Stage.OPEN
    else:
        assert stage in ((Stage.COUNTED, Stage.RECORDED) if looked else (Stage.CANCELLED,))
