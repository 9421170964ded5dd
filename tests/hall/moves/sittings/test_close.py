"""A sitting is closed for good, after the chair was asked once more."""

from mandat.hall.models import Door, Floor, Speech


def test_the_chair_is_asked_and_told_what_is_not_decided(opened, post, get, acts):
    post("delegate", "motion/", text="We buy a boat")
    page = get("chair", "close/").content.decode()
    assert "Close the sitting?" in page
    assert "Not decided yet: We buy a boat" in page
    assert acts("close") == []


def test_the_chair_closes_it(opened, post, get, acts):
    assert post("chair", "close/").status_code == 303
    assert len(acts("close")) == 1
    assert post("delegate", "motion/", text="Too late").status_code == 422


def test_who_asked_to_speak_and_the_door_are_erased(opened, post):
    post("delegate", "speakers/ask/", kind="speech")
    post("secretary", "door/")
    assert (Floor.objects.count(), Speech.objects.count(), Door.objects.count()) == (1, 1, 1)
    post("chair", "close/")
    assert (Floor.objects.count(), Speech.objects.count(), Door.objects.count()) == (0, 0, 0)


def test_a_sitting_that_is_closed_is_not_closed_again(opened, post):
    post("chair", "close/")
    answer = post("chair", "close/")
    assert answer.status_code == 422
    assert "This sitting of Congress is closed" in answer.content.decode()


def test_only_the_chair_closes(opened, assert_turned_away, get):
    assert_turned_away("close/", {"once": "x"}, ("secretary", "teller", "delegate"))
    assert get("delegate", "close/").status_code == 403


def test_sent_twice_it_is_closed_once(opened, post, acts):
    assert [post("chair", "close/", once="a").status_code for _ in range(2)] == [303, 303]
    assert len(acts("close")) == 1
