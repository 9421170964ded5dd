"""Whoever sits in a body can declare something there."""

import pytest

URL = "/pilots/body/congress/declare/"
SENT = {"text": "We stand by the pilots of Emden.", "once": "t1"}


def declarations(union) -> list[str]:
    from mandat.hall.desks import desk_of

    return [act.text for act in desk_of(union).book().written.values() if act.verb == "declare"]


def test_a_delegate_declares_something(union, sign_in):
    answer = sign_in("delegate").post(URL, SENT)
    assert answer.status_code == 303
    assert declarations(union) == ["We stand by the pilots of Emden."]


def test_to_look_at_the_address_declares_nothing(union, sign_in):
    assert sign_in("delegate").get(URL).status_code == 405
    assert declarations(union) == []


@pytest.mark.parametrize("part", ["member", "observer"])
def test_whoever_has_no_seat_is_told_so(union, sign_in, part):
    answer = sign_in(part).post(URL, SENT)
    assert answer.status_code == 403
    assert "only whoever holds a seat in Congress may do this" in answer.content.decode()
    assert declarations(union) == []


def test_a_stranger_does_not_learn_that_there_is_such_a_page(union, sign_in):
    assert sign_in("stranger").post(URL, SENT).status_code == 404


def test_nobody_is_asked_to_sign_in(union, client):
    answer = client.post(URL, SENT, headers={"referer": "http://testserver/pilots/body/congress/"})
    assert (answer.status_code, SENT["text"] in answer.text) == (403, True)
    assert "/account/login/?next=/pilots/body/congress/" in answer.text


@pytest.mark.parametrize("wrong", [{"text": " "}, {"once": ""}, {"text": "x" * 10_001}])
def test_an_empty_or_endless_declaration_or_one_without_its_token_is_refused(union, sign_in, wrong):
    assert sign_in("delegate").post(URL, {**SENT, **wrong}).status_code == 422
    assert declarations(union) == []


def test_the_same_form_sent_twice_declares_once(union, sign_in):
    browser = sign_in("delegate")
    assert [browser.post(URL, SENT).status_code for _ in range(2)] == [303, 303]
    assert declarations(union) == ["We stand by the pilots of Emden."]


def test_the_page_of_the_body_asks_whoever_has_a_seat_there(union, sign_in):
    pages = {part: sign_in(part).get("/pilots/body/congress/").content.decode() for part in ("delegate", "observer")}
    assert f'action="{URL}"' in pages["delegate"]
    assert f'action="{URL}"' not in pages["observer"]


def test_a_page_of_another_date_asks_nobody(union, sign_in):
    browser = sign_in("delegate")
    assert URL not in browser.get("/pilots/body/congress/?at=2024-06-01").content.decode()
    assert URL not in browser.get("/pilots/body/congress/?known=2024-06-01").content.decode()
