"""Whoever presides opens a sitting that was called, with somebody in the chair."""


def test_the_chair_opens_the_sitting(called, post, acts):
    assert post("chair", "open/", chair="ada", registered="9").status_code == 303
    opening = acts("open")[0]
    assert (opening.on, opening.chair, opening.present.exact) == (("call-june",), "ada", 0)
    assert opening.registered.exact == 9


def test_whoever_is_put_into_the_chair_presides_from_then_on(called, post, acts):
    assert post("delegate", "adjourn/").status_code == 403
    post("chair", "open/", chair="dora")
    assert post("delegate", "adjourn/").status_code == 303


def test_a_chair_who_is_dismissed_or_recalled_presides_no_more(called, time, post, write):
    post("chair", "open/", chair="dora")
    write("2026-06-01T10:06 recall recall-dora of dora in congress by emden\n    for 15\n    against 1\n")
    time.is_("2026-06-01T10:06")
    assert post("delegate", "adjourn/").status_code == 403


def test_somebody_from_outside_cannot_preside(called, write, post, acts):
    write('2026-05-01 person eve "Eve"\n')
    answer = post("chair", "open/", chair="eve")
    assert (answer.status_code, acts("open")) == (422, [])
    assert "Eve has no seat in Congress" in answer.content.decode()


def test_a_sitting_is_not_opened_twice(opened, post, acts):
    assert post("chair", "open/", chair="ada").status_code == 422
    assert len(acts("open")) == 1


def test_two_sittings_of_a_body_do_not_go_on_at_once(opened, write, post):
    write('2026-05-02 convene call-july from ada to congress "Again"\n    meets 2026-07-01\n')
    answer = post("chair", "open/", "call-july", chair="ada")
    assert answer.status_code == 422
    assert "Another sitting of Congress goes on" in answer.content.decode()


def test_on_short_notice_it_opens_only_if_somebody_takes_that_on(union, time, write, post, acts):
    write('2026-05-30 convene call-june from ada to congress "Quick"\n    meets 2026-06-01T10:00\n')
    answer = post("chair", "open/", chair="ada")
    assert (answer.status_code, acts("open")) == (422, [])
    assert "less than 14 days" in answer.content.decode()
    assert post("chair", "open/", chair="ada", despite="1").status_code == 303


def test_before_its_time_the_chair_is_asked_and_goes_on_by_name(called, time, post, acts, get):
    time.is_("2026-06-01T08:50")
    answer = post("chair", "open/", chair="ada", once="o")
    assert (answer.status_code, acts("open")) == (422, [])
    assert "It was called for 1 June 2026, 10:00, and it is 08:50." in answer.text
    assert "Go on, as Ada Ahrens" in answer.text
    for _ in range(2):
        assert post("chair", "open/", chair="ada", once="o", sure="sooner").status_code == 303
    assert [act.text for act in acts("note")] == ["It was called for 1 June 2026, 10:00; Ada Ahrens opened it sooner."]
    assert (
        "Note: It was called for 1 June 2026, 10:00; Ada Ahrens opened it sooner." in get("member", "minutes.txt").text
    )


def test_not_yet_gives_the_form_back_as_it_was_filled_in(called, time, post, acts):
    time.is_("2026-05-30T10:00")
    page = "/pilots/sitting/call-june/"
    answer = post("chair", "open/", chair="Dora Dahl", page=page)
    assert "and it is 30 May 2026, 10:00." in answer.text
    back = post("chair", "open/", chair="Dora Dahl", page=page, change="1")
    assert (back.status_code, 'value="Dora Dahl"' in back.text, acts("open")) == (200, True, [])


def test_to_say_yes_to_that_takes_nothing_else_on(union, time, write, post, acts):
    """On short notice as well: that is shown next, and is a question of its own."""
    write('2026-05-30 convene call-june from ada to congress "Quick"\n    meets 2026-06-01T10:30\n')
    answer = post("chair", "open/", chair="ada", sure="sooner")
    assert (answer.status_code, acts("open")) == (422, [])
    assert "less than 14 days" in answer.text
    assert 'name="sure" value="sooner"' in answer.text


def test_a_day_without_an_hour_begins_in_the_morning(union, time, write, post):
    write('2026-05-01 convene call-june from ada to congress "All day"\n    meets 2026-06-01\n')
    time.is_("2026-06-01T00:00")
    assert post("chair", "open/", chair="ada").status_code == 303


def test_only_the_chair_opens(called, assert_turned_away):
    assert_turned_away("open/", {"chair": "ada", "once": "x"}, ("secretary", "teller", "delegate"))


def test_to_look_at_the_address_opens_nothing(called, get, acts):
    assert get("chair", "open/").status_code == 405


def test_sent_twice_it_is_opened_once(called, post, acts):
    assert [post("chair", "open/", chair="ada", once="o").status_code for _ in range(2)] == [303, 303]
    assert len(acts("open")) == 1
