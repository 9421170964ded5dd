"""A sitting that was adjourned goes on, on the same day or another."""

import pytest

from mandat.hall import desks
from mandat.hall.sittings import sitting_in


@pytest.fixture
def adjourned(opened, time, post):
    """Two have checked in, and the sitting is adjourned overnight."""
    for person in ("ada", "ben"):
        assert post("secretary", "arrive/", person=person).status_code == 303
    time.is_("2026-06-01T18:00")
    post("chair", "adjourn/")
    time.is_("2026-06-02T09:00")
    return opened


def votes(union) -> int:
    return sitting_in(desks.desk_of(union).book().view("2026-06-02T09:00"), "call-june").quorum.present


def test_whoever_was_there_counts_as_there(adjourned, post):
    assert post("chair", "resume/").status_code == 303
    assert votes(adjourned) == 7


def test_everybody_checks_in_again_where_the_chair_says_so(adjourned, post):
    assert post("chair", "resume/", anew="1").status_code == 303
    assert votes(adjourned) == 0
    assert post("secretary", "arrive/", person="ada").status_code == 303
    assert votes(adjourned) == 4


def test_before_the_time_until_which_it_was_adjourned_the_chair_is_asked(opened, time, post, acts):
    post("chair", "adjourn/", until="2026-06-02T09:00")
    time.is_("2026-06-02T08:30")
    answer = post("chair", "resume/")
    assert (answer.status_code, acts("resume")) == (422, [])
    assert "It was adjourned until 2 June 2026, 09:00, and it is 08:30." in answer.text
    assert post("chair", "resume/", sure="sooner").status_code == 303
    assert [act.text for act in acts("note")] == [
        "It was adjourned until 2 June 2026, 09:00; Ada Ahrens resumed it sooner."
    ]


def test_an_adjournment_for_lunch_names_no_time(opened, write, post):
    write('2026-06-01T10:04 adjourn lunch in congress "until lunch is over"\n')
    assert post("chair", "resume/").status_code == 303


def test_somebody_else_may_preside_on_the_second_day(adjourned, post, acts):
    post("chair", "resume/", chair="dora")
    assert acts("resume")[0].chair == "dora"
    assert post("delegate", "adjourn/").status_code == 303


def test_a_sitting_that_goes_on_is_not_resumed(opened, post):
    assert post("chair", "resume/").status_code == 422


def test_only_the_chair_resumes(adjourned, assert_turned_away):
    assert_turned_away("resume/", {"once": "x"}, ("secretary", "teller", "delegate"))


def test_to_look_at_the_address_resumes_nothing(adjourned, get, acts):
    assert (get("chair", "resume/").status_code, acts("resume")) == (405, [])


def test_sent_twice_it_is_resumed_once(adjourned, post, acts):
    assert [post("chair", "resume/", once="a").status_code for _ in range(2)] == [303, 303]
    assert len(acts("resume")) == 1
