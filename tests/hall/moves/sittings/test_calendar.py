"""The calendar file of a sitting."""

from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar


@pytest.fixture
def event(get):
    """Reads the event that the file holds."""

    def read(sitting: str = "call-june"):
        answer = get("observer", "calendar.ics", sitting)
        assert answer["Content-Type"] == "text/calendar; charset=utf-8"
        return Calendar.from_ical(answer.content).walk("VEVENT")[0]

    return read


def test_it_tells_when_in_the_time_of_the_federation(called, event, get):
    found = event()
    assert found["SUMMARY"] == "Congress: sitting"
    assert found["DTSTART"].params["TZID"] == "Europe/Berlin"
    assert found["DTSTART"].dt.astimezone(UTC) == datetime(2026, 6, 1, 8, 0, tzinfo=UTC)
    assert b"BEGIN:VTIMEZONE" in get("observer", "calendar.ics").content


def test_it_reminds_a_day_and_an_hour_before(called, event):
    alarms = [alarm["TRIGGER"].dt for alarm in event().walk("VALARM")]
    assert alarms == [timedelta(days=-1), timedelta(hours=-1)]


def test_a_correction_of_the_call_moves_the_same_entry(called, event, write):
    before = event()
    write("2026-05-10 correct moved corrects call-june\n    meets 2026-06-02T11:00\n")
    after = event()
    assert (before["UID"], before["SEQUENCE"]) == (after["UID"], 0)
    assert (after["SEQUENCE"], after["DTSTART"].dt.hour) == (1, 11)
    assert after["DTSTAMP"].dt > before["DTSTAMP"].dt


def test_a_call_that_names_only_a_day_makes_an_entry_for_the_day(union, time, event, write):
    write('2026-05-02 convene call-july from ada to congress "Again"\n    meets 2026-07-01\n')
    assert event("call-july")["DTSTART"].dt == date(2026, 7, 1)


def test_what_somebody_wrote_cannot_add_lines_to_the_file(union, time, event, write, get):
    write('2026-05-02 convene call-july from ada to congress "X\\nBEGIN:VEVENT"\n    meets 2026-07-01\n')
    assert get("observer", "calendar.ics", "call-july").content.count(b"\r\nBEGIN:VEVENT") == 1


def test_a_sitting_for_which_nobody_said_when_has_no_file(union, time, write, get):
    write('2026-05-02 convene call-july from ada to congress "Again"\n')
    assert get("observer", "calendar.ics", "call-july").status_code == 404
