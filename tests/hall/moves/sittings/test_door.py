"""At the door a code is shown that changes every minute: whoever reads it checks in by it."""

import re

from mandat.hall.models import Door
from mandat.hall.moves.door import LENGTH, TRIES, code, turn


def shown(post, get, part: str = "secretary") -> str:
    assert post(part, "door/").status_code == 303
    page = get(part, "door/")
    return re.search(r'class="code"[^>]*>([A-Z0-9]+)<', page.content.decode())[1]


def test_whoever_sits_checks_in_by_the_code(opened, post, get, acts):
    typed = shown(post, get)
    assert len(typed) == LENGTH
    assert post("delegate", "come/", code=f" {typed.lower()} ").status_code == 303
    assert [(act.of, act.count.exact) for act in acts("arrive")] == [(("dora",), 2)]


def test_the_picture_opens_the_form_with_the_code_filled_in(opened, post, get):
    shown(post, get)
    assert "<svg" in get("chair", "door/").content.decode()
    assert 'value="ABC234"' in get("delegate", "come/?code=ABC234").content.decode()
    assert "<script" not in get("delegate", 'come/?code="><script>').content.decode()


def test_an_old_code_is_taken_for_a_minute_and_no_longer(opened, time, post, get, acts):
    typed = shown(post, get)
    time.is_("2026-06-01T10:06")
    assert post("delegate", "come/", code=typed).status_code == 303
    time.is_("2026-06-01T10:07")
    assert post("teller", "come/", code=typed).status_code == 422
    assert len(acts("arrive")) == 1


def test_without_a_door_no_code_is_right(opened, post, acts):
    assert post("delegate", "come/", code="AAAAAA").status_code == 422
    assert acts("arrive") == []


def test_codes_cannot_be_tried_at_will(opened, post, get, acts):
    typed = shown(post, get)
    for _ in range(TRIES):
        post("delegate", "come/", code="AAAAAA")
    answer = post("delegate", "come/", code=typed)
    assert answer.status_code == 422
    assert "Too many wrong codes" in answer.content.decode()
    assert acts("arrive") == []


def test_only_the_table_opens_the_door(opened, get, assert_turned_away):
    assert_turned_away("door/", {}, ("teller", "delegate"))
    assert get("delegate", "door/").status_code == 403
    assert Door.objects.count() == 0


def test_to_look_at_the_door_does_not_open_it(opened, get):
    assert "The door is not open" in get("secretary", "door/").content.decode()
    assert Door.objects.count() == 0


def test_whoever_has_no_seat_is_not_checked_in_by_it(opened, post, get, acts):
    typed = shown(post, get)
    for part in ("member", "observer"):
        assert post(part, "come/", code=typed).status_code == 422
    assert post("stranger", "come/", code=typed).status_code == 404
    assert acts("arrive") == []


def test_a_door_of_another_sitting_has_another_code(opened, post, get):
    shown(post, get)
    door = Door.objects.get()
    other = Door(federation=door.federation, sitting="other", secret=door.secret)
    assert code(door, turn()) != code(other, turn())


def test_sent_twice_somebody_comes_in_once(opened, post, get, acts):
    typed = shown(post, get)
    assert [post("delegate", "come/", code=typed, once="a").status_code for _ in range(2)] == [303, 303]
    assert len(acts("arrive")) == 1
