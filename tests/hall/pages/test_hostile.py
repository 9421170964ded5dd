"""What people type into addresses and forms: it is answered in words, and never breaks a page."""

import pytest
from django.utils.html import strip_tags

NAMES = ["congres", "..", "%00", "a%0ab", "<script>", "x" * 1500, "ü", "'", "%2e%2e%2fetc"]
DATES = ["2024-13", "2024-02-30", "now", "%00", "julian:", "[2024..", "0000", "99999", "<script>", "1" * 500]
PAGES = ["", "bodies/", "body/congress/", "unit/hamburg/", "person/ada/", "act/chair-ada/", "record/", "may/"]


@pytest.fixture
def member(sign_in):
    return sign_in("member")


@pytest.mark.parametrize("kind", ["body", "unit", "person", "act", "thing"])
def test_an_unknown_id_is_not_found(member, kind):
    answers = {name: member.get(f"/pilots/{kind}/{name}/").status_code for name in NAMES}
    assert answers == dict.fromkeys(NAMES, 404)


def test_an_unknown_id_leads_to_the_ones_that_look_like_it(member):
    shown = member.get("/pilots/body/congres/").content.decode()
    assert "nothing in the record is called congres" in strip_tags(shown).lower()
    assert '<a href="/pilots/body/congress/">Congress</a>' in shown


def test_an_id_of_another_kind_is_not_found(member):
    answer = member.get("/pilots/body/hamburg/")
    assert answer.status_code == 404
    assert "Hamburg branch is a unit, and this question wants a body" in strip_tags(answer.content.decode())


@pytest.mark.parametrize("page", PAGES)
def test_a_date_that_is_none_is_told_of(member, page):
    asked = [f"/pilots/{page}?{key}={date}" for key in ("at", "known") for date in DATES]
    answers = {one: member.get(one) for one in asked}
    assert {one: answer.status_code for one, answer in answers.items()} == dict.fromkeys(asked, 400)
    assert all("That cannot be answered" in answer.content.decode() for answer in answers.values())


def test_the_reason_is_given(member):
    shown = member.get("/pilots/?at=2024-02-30").content.decode()
    assert "2024-02-30: there is no 2024-02-30: that month has 29 days" in strip_tags(shown)


@pytest.mark.parametrize("asked", ["from=2024-13", "to=x", "from=%00"])
def test_a_stretch_of_time_that_is_none_is_told_of(member, asked):
    assert member.get(f"/pilots/record/?{asked}").status_code == 400


@pytest.mark.parametrize("asked", ["about=nobody-knows", "about=%00"])
def test_a_record_about_something_unknown_is_not_found(member, asked):
    assert member.get(f"/pilots/record/?{asked}").status_code == 404


@pytest.mark.parametrize("number", ["0", "-1", "x", "99999999999999", "²", "%00"])
def test_any_number_of_a_page_shows_one(member, number):
    assert member.get(f"/pilots/record/?page={number}").status_code == 200


@pytest.mark.parametrize("asked", ["kind=x", "order=x", "from=", "kind=elect&kind=x"])
def test_what_is_not_known_to_a_filter_finds_nothing_or_everything(member, asked):
    assert member.get(f"/pilots/record/?{asked}").status_code == 200


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "%00", "%", "*", "x" * 3000, '"', "\\", "ﬁ"])
def test_anything_can_be_searched_for(member, text):
    answer = member.get("/pilots/search/", {"q": text})
    assert answer.status_code == 200
    assert "<script>alert" not in answer.content.decode()


@pytest.mark.parametrize(
    ("actor", "power", "target"),
    [
        ("nobody", "funds", "hamburg"),
        ("ada", "NO POWER", "hamburg"),
        ("ada", "funds", "x"),
        ("<b>", "<b>", "<b>"),
        ("elect-kiel", "funds", "kiel"),
    ],
)
def test_a_question_that_cannot_be_asked_is_told_of(member, actor, power, target):
    answer = member.get("/pilots/may/", {"actor": actor, "power": power, "target": target})
    assert answer.status_code == 400
    assert "<b>" not in answer.content.decode()
    assert 'role="alert"' in answer.content.decode()


@pytest.mark.parametrize("status", [400, 500])
def test_what_broke_is_told_without_anything_that_could_break_again(status):
    from django.template.loader import render_to_string

    assert "<h1>" in render_to_string(f"{status}.html")


def test_a_form_without_its_seal_is_told_so(union):
    from django.test import Client

    answer = Client(enforce_csrf_checks=True).post("/i18n/setlang/", {"language": "de"})
    assert answer.status_code == 403
    assert "This form has lost its seal" in answer.content.decode()
