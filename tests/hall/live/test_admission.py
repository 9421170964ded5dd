"""Only whoever may look at the pages may listen."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from mandat.hall.live.admission import Admitted, admitted
from mandat.hall.models import Membership
from mandat.hall.models.federation import Openness


def cookie_of(client: Client) -> str:
    return "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())


@pytest.mark.parametrize("part", ["chair", "delegate", "member", "observer"])
def test_whoever_belongs_to_it_may_listen(union, sign_in, part):
    assert admitted("pilots", cookie_of(sign_in(part))).audience == "members"


@pytest.mark.parametrize("cookie", ["", "hall=forged", "hall=", "hall=\x00", "=;=", "hall=" + "x" * 5000])
def test_nobody_else_may(union, cookie):
    assert not admitted("pilots", cookie).audience


def test_a_stranger_may_not(union, sign_in):
    assert not admitted("pilots", cookie_of(sign_in("stranger"))).audience


def test_whoever_has_signed_out_may_not_any_more(union, sign_in):
    client = sign_in("delegate")
    cookie = cookie_of(client)
    client.logout()
    assert not admitted("pilots", cookie).audience


def test_whoever_was_put_out_may_not_any_more(union, sign_in):
    cookie = cookie_of(sign_in("delegate"))
    Membership.objects.all().delete()
    assert not admitted("pilots", cookie).audience


def test_an_account_that_was_closed_may_not(union, sign_in):
    cookie = cookie_of(sign_in("delegate"))
    User.objects.update(is_active=False)
    assert not admitted("pilots", cookie).audience


def test_everybody_may_watch_a_federation_that_sits_in_public(union):
    union.openness = Openness.SITTINGS
    union.save()
    assert admitted("pilots", "") == Admitted("gallery")


def test_a_member_sees_more_of_a_public_sitting_than_the_gallery(union, sign_in):
    union.openness = Openness.SITTINGS
    union.save()
    assert admitted("pilots", cookie_of(sign_in("member"))).audience == "members"
    stranger = sign_in("stranger")
    assert admitted("pilots", cookie_of(stranger)) == Admitted("gallery", int(stranger.session["_auth_user_id"]))


def test_there_is_no_other_federation(union):
    assert not admitted("nobody", "").audience
