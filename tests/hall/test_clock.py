"""How instants become the minutes with which acts are dated, also in the hour that comes twice."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mandat.hall.clock import minute_of

BACK = datetime(2026, 10, 25, 1, tzinfo=UTC)
"""Clocks in Berlin are put back from three to two."""


@pytest.mark.parametrize(
    ("off", "minute"),
    [
        (-61, "2026-10-25T01:59"),
        (-60, "2026-10-25T02:00"),
        (-1, "2026-10-25T02:59"),
        (0, "2026-10-25T02:59"),
        (30, "2026-10-25T02:59"),
        (59, "2026-10-25T02:59"),
        (60, "2026-10-25T03:00"),
    ],
)
def test_the_hour_that_a_clock_strikes_twice_ends_with_its_last_minute(off, minute):
    assert minute_of(BACK + timedelta(minutes=off), "Europe/Berlin") == minute


@pytest.mark.parametrize(("off", "minute"), [(-1, "2026-03-29T01:59"), (0, "2026-03-29T03:00")])
def test_the_hour_that_is_left_out_is_no_time_at_all(off, minute):
    forward = datetime(2026, 3, 29, 1, tzinfo=UTC)
    assert minute_of(forward + timedelta(minutes=off), "Europe/Berlin") == minute


def test_half_an_hour_that_comes_twice_does_so_too():
    """On Lord Howe Island clocks are put back by half an hour, from two to half past one."""
    back = datetime(2026, 4, 4, 15, tzinfo=UTC)
    said = [minute_of(back + timedelta(minutes=off), "Australia/Lord_Howe")[-5:] for off in (-1, 0, 29, 30)]
    assert said == ["01:59", "01:59", "01:59", "02:00"]


@pytest.mark.parametrize("timezone", [None, "", "UTC", "Nowhere/At_All", "../etc/passwd", "x" * 300, "Europe", "\0"])
def test_where_no_time_zone_is_known_it_is_utc(timezone):
    assert minute_of(BACK, timezone) == "2026-10-25T01:00"


MINUTES = st.integers(-366 * 24 * 60, 366 * 24 * 60)
ZONES = st.sampled_from(["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca"])


@given(MINUTES, st.integers(0, 180), ZONES)
def test_nothing_is_dated_before_what_it_follows(off, minutes, timezone):
    instant = BACK + timedelta(minutes=off)
    assert minute_of(instant, timezone) <= minute_of(instant + timedelta(minutes=minutes), timezone)
