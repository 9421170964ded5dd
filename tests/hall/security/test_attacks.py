"""What a stranger, a former officer, or a colleague of another federation on the same server tries."""

import re
from datetime import timedelta

import pytest
from django.db.models.signals import pre_save
from django.test import Client

from mandat.book.reading import read
from mandat.clerk.ledger.append import append
from mandat.clerk.ledger.init import init
from mandat.clerk.ledger.keyring import Keyring
from mandat.hall import clock, desks, pace
from mandat.hall.models import Federation, Invitation, Membership
from mandat.hall.moves.invite import invite
from mandat.ledger.url import open_store
from tests.hall.conftest import UNION


def record(union, text):
    with open_store(union.ledger) as store:
        append(store, read("more.mandat", text).acts, lambda: 0)


def seen(browser, url: str, name: str) -> tuple:
    """What a page shows, but for what was asked and what differs from one request to the next."""
    answer = browser.get(url)
    page = re.sub(r'csrfmiddlewaretoken" value="\w+"', "", answer.content.decode())
    return answer.status_code, answer.get("Location", "").replace(name, "NAME"), page.replace(name, "NAME")


# ------------------------------------------------------------------------------------------------------- names


@pytest.mark.parametrize("page", ["/", "/people/", "/record/", "/sittings/", "/person/ada/", "/nothing/at/all/"])
@pytest.mark.parametrize("part", ["nobody", "stranger"])
def test_whether_a_closed_federation_meets_here_nobody_learns_from_outside(union, sign_in, part, page):
    browser = Client() if part == "nobody" else sign_in(part)
    assert seen(browser, f"/pilots{page}", "pilots") == seen(browser, f"/lamps{page}", "lamps")


@pytest.mark.parametrize("page", ["sitting/{}/", "sitting/{}/minutes/", "body/{}/polls/", "sitting/{}/calendar.ics"])
def test_the_gallery_learns_no_names_by_trying_addresses(union, client, page):
    """Neither that somebody is on record, nor what is called nearly so."""
    Federation.objects.update(openness="sittings")
    for name in ("ada", "adaa", "hamburg-x", "congress-chair"):
        url = "/pilots/" + page.format(name)
        assert seen(client, url, name) == seen(client, "/pilots/" + page.format("zzz"), "zzz")
        assert "Ada Ahrens" not in client.get(url).content.decode()


def test_members_are_told_what_is_called_nearly_so(union, sign_in):
    assert "Ada Ahrens" in sign_in("member").get("/pilots/sitting/adaa/").content.decode()


# --------------------------------------------------------------------------------------------------- invitations


def test_two_who_become_the_same_person_in_one_moment_are_not_both_let_in(union, sign_in):
    """The other one gets in between the question and the writing: on PostgreSQL two requests can."""
    code = invite(union, "dora")

    def rival(instance, **_):
        if instance.person == "dora" and instance.pk:
            pre_save.disconnect(rival, Membership)
            Membership.objects.create(user=other.user, federation=union, person="dora")

    sign_in("stranger")
    other = Membership(user=sign_in("observer").get("/account/").context["user"])
    Membership.objects.all().delete()
    pre_save.connect(rival, Membership, weak=False)
    try:
        answer = Client().post(f"/come-in/{code}/")
    finally:
        pre_save.disconnect(rival, Membership)
    assert answer.status_code == 410
    assert "another account here" in answer.content.decode()
    assert Invitation.objects.get().used is None


def test_what_a_former_officer_invited_is_seen_and_taken_back_by_whoever_follows(union, sign_in):
    sent = {"whom": "members", "unit": "hamburg", "many": "1", "once": "a"}
    page = sign_in("secretary").post("/pilots/people/invite/", sent).content.decode()
    code = page.split('<p class="code">')[1][:19]
    record(union, "2024-04-01 dismiss ben-out by congress of ben as congress-secretary\n")
    record(union, "2024-04-02 appoint dora-in by congress of dora as congress-secretary\n")
    dora = sign_in("delegate")
    assert "a member of Hamburg branch" in dora.get("/pilots/people/").content.decode()
    dora.post(f"/pilots/people/invitation/{Invitation.objects.get().pk}/withdraw/")
    assert Client().post(f"/come-in/{code}/").status_code == 410


def test_a_former_officer_does_not_send_an_old_form_again(union, sign_in):
    browser = sign_in("secretary")
    sent = {"whom": "members", "unit": "hamburg", "many": "1", "once": "a"}
    browser.post("/pilots/people/invite/", sent)
    record(union, "2024-04-01 dismiss ben-out by congress of ben as congress-secretary\n")
    answer = browser.post("/pilots/people/invite/", sent)
    assert (answer.status_code, "come-in/" in answer.content.decode()) == (403, False)


@pytest.mark.parametrize("path", ["reset", "end"])
def test_an_officer_of_another_federation_reaches_nobody_here(union, sign_in, tmp_path, path):
    """He holds the same office there, by the same acts; the number is that of somebody here."""
    sign_in("member")
    here = Membership.objects.get()
    other = Federation.objects.create(slug="bakers", title="Bakers", second_factor=False)
    with open_store(other.ledger, create=True) as store:
        init(store, Keyring(tmp_path / "keys"))
        append(store, read("record.mandat", UNION).acts, lambda: 0)
    browser = sign_in("secretary")
    Membership.objects.filter(person="ben").update(federation=other)
    assert browser.get("/bakers/people/").status_code == 200
    for slug in ("pilots", "bakers"):
        assert browser.post(f"/{slug}/people/{here.pk}/{path}/", {"once": "a"}).status_code == 404
    assert Membership.objects.filter(pk=here.pk).exists()
    desks.close(other)


# ---------------------------------------------------------------------------------------------------------- texts

DECLARE = "/pilots/body/congress/declare/"
TURNED = ["Pay \u202e001\u202c to Kiel", "\u2066only\u2069 this", "\u202a", "a\u2067b"]


@pytest.mark.parametrize("text", TURNED)
def test_what_is_read_is_what_is_recorded(union, sign_in, text):
    """Characters that turn the direction of writing would show 001 where 100 is on record."""
    answer = sign_in("delegate").post(DECLARE, {"text": text, "once": "a"})
    assert answer.status_code == 422
    chair = sign_in("chair")
    question = {"question": text, "kind": "open", "once": "a"}
    assert chair.post("/pilots/body/congress/poll/", question).status_code == 422


@pytest.mark.parametrize("text", ["שלום לכולם", "مرحبا بالجميع", "Zoë, 王, 🦀", "a\u200db"])
def test_every_language_can_be_written(union, sign_in, text):
    browser = sign_in("delegate")
    assert browser.post(DECLARE, {"text": text, "once": "a"}).status_code == 303
    assert text in browser.get("/pilots/record/").content.decode()


# ------------------------------------------------------------------------------------------------------- requests


@pytest.mark.parametrize("host", ["evil.example", "testserver.evil.example", "testserver:80@evil.example", "[::1"])
def test_the_hall_answers_to_its_own_names_only(union, client, host):
    assert client.get("/account/login/", headers={"Host": host}).status_code == 400


def test_links_that_are_handed_out_do_not_follow_what_a_request_says(union, sign_in):
    sent = {"many": "1", "once": "a"}
    headers = {"X-Forwarded-Host": "evil.example", "Referer": "https://evil.example/", "Origin": "https://evil.example"}
    page = sign_in("secretary").post("/pilots/people/invite/", sent, headers=headers).content.decode()
    assert "http://testserver:8000/come-in/" in page
    assert "evil" not in page


@pytest.mark.parametrize("path", ["/\\evil.example/", "/%2F%2Fevil.example/", "/%5Cevil.example/"])
def test_no_address_of_the_hall_leads_elsewhere(client, path):
    answer = client.get(path)
    assert not answer.get("Location", "/account/").startswith(("//", "/\\", "http"))


@pytest.mark.parametrize("code", ["%0d%0aSet-Cookie:%20a=b", "x" * 3000, "%00", "%F0%9F%A6%80", "..%2f..%2fpilots"])
def test_a_code_can_be_anything(union, client, code):
    for answer in (client.get(f"/come-in/{code}/"), client.post(f"/come-in/{code}/")):
        assert answer.status_code in (200, 404, 410)
        assert "a=b" not in str(answer.headers)


def test_a_program_in_somebodys_name_is_stopped_and_nobody_else(union, sign_in, monkeypatch):
    """The clock stands still, so that all of it is one minute."""
    now = clock.now()
    monkeypatch.setattr(clock, "now", lambda: now)
    browser = sign_in("delegate")
    answers = [browser.post(DECLARE, {"text": " ", "once": "a"}).status_code for _ in range(pace.MOST + 1)]
    assert answers == [422] * pace.MOST + [429]
    assert sign_in("secretary").post(DECLARE, {"text": "x", "once": "b"}).status_code == 303
    assert browser.get("/pilots/").status_code == 200
    monkeypatch.setattr(clock, "now", lambda: now + timedelta(minutes=1))
    assert browser.post(DECLARE, {"text": "x", "once": "c"}).status_code == 303
