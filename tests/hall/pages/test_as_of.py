"""Every page as of any date, and as it was known: it says so, leads back, and keeps the date in its links."""

import pytest


@pytest.fixture
def member(sign_in):
    return sign_in("member")


def test_a_page_of_another_date_says_so_and_leads_back(member):
    shown = member.get("/pilots/body/congress/?at=2024-02-15").content.decode()
    assert "This is how it was <strong>on 15 February 2024</strong>" in shown
    assert 'href="/pilots/body/congress/">Back to now</a>' in shown


def test_a_page_of_now_does_not(member):
    assert "This is how it was" not in member.get("/pilots/body/congress/").content.decode()


def test_links_keep_both_dates(member):
    shown = member.get("/pilots/bodies/?at=2024-02-15&known=2024-03").content.decode()
    assert 'href="/pilots/body/congress/?at=2024-02-15&amp;known=2024-03"' in shown


def test_what_else_was_asked_for_is_kept_when_another_date_is_chosen(member):
    shown = member.get("/pilots/record/?kind=elect&at=2024-05").content.decode()
    assert '<input type="hidden" name="kind" value="elect">' in shown
    assert 'href="/pilots/record/?kind=elect">Back to now</a>' in shown


def test_before_a_thing_begins_it_is_not_there_yet(member):
    for page in ("body/congress", "unit/hamburg"):
        answer = member.get(f"/pilots/{page}/?at=2023-06-01")
        assert answer.status_code == 200
        assert "Not yet" in answer.content.decode()


def test_an_office_is_held_from_its_appointment_on(member):
    before = member.get("/pilots/person/ada/?at=2024-02-15").content.decode()
    after = member.get("/pilots/person/ada/?at=2024-03-15").content.decode()
    assert ("Chair" in before, "Chair" in after) == (False, True)


def test_a_mandate_that_ran_out_stands_under_what_was_held_before(petrograd, client):
    shown = client.get("/petrograd/person/kerensky/").content.decode()
    assert "Held before" in shown


def test_what_was_written_down_later_is_not_known_yet(petrograd, client):
    shown = client.get("/petrograd/act/palace-taken/?known=1917-03").content.decode()
    assert "was not written down yet" in shown


def test_history_is_shown_as_it_was_at_its_end(petrograd, client):
    shown = client.get("/petrograd/").content.decode()
    assert "As of the end of the record" in shown
    assert "This is how it was" not in shown
