"""A sitting that was called is moved: to another day, or to another place. Those who were called are told."""

import pytest
from icalendar import Calendar

SENT = {"meets": "2026-06-15T11:00", "text": "Our congress, in Kiel"}


@pytest.fixture
def early(called, time):
    """It is the tenth of May; the congress is called for the first of June."""
    time.is_("2026-05-10T12:00")
    return called


def test_it_meets_then_and_there_and_the_page_says_since_when(early, post, get, acts):
    assert post("chair", "move/", **SENT).status_code == 303
    assert acts("correct")[0].corrects == "call-june"
    page = get("delegate").text
    assert "It meets on 15 June 2026, 11:00" in page
    assert "Our congress, in Kiel" in page
    assert "Moved on 10 May 2026, 12:00: it was to meet on 1 June 2026, 10:00." in page


def test_the_entry_in_the_calendar_is_changed(early, post, get):
    before = Calendar.from_ical(get("observer", "calendar.ics").content).walk("VEVENT")[0]
    post("chair", "move/", **SENT)
    after = Calendar.from_ical(get("observer", "calendar.ics").content).walk("VEVENT")[0]
    assert (after["UID"], after["SEQUENCE"], after["STATUS"]) == (before["UID"], 1, "CONFIRMED")
    assert "Change it in my calendar" in get("delegate").text


def test_only_another_place_is_told_as_a_change_of_the_call(early, post, get):
    post("chair", "move/", meets="2026-06-01T10:00", text="Our congress, in Kiel")
    page = get("delegate").text
    assert "The call was changed on 10 May 2026, 12:00: read it again." in page
    assert "It meets on 1 June 2026, 10:00" in page


def test_it_opens_at_the_new_time_as_one_that_was_called_in_time(early, post, acts, time):
    post("chair", "move/", **SENT)
    time.is_("2026-06-15T11:00")
    assert post("chair", "open/").status_code == 303
    assert acts("open")[0].on == ("call-june",)


def test_sooner_than_the_notice_is_shown_and_goes_on_only_if_somebody_takes_it_on(early, post, acts):
    soon = {"meets": "2026-05-12T10:00", "text": "Our congress, in Hamburg", "once": "t"}
    answer = post("chair", "move/", **soon)
    assert (answer.status_code, acts("correct")) == (422, [])
    assert "This can be contested" in answer.text
    assert post("chair", "move/", **soon, despite="1").status_code == 303
    assert acts("correct")[0].fields[0].text == "2026-05-12T10:00"


def test_sent_twice_it_is_moved_once(early, post, acts):
    assert [post("chair", "move/", **SENT, once="t").status_code for _ in range(2)] == [303, 303]
    assert len(acts("correct")) == 1


def test_the_form_holds_what_the_call_says(early, get):
    page = get("chair", "move/").text
    assert 'value="2026-06-01T10:00"' in page
    assert "Our congress, in Hamburg" in page


def test_only_whoever_presides_moves_it(early, assert_turned_away, get):
    assert_turned_away("move/", {**SENT, "once": "t"}, ("secretary", "teller", "delegate"))
    assert get("delegate", "move/").status_code == 403


@pytest.mark.parametrize(
    "wrong", [{"meets": ""}, {"meets": "soon"}, {"meets": "2020-01-01T10:00"}, {"text": " "}, {"text": "x" * 3000}]
)
def test_what_is_no_time_or_no_place_comes_back(early, post, acts, wrong):
    answer = post("chair", "move/", **(SENT | wrong), page="/pilots/sitting/call-june/move/")
    assert (answer.status_code, acts("correct")) == (422, [])
    assert 'role="alert"' in answer.text


def test_what_says_the_same_is_no_move(early, post, acts):
    same = {"meets": "2026-06-01T10:00", "text": "Our congress, in Hamburg"}
    assert (post("chair", "move/", **same).status_code, acts("correct")) == (422, [])


def test_what_has_begun_is_not_moved(opened, post, acts):
    assert (post("chair", "move/", **SENT).status_code, acts("correct")) == (422, [])
