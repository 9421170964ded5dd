"""Whoever came in by an invitation chooses how to sign in from then on."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from mandat.hall.models import AccountEvent
from mandat.hall.moves.invite import invite

URL = "/account/begin/"
GOOD = {"username": "cem.c", "password": "herring lantern quay", "way": "password"}


@pytest.fixture
def newcomer(union, client):
    """A browser in which somebody just came in as Cem."""
    client.post(f"/come-in/{invite(union, person='cem')}/")
    return client


def signs_in(name, password, **how):
    return Client().post("/account/login/", {"login": name, "password": password}, **how)


def test_with_user_name_and_password_one_signs_in_again(newcomer):
    assert newcomer.post(URL, GOOD)["Location"] == "/pilots/"
    assert signs_in("cem.c", GOOD["password"])["Location"] == "/pilots/"
    assert newcomer.get("/account/").status_code == 200  # still signed in


def test_with_a_passkey_there_is_no_password(newcomer):
    assert newcomer.post(URL, {"username": "cem.c", "way": "passkey"})["Location"] == "/account/2fa/webauthn/add/"
    assert not User.objects.get(username="cem.c").has_usable_password()
    assert newcomer.get("/account/2fa/webauthn/add/").status_code == 200


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({**GOOD, "password": "short"}, "at least 12 characters"),
        ({**GOOD, "password": "password1234"}, "too common"),
        ({**GOOD, "password": ""}, "at least 12 characters"),
        ({**GOOD, "username": "herringlantern", "password": "herringlantern"}, "too similar"),
        ({**GOOD, "username": ""}, "required"),
        ({**GOOD, "username": "cem celik <b>"}, "valid username"),
        ({**GOOD, "password": "long enough to be stopped" * 20}, "at most 200"),
    ],
)
def test_what_is_not_good_enough_is_said_in_words(newcomer, sent, says):
    answer = newcomer.post(URL, sent)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert User.objects.get().username.startswith("guest-")


def test_a_name_that_somebody_has_is_refused(newcomer):
    User.objects.create_user("Cem.C")
    assert newcomer.post(URL, GOOD).status_code == 422


def test_whoever_has_a_way_in_cannot_choose_another_without_showing_it(newcomer):
    newcomer.post(URL, GOOD)
    newcomer.post(URL, {**GOOD, "username": "mine.now", "password": "another good sentence"})
    assert User.objects.get().username == "cem.c"
    assert signs_in("cem.c", GOOD["password"]).status_code == 302


def test_nobody_is_asked_to_sign_in(db, client):
    assert client.post(URL, GOOD)["Location"] == f"/account/login/?next={URL}"


def test_other_methods_are_not_answered(newcomer):
    assert newcomer.put(URL).status_code == 405


def test_it_is_noted_in_the_account(newcomer):
    newcomer.post(URL, GOOD)
    assert list(AccountEvent.objects.values_list("what", flat=True)) == ["password", "came-in"]


def test_a_link_to_try_the_hall_leads_straight_in(union, client):
    user = User.objects.create_user("example-chair")
    assert client.post(f"/come-in/{invite(union, user=user)}/")["Location"] == "/pilots/"
