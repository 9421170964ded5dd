"""Officers who admit people invite persons on record, members of a unit, and guests."""

import re

import pytest
from django.test import Client

from mandat.hall import clock, codes
from mandat.hall.models import Invitation, Membership

URL = "/pilots/people/invite/"
CODE = re.compile(r'<p class="code">([A-Z-]{19})</p>')
CEM = {"whom": "persons", "person": "cem", "once": "form-1"}
HAMBURG = {"whom": "members", "unit": "hamburg", "many": "3", "once": "form-2"}


def test_a_person_on_record_is_invited_by_a_link_a_code_and_a_picture(union, sign_in):
    answer = sign_in("secretary").post(URL, CEM)
    page = answer.content.decode()
    (code,) = CODE.findall(page)
    assert answer.status_code == 200
    assert "Invitation for Cem Celik" in page
    assert f"http://testserver:8000/come-in/{code}/" in page
    assert 'src="data:image/svg+xml' in page


def test_of_a_code_only_a_hash_is_kept(union, sign_in):
    (code,) = CODE.findall(sign_in("secretary").post(URL, CEM).content.decode())
    kept = " ".join(str(value) for value in Invitation.objects.values_list().get())
    assert code not in kept
    assert code.replace("-", "") not in kept


def test_members_of_a_branch_get_a_sheet_each_and_stay_unnamed(union, sign_in):
    page = sign_in("secretary").post(URL, HAMBURG).content.decode()
    assert len(set(CODE.findall(page))) == 3
    assert list(Invitation.objects.values_list("person", "unit").distinct()) == [("", "hamburg")]


def test_guests_are_invited_without_a_unit(union, sign_in):
    assert "Invitation for a guest" in sign_in("secretary").post(URL, {"many": "1", "once": "a"}).content.decode()


def test_whoever_is_invited_again_can_use_the_last_code_only(union, sign_in):
    browser = sign_in("secretary")
    found = [CODE.findall(browser.post(URL, {**CEM, "once": once}).content.decode())[0] for once in "ab"]
    good = Invitation.objects.filter(expires__gt=clock.now()).values_list("token", flat=True)
    assert list(good) == [codes.kept(found[1])]


@pytest.mark.parametrize("sent", [CEM, HAMBURG, {"many": "2", "once": "c"}])
def test_the_same_form_sent_twice_gives_the_same_sheets_and_invites_once(union, sign_in, sent):
    browser = sign_in("secretary")
    first, again = (CODE.findall(browser.post(URL, sent).content.decode()) for _ in range(2))
    assert first == again
    assert Invitation.objects.count() == len(first) == len(set(first))


def test_two_officers_and_two_forms_give_out_different_codes(union, branch, sign_in):
    guest = {"many": "1", "once": "the same"}
    ben, dora = sign_in("secretary"), sign_in("delegate")
    pages = [ben.post(URL, guest), dora.post(URL, guest), ben.post(URL, {**guest, "once": "another"})]
    assert len({code for page in pages for code in CODE.findall(page.content.decode())}) == 3


def test_a_form_that_is_sent_again_after_its_code_was_used_does_not_show_it_any_more(union, sign_in):
    browser = sign_in("secretary")
    (code, *_others) = CODE.findall(browser.post(URL, HAMBURG).content.decode())
    Client().post(f"/come-in/{code}/")
    answer = browser.post(URL, HAMBURG)
    assert answer.status_code == 422
    assert "was used or taken back since" in answer.content.decode()
    assert CODE.findall(answer.content.decode()) == []


def test_what_was_taken_back_is_not_brought_back_by_a_page_that_is_loaded_again(union, sign_in):
    browser = sign_in("secretary")
    one = {**HAMBURG, "many": "1"}
    (code,) = CODE.findall(browser.post(URL, one).content.decode())
    browser.post(f"/pilots/people/invitation/{Invitation.objects.get().pk}/withdraw/")
    assert browser.post(URL, one).status_code == 422
    assert Client().post(f"/come-in/{code}/").status_code == 410


def test_a_form_without_its_token_invites_nobody(union, sign_in):
    assert sign_in("secretary").post(URL, {**CEM, "once": ""}).status_code == 422
    assert not Invitation.objects.exists()


def test_the_page_of_people_puts_a_token_into_its_forms(union, sign_in):
    page = sign_in("secretary").get("/pilots/people/").content.decode()
    assert page.count(f'action="{URL}"') == page.count('name="once"') == 2


def test_whoever_has_an_account_is_not_invited_again(union, sign_in):
    sign_in("delegate")
    answer = sign_in("secretary").post(URL, {**CEM, "person": "dora"})
    assert answer.status_code == 422
    assert "Dora Dahl has an account here" in answer.content.decode()


@pytest.mark.parametrize("many", ["0", "201", "-1", "1e3", "", "٣", "9" * 400])
def test_a_number_of_sheets_that_is_none_is_refused(union, sign_in, many):
    assert sign_in("secretary").post(URL, {**HAMBURG, "many": many}).status_code == 422
    assert not Invitation.objects.exists()


@pytest.mark.parametrize(
    "sent",
    [{**CEM, "person": "nobody"}, {**CEM, "person": "hamburg"}, {**HAMBURG, "unit": "ada"}],
)
def test_whoever_is_not_on_record_is_not_invited(union, sign_in, sent):
    assert sign_in("secretary").post(URL, sent).status_code == 404
    assert not Invitation.objects.exists()


def test_to_look_at_the_address_invites_nobody(union, sign_in):
    assert sign_in("secretary").get(URL).status_code == 405
    assert not Invitation.objects.exists()


@pytest.mark.parametrize("part", ["chair", "delegate", "member", "observer"])
def test_whoever_does_not_admit_people_is_told_so(union, sign_in, part):
    answer = sign_in(part).post(URL, CEM)
    assert answer.status_code == 403
    assert "only whoever holds an office with this duty may invite people" in answer.content.decode()
    assert not Invitation.objects.exists()


@pytest.mark.parametrize("sent", [{**HAMBURG, "many": "0"}, {"whom": "persons"}, {**CEM, "person": "nobody"}])
def test_nor_does_a_form_that_is_wrong_tell_them_anything_else(union, sign_in, sent):
    assert sign_in("delegate").post(URL, sent).status_code == 403


def test_a_stranger_does_not_learn_that_there_is_such_a_page(union, sign_in):
    assert sign_in("stranger").post(URL, CEM).status_code == 404


def test_nobody_is_asked_to_sign_in(union, client):
    answer = client.post(URL, CEM)
    assert (answer.status_code, answer["Location"]) == (302, f"/account/login/?next={URL}")


def test_an_invitation_alone_makes_no_account_and_no_act(union, sign_in):
    from mandat.hall.desks import desk_of

    browser = sign_in("secretary")
    before = len(desk_of(union).book().written), Membership.objects.count()
    browser.post(URL, CEM)
    assert (len(desk_of(union).book().written), Membership.objects.count()) == before


BRANCH = """
2024-03-02 establish section-founded by congress of section
    powers sitting

2024-03-02 body section "Section of Emden"

2024-03-02 elect elect-section of dora to section from emden

2024-03-02 office section-secretary in section "Secretary of the section"
    powers sitting.admit

2024-03-02 appoint section-dora by section of dora as section-secretary
"""


@pytest.fixture
def branch(union):
    """A section below the congress has a secretary of its own, Dora."""
    from mandat.book.reading import read
    from mandat.clerk.ledger.append import append
    from mandat.ledger.url import open_store

    with open_store(union.ledger) as store:
        append(store, read("branch.mandat", BRANCH).acts, lambda: 0)


def test_an_officer_of_a_lower_body_invites_its_own_people_only(union, branch, sign_in):
    browser = sign_in("delegate")
    assert browser.post(URL, {**HAMBURG, "unit": "emden"}).status_code == 200
    assert browser.post(URL, HAMBURG).status_code == 403
    answer = browser.post(URL, {**CEM, "person": "ada"})
    assert answer.status_code == 403
    assert "Ada Ahrens does not belong to a body whose people you invite" in answer.content.decode()


def test_it_is_asked_of_the_law_at_every_request(union, sign_in):
    from mandat.book.reading import read
    from mandat.clerk.ledger.append import append
    from mandat.ledger.url import open_store

    browser = sign_in("secretary")
    assert browser.get("/pilots/people/").status_code == 200
    with open_store(union.ledger) as store:
        append(
            store,
            read("d.mandat", "2024-04-01 dismiss ben-out by congress of ben as congress-secretary\n").acts,
            lambda: 0,
        )
    assert browser.post(URL, HAMBURG).status_code == 403
    assert browser.get("/pilots/people/").status_code == 403
