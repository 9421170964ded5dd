"""Whoever has a seat moves motions; the secretary takes them down for others."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from mandat.hall.models import Membership

SENT = {"text": "The union buys a boat."}


def test_a_delegate_moves_a_motion(opened, post, get, acts):
    assert post("delegate", "motion/", **SENT).status_code == 303
    act = acts("motion")[0]
    assert (act.by, act.in_, act.text) == ("dora", "congress", "The union buys a boat.")
    assert "Motion of Dora Dahl" in get("observer").content.decode()


def test_motions_are_handed_in_before_the_sitting(called, post, get):
    assert post("delegate", "motion/", **SENT).status_code == 303
    assert "The union buys a boat." in get("observer").content.decode()


def test_motions_compete_and_each_says_with_which(opened, post, get, acts):
    post("delegate", "motion/", **SENT)
    first = acts("motion")[0].id
    post("teller", "motion/", text="The union buys a van.", rivals=[first, "chair-ada"])
    assert acts("motion")[1].contradicts == (first,)
    assert get("observer").content.decode().count("it competes with") == 2


def test_the_secretary_takes_one_down_for_another(opened, post, acts):
    assert post("secretary", "motion/", **SENT, by="dora").status_code == 303
    assert acts("motion")[0].by == "dora"


def test_whoever_moves_for_nobody_on_record_is_told(opened, post, acts):
    assert (post("secretary", "motion/", **SENT, by="nobody-here").status_code, acts("motion")) == (422, [])


def test_nobody_else_moves_for_others(opened, assert_turned_away):
    assert_turned_away("motion/", SENT | {"by": "ada", "once": "x"}, ("teller", "delegate"))


def test_whoever_has_no_seat_moves_nothing(opened, assert_turned_away):
    assert_turned_away("motion/", SENT | {"once": "x"}, ())


@pytest.mark.parametrize("text", ["", "  ", "x" * 10_001, "a\x00", "\ud800"])
def test_what_is_no_text_is_told(opened, post, acts, text):
    text = text.encode("utf-8", "replace").decode()
    if text == "?":
        text = "\u2028"
    assert (post("delegate", "motion/", text=f"{text}").status_code, acts("motion")) == (422, [])


def test_what_is_written_is_shown_as_it_is_and_never_run(opened, post, get):
    post("delegate", "motion/", text='<script>alert(1)</script> "quoted" ; not a comment')
    page = get("observer").content.decode()
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page


def test_to_look_at_the_address_moves_nothing(opened, get, acts):
    assert (get("delegate", "motion/").status_code, acts("motion")) == (405, [])


def test_sent_twice_it_is_moved_once(opened, post, acts):
    assert [post("delegate", "motion/", **SENT, once="a").status_code for _ in range(2)] == [303, 303]
    assert len(acts("motion")) == 1


ALTERNATE = """
2026-05-01 person eve "Eve"

2026-05-02 alternate eve-for-emden of eve to congress from emden rank 1
    for 15
"""


def test_an_alternate_moves_while_there_for_an_absent_holder(opened, write, post, sign_in, acts):
    write(ALTERNATE)
    sign_in("eve")
    Membership.objects.filter(user__username="account-eve").update(person="eve")
    post.browsers["eve"] = Client()
    post.browsers["eve"].force_login(User.objects.get(username="account-eve"))
    assert post("eve", "motion/", **SENT).status_code == 403
    assert post("secretary", "arrive/", person="eve").status_code == 303
    assert post("eve", "motion/", **SENT).status_code == 303
    assert acts("motion")[0].by == "eve"


def test_whoever_is_suspended_moves_nothing(opened, write, post):
    write("2026-06-01T10:01 suspend away of dora in congress by congress\n    for 6\n    against 0\n    present 9\n")
    assert post("delegate", "motion/", **SENT).status_code == 403


def test_a_seat_whose_holder_nobody_named_is_nobodys(opened, write, post):
    write("2026-05-01 unit brake\n    members 9\n\n2026-05-02 elect unnamed to congress from brake\n    for 5\n")
    assert post("observer", "motion/", **SENT).status_code == 403
    assert post("member", "motion/", **SENT).status_code == 403


def test_other_words_under_a_form_that_was_sent_are_told_not_to_count(opened, post, acts):
    post("delegate", "motion/", text="The union buys a boat.", once="a")
    answer = post("delegate", "motion/", text="The union buys two boats.", once="a")
    assert (answer.status_code, "was sent before" in answer.content.decode()) == (422, True)
    assert [act.text for act in acts("motion")] == ["The union buys a boat."]


@pytest.mark.parametrize(
    "text",
    [
        "Cafe\N{COMBINING ACUTE ACCENT} für alle\t– nämlich",
        "a  b\n\n  c",
        '»Ja« \\ "nein" # {x}',
        "\N{ANGSTROM SIGN} \N{OHM SIGN}",
    ],
)
def test_sent_twice_it_is_the_same_whatever_letters_it_has(opened, post, acts, text):
    assert [post("delegate", "motion/", text=text, once="a").status_code for _ in range(2)] == [303, 303]
    assert len(acts("motion")) == 1
