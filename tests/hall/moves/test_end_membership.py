"""A membership in the hall is ended; what is on record stays."""

import pytest
from django.contrib.auth.models import User

from mandat.hall.desks import desk_of
from mandat.hall.models import Federation, Membership


def url(**whose):
    return f"/pilots/people/{Membership.objects.get(federation__slug='pilots', **whose).pk}/end/"


def test_the_account_sees_the_federation_no_more(union, sign_in):
    browser = sign_in("delegate")
    other = Federation.objects.create(slug="bakers", title="Bakers")
    Membership.objects.create(user=User.objects.get(username="account-delegate"), federation=other)
    assert sign_in("secretary").post(url(person="dora")).status_code == 303
    assert browser.get("/pilots/").status_code == 404
    assert User.objects.get(username="account-delegate").incidents.get().what == "left-out"


def test_an_account_that_belongs_nowhere_goes_too(union, sign_in):
    sign_in("delegate")
    sign_in("secretary").post(url(person="dora"))
    assert list(User.objects.values_list("username", flat=True)) == ["account-secretary"]


def test_nothing_on_record_changes(union, sign_in):
    sign_in("delegate")
    before = set(desk_of(union).book().written)
    sign_in("secretary").post(url(person="dora"))
    assert set(desk_of(union).book().written) == before


def test_ones_own_is_ended_elsewhere(union, sign_in):
    browser = sign_in("secretary")
    assert browser.post(url(person="ben")).status_code == 403
    assert Membership.objects.count() == 1


def test_to_look_at_the_address_ends_nothing(union, sign_in):
    sign_in("member")
    assert sign_in("secretary").get(url(unit="hamburg")).status_code == 405
    assert Membership.objects.count() == 2


@pytest.mark.parametrize(("part", "status"), [("chair", 403), ("delegate", 403), ("observer", 403), ("stranger", 404)])
def test_nobody_else_ends_it(union, sign_in, part, status):
    sign_in("member")
    assert sign_in(part).post(url(unit="hamburg")).status_code == status
    assert Membership.objects.filter(unit="hamburg").exists()


def test_nobody_is_asked_to_sign_in(union, sign_in, client):
    sign_in("member")
    assert client.post(url(unit="hamburg")).status_code == 302
    assert Membership.objects.exists()
