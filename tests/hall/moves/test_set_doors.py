"""Whoever invites people for the whole federation sets who may look in, and what it takes to act for others."""

from datetime import timedelta

import pytest
from django.test import Client

from mandat.book.reading import read
from mandat.clerk.ledger.append import append
from mandat.hall import clock
from mandat.hall.desks import desk_of
from mandat.hall.models import Federation
from mandat.hall.moves.set_doors import Doors, set_doors_by_command
from mandat.ledger.url import open_store
from tests.hall.moves.test_invite import BRANCH

URL = "/pilots/doors/"
SENT = {"openness": "sittings", "second_factor": "no", "once": "a"}


def doors() -> tuple[str, bool]:
    return Federation.objects.values_list("openness", "second_factor").get()


def notes(union) -> list[str]:
    return [act.text for act in desk_of(union).book().written.values() if act.verb == "note"]


def test_the_secretary_opens_the_sittings_to_everybody_and_it_stands_on_record(union, sign_in):
    assert Client().get("/pilots/sittings/").status_code == 302
    assert sign_in("secretary").post(URL, SENT).status_code == 303
    assert doors() == ("sittings", False)
    assert Client().get("/pilots/sittings/").status_code == 200
    assert notes(union) == [
        "Ben Brandt set the hall: everybody can watch the sittings; a password is enough to act for others."
    ]


def test_every_officer_finds_on_the_first_page_who_did_and_when(union, sign_in, monkeypatch):
    secretary = sign_in("secretary")
    secretary.post(URL, SENT)
    told, parts = "Ben Brandt set the hall", ("chair", "teller", "delegate", "member", "observer")
    assert told in secretary.get("/pilots/").text
    assert [part for part in parts if told in sign_in(part).get("/pilots/").text.partition("Last acts")[0]] == [
        "chair",
        "teller",
        "delegate",
    ]
    later = clock.now() + timedelta(days=15)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert told not in secretary.get("/pilots/").text.partition("Last acts")[0]


def test_closed_again_nobody_else_sees_anything_from_the_next_request_on(union, sign_in):
    browser = sign_in("secretary")
    browser.post(URL, {**SENT, "openness": "all"})
    assert Client().get("/pilots/record/").status_code == 200
    browser.post(URL, {**SENT, "openness": "members", "once": "b"})
    assert Client().get("/pilots/record/").status_code == 302


def test_a_second_factor_is_wanted_from_the_next_request_on(union, sign_in):
    browser = sign_in("secretary")
    assert browser.post(URL, {**SENT, "second_factor": "yes"}).status_code == 303
    answer = browser.post(URL, {**SENT, "once": "b"})
    assert (answer.status_code, doors()) == (403, ("sittings", True))
    assert "second factor: set one up" in answer.content.decode()


def test_a_new_federation_is_closed_and_wants_a_second_factor():
    assert (Federation().openness, Federation().second_factor) == ("members", True)


def test_the_page_says_what_each_choice_means_and_what_is_set(union, sign_in):
    page = sign_in("secretary").get(URL).content.decode()
    assert "Nobody else sees anything" in page
    assert 'value="members" id="open-members" aria-describedby="means-members" checked' in page
    assert 'value="no" id="factor-no" aria-describedby="means-no" checked' in page


def test_the_page_of_people_leads_there(union, sign_in):
    assert f'href="{URL}"' in sign_in("secretary").get("/pilots/people/").content.decode()


def test_sent_twice_it_is_set_once_and_does_not_undo_what_was_set_since(union, sign_in):
    browser = sign_in("secretary")
    browser.post(URL, SENT)
    browser.post(URL, {**SENT, "openness": "members", "once": "b"})
    browser.post(URL, SENT)
    assert doors() == ("members", False)
    assert len(notes(union)) == 2


def test_what_is_so_already_is_told(union, sign_in):
    assert sign_in("secretary").post(URL, {**SENT, "openness": "members"}).status_code == 422
    assert notes(union) == []


@pytest.mark.parametrize("wrong", [{"openness": "x"}, {"openness": ""}, {"second_factor": "maybe"}, {"once": ""}])
def test_what_makes_no_sense_is_refused(union, sign_in, wrong):
    assert sign_in("secretary").post(URL, {**SENT, **wrong}).status_code == 422
    assert (doors(), notes(union)) == (("members", False), [])


@pytest.mark.parametrize("part", ["chair", "delegate", "member", "observer"])
def test_whoever_does_not_invite_people_is_told_so(union, sign_in, part):
    browser = sign_in(part)
    assert [browser.get(URL).status_code, browser.post(URL, SENT).status_code] == [403, 403]
    assert doors() == ("members", False)


def test_nor_is_it_for_an_officer_of_a_lower_body(union, sign_in):
    with open_store(union.ledger) as store:
        append(store, read("branch.mandat", BRANCH).acts, lambda: 0)
    browser = sign_in("delegate")
    assert browser.get("/pilots/people/").status_code == 200
    answer = browser.post(URL, SENT)
    assert answer.status_code == 403
    assert "only whoever invites people for the whole federation may set this" in answer.content.decode()
    assert URL not in browser.get("/pilots/people/").content.decode()


def test_a_stranger_does_not_learn_that_there_is_such_a_page(union, sign_in):
    assert sign_in("stranger").post(URL, SENT).status_code == 404


def test_nobody_is_asked_to_sign_in(union, client):
    assert client.post(URL, SENT)["Location"] == f"/account/login/?next={URL}"


def test_of_a_record_that_is_only_shown_they_are_set_by_command_and_nothing_is_added_to_it(union):
    Federation.objects.update(writable=False)
    union.refresh_from_db()
    set_doors_by_command(union, Doors("all", True))
    assert (doors(), notes(union)) == (("all", True), [])


def test_a_record_that_is_only_shown_is_not_set(union, sign_in):
    Federation.objects.update(writable=False)
    assert sign_in("secretary").post(URL, SENT).status_code == 403
