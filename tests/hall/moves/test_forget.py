"""Whoever was erased from the record is forgotten by the hall too."""

import pytest
from django.contrib.auth.models import User

from mandat.clerk.ledger.erase import erase
from mandat.hall.models import AccountEvent, Federation, Invitation, Membership
from mandat.hall.moves.invite import invite
from mandat.ledger.url import open_store


@pytest.fixture
def erased(union, sign_in):
    """A browser in which Dora is signed in, who was erased meanwhile by order of an act."""
    browser = sign_in("delegate")
    assert browser.get("/pilots/").status_code == 200
    with open_store(union.ledger) as store:
        erase(store, "dora", "teller-dora", "2024-05-01T12:00", 0)
    return browser


def test_her_account_ends_with_her_next_request(erased):
    assert erased.get("/pilots/").status_code in (302, 404)
    assert [table.objects.count() for table in (User, Membership, AccountEvent)] == [0, 0, 0]


def test_an_account_that_belongs_elsewhere_too_stays_there(erased):
    other = Federation.objects.create(slug="bakers", title="Bakers")
    Membership.objects.create(user=User.objects.get(), federation=other)
    assert erased.get("/pilots/").status_code == 404
    assert [one.federation.slug for one in Membership.objects.all()] == ["bakers"]


def test_whoever_looks_at_the_people_sees_her_no_more(erased, union, sign_in):
    invite(union, "dora", user=User.objects.get())
    page = sign_in("secretary").get("/pilots/people/").content.decode()
    assert "Dora" not in page
    assert not Membership.objects.filter(person="dora").exists()
    assert not Invitation.objects.exists()


def test_where_nobody_was_erased_an_account_of_somebody_unknown_stays(union, sign_in):
    browser = sign_in("observer")
    Membership.objects.update(person="frida")
    assert browser.get("/pilots/").status_code == 200
    assert Membership.objects.get().person == "frida"


def test_nobody_else_is_forgotten(union, sign_in):
    browser = sign_in("delegate")
    sign_in("secretary").get("/pilots/people/")
    assert browser.get("/pilots/").status_code == 200
    assert Membership.objects.count() == 2


def test_what_the_hall_keeps_about_one_can_be_taken_away(union, sign_in):
    answer = sign_in("delegate").get("/account/kept/")
    kept = answer.json()
    assert answer["Content-Disposition"] == 'attachment; filename="mandat-hall.json"'
    assert kept["account"]["name"] == "account-delegate"
    assert kept["federations"] == [{"federation": "pilots", "person": "dora", "unit": ""}]
    assert "password" not in str(kept["ways_to_sign_in"])
