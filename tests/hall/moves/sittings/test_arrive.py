"""People check in: by name, with the votes of their seats, or only counted."""

import pytest

from mandat.hall import desks
from mandat.hall.sittings import sitting_in


def sitting(union):
    return sitting_in(desks.desk_of(union).book().view("2026-06-01T10:05"), "call-june")


def test_the_first_of_a_seat_brings_all_its_votes_and_the_others_none(opened, post, acts):
    for person in ("ada", "cem"):
        assert post("secretary", "arrive/", person=person).status_code == 303
    assert [(act.of, act.count.exact) for act in acts("arrive")] == [(("ada",), 4), (("cem",), 0)]
    assert (sitting(opened).attendance.votes, sitting(opened).quorum.present) == (4, 4)


def test_the_quorum_is_told_in_absolute_numbers(opened, post, get):
    post("secretary", "arrive/", person="ben")
    quorum = sitting(opened).quorum
    assert (quorum.present, quorum.required, quorum.whole, quorum.missing, quorum.met) == (3, 5, 9, 2, False)
    assert "2 votes are missing" in get("observer").content.decode()
    post("secretary", "arrive/", person="dora")
    assert sitting(opened).quorum.missing == 0


def test_nobody_checks_in_twice(opened, post, acts):
    post("secretary", "arrive/", person="ada")
    answer = post("secretary", "arrive/", person="ada")
    assert (answer.status_code, len(acts("arrive"))) == (422, 1)
    assert "Ada Ahrens is checked in already" in answer.content.decode()


def test_whoever_has_no_seat_is_not_checked_in_by_name(opened, write, post, acts):
    write('2026-05-01 person eve "Eve"\n')
    for nobody in ("eve", "hamburg", "nobody-at-all"):
        assert post("secretary", "arrive/", person=nobody).status_code == 422
    assert acts("arrive") == []


def test_an_alternate_sits_while_no_holder_is_there(opened, write, post, acts):
    write(
        '2026-05-01 person eve "Eve"\n\n'
        "2026-05-02 alternate eve-for-ben of eve to congress from kiel rank 1\n    for 20\n"
    )
    assert post("secretary", "arrive/", person="eve").status_code == 303
    assert acts("arrive")[0].count.exact == 3
    post("secretary", "depart/", person="eve")
    post("secretary", "arrive/", person="ben")
    answer = post("secretary", "arrive/", person="eve")
    assert answer.status_code == 422
    assert "Ben Brandt sits for Kiel branch" in answer.content.decode()


def test_people_are_counted_without_names(opened, post, acts):
    assert post("secretary", "count/", number="5").status_code == 303
    assert sitting(opened).quorum.present == 5
    post("secretary", "count/", number="3")
    assert [(act.verb, act.count.exact) for act in acts("arrive", "depart")] == [("arrive", 5), ("depart", 2)]
    assert sitting(opened).quorum.present == 3


@pytest.mark.parametrize("number", ["", "-1", "1.5", "many", "9" * 30, "٣"])
def test_a_count_that_is_no_number_is_told(opened, post, acts, number):
    assert post("secretary", "count/", number=number).status_code == 422
    assert acts("arrive") == []


@pytest.mark.parametrize("person", ["", "Zoe", "ada ben", "a" * 300, "../x", "<b>", "0", "99"])
def test_a_name_that_is_none_is_told(opened, post, acts, person):
    assert post("secretary", "arrive/", person=person).status_code == 422
    assert acts("arrive") == []


@pytest.mark.parametrize("path", ["arrive/", "count/"])
def test_only_the_secretary_checks_others_in(opened, assert_turned_away, path):
    assert_turned_away(path, {"person": "ada", "number": "4", "once": "x"}, ("chair", "teller", "delegate"))


def test_nobody_checks_in_before_the_opening(called, post, acts):
    assert post("secretary", "arrive/", person="ada").status_code == 422
    assert acts("arrive") == []


@pytest.mark.parametrize("path", ["arrive/", "count/"])
def test_to_look_at_the_address_checks_nobody_in(opened, get, acts, path):
    assert (get("secretary", path).status_code, acts("arrive")) == (405, [])


def test_sent_twice_somebody_is_checked_in_once(opened, post, acts):
    answers = [post("secretary", "arrive/", person="ada", once="a").status_code for _ in range(2)]
    assert (answers, len(acts("arrive"))) == ([303, 303], 1)


def test_a_count_that_is_sent_twice_counts_once_also_where_some_have_gone(opened, post, acts):
    post("secretary", "count/", number="7")
    assert [post("secretary", "count/", number="4", once="a").status_code for _ in range(2)] == [303, 303]
    assert [(act.verb, act.count.text) for act in acts("arrive", "depart")] == [("arrive", "7"), ("depart", "3")]


@pytest.mark.parametrize("typed", ["Dora Dahl", "dora", "dah d", "DORA emden", "3", "dora emden branch"])
def test_a_name_its_beginning_or_the_number_of_the_seat_will_do(opened, post, acts, typed):
    assert post("secretary", "arrive/", person=typed).status_code == 303
    assert acts("arrive")[0].of == ("dora",)


@pytest.mark.parametrize("typed", ["1", "hamburg branch"])
def test_where_several_can_be_meant_they_are_named(opened, post, acts, typed):
    answer = post("secretary", "arrive/", person=typed, page="/pilots/sitting/call-june/")
    assert (answer.status_code, acts("arrive")) == (422, [])
    assert "can be Ada Ahrens (1, Hamburg branch), Cem Celik (1, Hamburg branch): write more" in answer.text
    assert f'value="{typed}" data-begun' in answer.text


def test_a_first_name_that_two_have_is_asked_for_even_where_it_is_the_id_of_one(opened, post, acts, write):
    write(
        '2026-05-02 person dora-klein "Dora Klein"\n\n'
        "2026-05-03 elect of dora-klein to congress from kiel\n    votes 3\n    for 20\n"
    )
    answer = post("secretary", "arrive/", person="dora")
    assert (answer.status_code, acts("arrive")) == (422, [])
    assert "dora can be" in answer.text.casefold()
    assert post("secretary", "arrive/", who="dora").status_code == 303
    assert acts("arrive")[0].of == ("dora",)


def test_from_the_list_of_seats_one_comes_back_to_what_one_looked_for(opened, post, acts):
    answer = post("secretary", "arrive/", who="dora", list="dah")
    assert answer["Location"] == "/pilots/sitting/call-june/presence/?q=dah"
