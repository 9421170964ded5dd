"""Dates: what can be written, what it means to the minute, and the old calendar against one counted day by day."""

from contextlib import suppress
from datetime import date, datetime, timedelta
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mandat.core.dates import DAWN, MINUTES_A_DAY, NEVER, NoDate, read, show

DAY = MINUTES_A_DAY


def minute(text):
    """An instant, counted by the standard library."""
    return (datetime.fromisoformat(text) - datetime(1, 1, 1)) // timedelta(minutes=1)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1917-11-05T16:00", "1917-11-05T16:00", "1917-11-05T16:00"),
        ("1917-11-05T00:00", "1917-11-05T00:00", "1917-11-05T00:00"),
        ("1917-11-05T23:59", "1917-11-05T23:59", "1917-11-05T23:59"),
        ("1917-11-05", "1917-11-05T00:00", "1917-11-05T23:59"),
        ("1917-11", "1917-11-01T00:00", "1917-11-30T23:59"),
        ("1917-02", "1917-02-01T00:00", "1917-02-28T23:59"),
        ("2024-02", "2024-02-01T00:00", "2024-02-29T23:59"),
        ("1917", "1917-01-01T00:00", "1917-12-31T23:59"),
        ("0001", "0001-01-01T00:00", "0001-12-31T23:59"),
        ("9999-12-31", "9999-12-31T00:00", "9999-12-31T23:59"),
        ("[1917-11-04..1917-11-06]", "1917-11-04T00:00", "1917-11-06T23:59"),
        ("[1917-11-05T16:00..1917-11-05T20:00]", "1917-11-05T16:00", "1917-11-05T20:00"),
        ("[1917-10..1917-11-06T12:00]", "1917-10-01T00:00", "1917-11-06T12:00"),
        ("[1917..1918]", "1917-01-01T00:00", "1918-12-31T23:59"),
        ("[1917-11-05..1917-11-05]", "1917-11-05T00:00", "1917-11-05T23:59"),
        ("[1917-11..1917-11-05]", "1917-11-01T00:00", "1917-11-05T23:59"),
        ("julian:1917-10-25", "1917-11-07T00:00", "1917-11-07T23:59"),
        ("julian:1917-10-25T21:40", "1917-11-07T21:40", "1917-11-07T21:40"),
        ("julian:1917-10", "1917-10-14T00:00", "1917-11-13T23:59"),
        ("julian:1917", "1917-01-14T00:00", "1918-01-13T23:59"),
        ("julian:[1917-08-27..1917-08-31]", "1917-09-09T00:00", "1917-09-13T23:59"),
    ],
)
def test_a_date_means_all_its_minutes_from_the_first_to_the_last(text, first, last):
    when = read(text)
    assert (when.earliest, when.latest) == (minute(first), minute(last))
    assert when.text == text
    assert when.exact == (first == last)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("1917-02-30", "there is no 1917-02-30: that month has 28 days"),
        ("1917-02-29", "there is no 1917-02-29: that month has 28 days"),
        ("1900-02-29", "there is no 1900-02-29: that month has 28 days"),
        ("2024-02-30", "there is no 2024-02-30: that month has 29 days"),
        ("1917-11-31", "there is no 1917-11-31: that month has 30 days"),
        ("1917-11-00", "there is no 1917-11-00: that month has 30 days"),
        ("julian:1900-02-30", "there is no 1900-02-30: that month has 29 days"),
        ("julian:1917-02-29", "there is no 1917-02-29: that month has 28 days"),
        ("[1917-02-30..1917-03-01]", "there is no 1917-02-30: that month has 28 days"),
        ("1917-13", "there is no month 1917-13"),
        ("1917-00-01", "there is no month 1917-00"),
        ("0000", "there is no month 0000-01"),
        ("1917-11-05T24:00", "there is no time 24:00; a day runs from 00:00 to 23:59"),
        ("1917-11-05T16:60", "there is no time 16:60; a day runs from 00:00 to 23:59"),
        ("[1917-11-06..1917-11-04]", "the span ends before it begins: 1917-11-06 is after 1917-11-04"),
        ("[1917-11-05T16:01..1917-11-05T16:00]", "the span ends before it begins"),
        ("[1917-11-04]", "a span is written [1917-11-04..1917-11-06]"),
        ("[1917-11-04..1917-11-06", "a span is written [1917-11-04..1917-11-06]"),
        ("[..1917-11-06]", "a span is written [1917-11-04..1917-11-06]"),
        ("[]", "a span is written [1917-11-04..1917-11-06]"),
        ("[1917-11-04..julian:1917-11-06]", '"julian:1917-11-06" is no date'),
        ("[[1917..1918]..1919]", '"[1917" is no date'),
        ("julian:julian:1917", '"julian:1917" is no date'),
        ("julian:", '"" is no date'),
        ("", '"" is no date'),
        ("05.11.1917", '"05.11.1917" is no date; write 1917-11-05, 1917-11, 1917 or 1917-11-05T16:00'),
        ("1917-11-5", '"1917-11-5" is no date'),
        ("17-11-05", '"17-11-05" is no date'),
        ("11917-11-05", '"11917-11-05" is no date'),
        ("-1917", '"-1917" is no date'),
        ("1917-11-05T16", '"1917-11-05T16" is no date'),
        ("1917-11-05T16:00:30", '"1917-11-05T16:00:30" is no date'),
        ("1917-11-05T16:00Z", '"1917-11-05T16:00Z" is no date'),
        ("1917-11-05 16:00", '"1917-11-05 16:00" is no date'),
        ("1917-11-05\n", '"1917-11-05\n" is no date'),
        ("١٩١٧-١١-٠٥", '"١٩١٧-١١-٠٥" is no date'),
        ("x" * 1000, f'"{"x" * 40}" is no date'),
        ("julian:0001-01-01", "that day is before the first one this calendar can count"),
    ],
)
def test_what_is_no_date_is_refused_with_the_reason(text, reason):
    with pytest.raises(NoDate) as refused:
        read(text)
    assert str(refused.value).startswith(reason)


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("1917-11-05", "1917-11-06T00:00"),
        ("1917-11", "1917-12-01T00:00"),
        ("1917", "1918-01-01T00:00"),
        ("[1917-11-04..1917-11-06]", "1917-11-07T00:00"),
        ("1917-11-05T16:00", "1917-11-05T16:00"),
    ],
)
def test_until_a_coarse_date_is_until_its_end_and_until_a_time_until_that_minute(text, end):
    assert read(text).end == minute(end)


# ------------------------------------------------------------------------------------------------ the old calendar


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("0325-05-20", "0325-05-21"),
        ("1066-10-14", "1066-10-20"),
        ("1582-10-05", "1582-10-15"),
        ("1649-01-30", "1649-02-09"),
        ("1700-02-28", "1700-03-10"),
        ("1700-02-29", "1700-03-11"),
        ("1752-09-03", "1752-09-14"),
        ("1825-12-14", "1825-12-26"),
        ("1900-02-28", "1900-03-12"),
        ("1900-02-29", "1900-03-13"),
        ("1900-03-01", "1900-03-14"),
        ("1905-01-09", "1905-01-22"),
        ("1917-02-27", "1917-03-12"),
        ("1917-10-25", "1917-11-07"),
        ("1917-12-31", "1918-01-13"),
        ("1918-01-31", "1918-02-13"),
        ("2100-02-28", "2100-03-13"),
        ("2100-02-29", "2100-03-14"),
        ("2100-03-01", "2100-03-15"),
    ],
)
def test_days_that_books_give_in_both_calendars(old, new):
    assert read(f"julian:{old}").earliest == read(new).earliest


@cache
def first_days():
    """(year, month) -> the Gregorian day of the first of that Julian month, counted on from a day known in both."""
    found, day = {}, date(1582, 10, 15) - timedelta(days=4)
    year, month = 1582, 10
    while year < 2200:
        found[year, month] = day
        leap = 1 if month == 2 and year % 4 == 0 else 0
        day += timedelta(days=(31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1] + leap)
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return found


def test_every_month_of_six_centuries_begins_where_counting_on_comes_to():
    for (year, month), day in first_days().items():
        assert read(f"julian:{year}-{month:02}").earliest == (day - date(1, 1, 1)).days * DAY, (year, month)


@given(st.dates(date(1900, 3, 1), date(2100, 2, 28)))
def test_the_calendars_are_thirteen_days_apart_from_1900_to_2100(day):
    assert read(f"julian:{day}").earliest - read(str(day)).earliest == 13 * DAY


@given(st.dates(date(1, 3, 1), date(9999, 12, 1)))
def test_the_old_calendar_never_misses_a_day(day):
    """The day after a day begins where it ends, also after a leap day that only the old calendar has."""
    today = read(f"julian:{day}")
    try:
        tomorrow = read(f"julian:{day.year:04}-{day.month:02}-{day.day + 1:02}")
    except NoDate:
        year, month = (day.year, day.month + 1) if day.month < 12 else (day.year + 1, 1)
        tomorrow = read(f"julian:{year:04}-{month:02}-01")
    assert tomorrow.earliest == today.end


# --------------------------------------------------------------------------------------------------- what is shown

instants = st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 31, 23, 59)).map(
    lambda moment: moment.isoformat(timespec="minutes")
)


@given(instants)
def test_an_instant_is_shown_as_it_is_read(text):
    assert show(read(text).earliest) == text


@given(instants, instants)
def test_instants_are_in_the_order_of_their_texts(one, other):
    assert (read(one).earliest < read(other).earliest) == (one < other)


@pytest.mark.parametrize("instant", [DAWN, -1, NEVER, NEVER + 1])
def test_what_is_open_is_not_shown(instant):
    assert show(instant) is None


@pytest.mark.parametrize("text", ["9999-12-31", "9999", "[2024..9999]"])
def test_for_ever_is_not_shown(text):
    """The end of the last year that can be written is the end of all dates."""
    assert show(read(text).end) is None


@pytest.mark.parametrize("text", ["julian:9999-12-31", "julian:9999-12", "julian:9999"])
def test_an_old_date_beyond_the_last_year_is_refused(text):
    with pytest.raises(NoDate):
        read(text)


date_like = st.from_regex(r"(julian:)?\[?\d{4}-\d\d-\d\d(T\d\d:\d\d)?(\.\.\d{4}-\d\d\])?", fullmatch=True)


@given(st.text(max_size=30) | date_like)
def test_any_text_is_a_date_or_refused(text):
    """Nothing else is ever raised, and a date is never the wrong way round."""
    with suppress(NoDate):
        when = read(text)
        assert DAWN <= when.earliest <= when.latest < NEVER
        assert when.end > when.earliest or when.exact
