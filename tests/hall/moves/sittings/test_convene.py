"""Whoever presides over a body calls it to a sitting, in time by its charter."""

import pytest

URL = "/pilots/body/congress/convene/"
SENT = {"meets": "2026-06-20T10:00", "text": "Hamburg, the seamen's hall"}


def test_the_chair_calls_the_congress(union, time, post, acts):
    assert post("chair", URL, **SENT).status_code == 303
    call = acts("convene")[0]
    assert (call.from_, call.to, call.for_, call.meets.text) == ("ada", ("congress",), "congress", "2026-06-20T10:00")


def test_the_form_tells_the_earliest_day_before_anything_is_sent(union, time, get):
    time.is_("2026-06-01T10:05")
    page = get("chair", URL).content.decode()
    assert "can be held on 16 June 2026 or later" in page


def test_short_notice_is_shown_and_goes_on_only_with_a_name(union, time, post, acts):
    soon = SENT | {"meets": "2026-06-05T10:00", "once": "soon"}
    answer = post("chair", URL, **soon)
    assert answer.status_code == 422
    assert "less than 14 days" in answer.content.decode()
    assert "Ada Ahrens takes it upon herself or himself" in answer.content.decode()
    assert acts("convene") == []
    assert post("chair", URL, **soon, despite="1").status_code == 303
    assert len(acts("convene")) == 1


def test_nobody_is_called_into_the_past(union, time, post, acts):
    answer = post("chair", URL, **(SENT | {"meets": "2026-06-01T10:05"}))
    assert answer.status_code == 422
    assert "a time that has passed" in answer.content.decode()


def test_only_the_chair_calls(union, time, assert_turned_away):
    assert_turned_away(URL, SENT, ("secretary", "teller", "delegate"), "")


def test_the_same_call_sent_twice_goes_out_once(union, time, post, acts):
    assert [post("chair", URL, **SENT, once="a").status_code for _ in range(2)] == [303, 303]
    assert len(acts("convene")) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"meets": ""}, {"meets": "tomorrow"}, {"meets": "2026-13-40T99:99"}, {"meets": "9999-99-99T00:00" * 50},
        {"text": ""}, {"text": "x" * 2001}, {"text": "a\x00b"}, {"once": ""}, {"once": "x" * 101},
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_and_not_recorded(union, time, post, acts, wrong):
    answer = post("chair", URL, **(SENT | wrong))
    assert answer.status_code == 422
    assert "This cannot be done as it was sent" in answer.content.decode()
    assert acts("convene") == []


def test_a_body_that_is_none_cannot_be_called(union, time, post):
    assert post("chair", "/pilots/body/nowhere/convene/", **SENT).status_code == 404
    assert post("chair", "/pilots/body/ada/convene/", **SENT).status_code == 404
