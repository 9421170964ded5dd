"""A sitting that was called is called off. Those who were called are told, and nobody opens it."""

import pytest
from icalendar import Calendar

SENT = {"reason": "The hall has burnt down."}


@pytest.fixture
def early(called, time):
    """It is the tenth of May; the congress is called for the first of June."""
    time.is_("2026-05-10T12:00")
    return called


@pytest.fixture
def off(early, post):
    """It was called off."""
    assert post("chair", "call-off/", **SENT).status_code == 303
    return early


def test_it_is_an_order_against_the_call(off, acts):
    order = acts("order")[0]
    assert (order.from_, order.for_, order.to, order.against) == ("ada", "congress", ("congress",), ("call-june",))
    assert order.text == SENT["reason"]


def test_those_who_were_called_are_told_wherever_they_look(off, get):
    page = get("delegate").text
    assert "It was to meet on 1 June 2026, 10:00, and does not." in page
    assert "Ada Ahrens called it off on 10 May 2026, 12:00: The hall has burnt down." in page
    for path in ("/pilots/", "/pilots/sittings/", "/pilots/body/congress/"):
        assert "called off" in get("delegate", path).text


def test_the_entry_is_taken_out_of_the_calendar(off, get):
    file = Calendar.from_ical(get("observer", "calendar.ics").content)
    event = file.walk("VEVENT")[0]
    assert (file["METHOD"], event["STATUS"], event["SEQUENCE"]) == ("CANCEL", "CANCELLED", 1)
    assert "Take it out of my calendar" in get("delegate").text


def test_nobody_opens_or_moves_it_and_nothing_is_moved_there(off, post, acts, time):
    time.is_("2026-06-01T10:00")
    for path in ("open/", "motion/", "agenda/", "call-off/"):
        assert post("chair", path, text="x", items="x", reason="x").status_code == 422, path
    assert acts("open", "motion", "agenda") == []


def test_it_can_be_convened_anew_and_the_motions_stay(early, post, acts, get, time):
    post("delegate", "motion/", text="The union buys one old boat")
    post("chair", "call-off/", **SENT)
    again = post("chair", "/pilots/body/congress/convene/", meets="2026-07-01T10:00", text="In Kiel")
    sitting = again["Location"].split("/")[3]
    time.is_("2026-07-01T10:00")
    assert post("chair", "open/", sitting).status_code == 303
    assert acts("open")[0].on == (sitting,)
    assert "The union buys one old boat" in get("delegate", "", sitting).text


def test_sent_twice_it_is_called_off_once(early, post, acts):
    assert [post("chair", "call-off/", **SENT, once="t").status_code for _ in range(2)] == [303, 303]
    assert len(acts("order")) == 1


def test_without_a_reason_it_is_not_called_off(early, post, acts):
    assert (post("chair", "call-off/", reason=" ").status_code, acts("order")) == (422, [])


def test_only_whoever_presides_calls_it_off(early, assert_turned_away):
    assert_turned_away("call-off/", {**SENT, "once": "t"}, ("secretary", "teller", "delegate"))


def test_to_look_at_the_address_calls_nothing_off(early, get, acts):
    assert (get("chair", "call-off/").status_code, acts("order")) == (405, [])


def test_what_has_begun_is_not_called_off(opened, post, acts):
    assert (post("chair", "call-off/", **SENT).status_code, acts("order")) == (422, [])


def test_an_order_of_strangers_calls_nothing_off(early, write, get):
    write('2026-05-10T11:00 order theirs from kiel to congress against call-june "Stay"\n    power sitting.preside\n')
    assert "called off" not in get("delegate").text
