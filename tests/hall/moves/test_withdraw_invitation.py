"""An invitation is taken back before it is used."""

import pytest
from django.test import Client

from mandat.hall import clock
from mandat.hall.models import Federation, Invitation
from mandat.hall.moves.invite import invite


def out() -> bool:
    """Whether the invitation is good."""
    return Invitation.objects.filter(expires__gt=clock.now()).exists()


@pytest.fixture
def url(union):
    invite(union, unit="hamburg")
    return f"/pilots/people/invitation/{Invitation.objects.get().pk}/withdraw/"


def test_its_code_opens_nothing_any_more(union, sign_in):
    code = invite(union, unit="hamburg")
    url = f"/pilots/people/invitation/{Invitation.objects.get().pk}/withdraw/"
    assert sign_in("secretary").post(url).status_code == 303
    assert Client().post(f"/come-in/{code}/").status_code == 410


def test_to_look_at_the_address_takes_nothing_back(url, sign_in):
    assert sign_in("secretary").get(url).status_code == 405
    assert out()


@pytest.mark.parametrize(("part", "status"), [("chair", 403), ("delegate", 403), ("observer", 403), ("stranger", 404)])
def test_nobody_else_takes_it_back(url, sign_in, part, status):
    assert sign_in(part).post(url).status_code == status
    assert out()


def test_nobody_is_asked_to_sign_in(url, client):
    assert client.post(url).status_code == 302
    assert out()


def test_one_of_another_federation_is_not_found(union, sign_in):
    other = Federation.objects.create(slug="bakers", title="Bakers")
    invite(other)
    url = f"/pilots/people/invitation/{Invitation.objects.get().pk}/withdraw/"
    assert sign_in("secretary").post(url).status_code == 404
    assert out()


def test_done_twice_it_is_taken_back_once(url, sign_in):
    browser = sign_in("secretary")
    assert [browser.post(url).status_code for _ in range(2)] == [303, 303]
    assert "None." in browser.get("/pilots/people/").content.decode()


def test_one_that_was_used_is_not_found(union, sign_in):
    code = invite(union, unit="hamburg")
    url = f"/pilots/people/invitation/{Invitation.objects.get().pk}/withdraw/"
    Client().post(f"/come-in/{code}/")
    assert sign_in("secretary").post(url).status_code == 404
