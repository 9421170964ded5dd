"""Who sees which page: members everything, strangers not even that it is there, nobody is asked to sign in."""

import pytest

PAGES = [
    "/pilots/bodies/",
    "/pilots/recognition/",
    "/pilots/recognition.svg",
    "/pilots/body/congress/",
    "/pilots/unit/hamburg/",
    "/pilots/person/ada/",
    "/pilots/record/",
    "/pilots/act/elect-hamburg/",
    "/pilots/search/?q=kiel",
    "/pilots/may/?actor=ada&power=sitting.preside&target=congress",
]


@pytest.mark.parametrize("part", ["chair", "delegate", "member", "observer"])
def test_whoever_belongs_to_the_federation_sees_every_page(union, sign_in, part):
    browser = sign_in(part)
    assert {page: browser.get(page).status_code for page in ["/pilots/", *PAGES]} == dict.fromkeys(
        ["/pilots/", *PAGES], 200
    )


def test_a_stranger_does_not_learn_that_there_is_a_page(union, sign_in):
    browser = sign_in("stranger")
    assert {browser.get(page).status_code for page in ["/pilots/", *PAGES]} == {404}


def test_whoever_is_not_signed_in_is_asked_to(union, client):
    for page in ["/pilots/", *PAGES]:
        answer = client.get(page)
        assert (answer.status_code, answer["Location"][:20]) == (302, "/account/login/?next")


def test_where_sittings_are_public_everybody_sees_those_and_nothing_else(union, client):
    union.openness = "sittings"
    union.save()
    answer = client.get("/pilots/")
    assert answer.status_code == 200
    assert "Sittings of this federation are public" in answer.content.decode()
    assert "Ada Ahrens" not in answer.content.decode()
    assert {client.get(page).status_code for page in PAGES} == {302}


def test_everybody_reads_a_public_record(petrograd, client):
    pages = [
        "",
        "bodies/",
        "body/petrograd-soviet/",
        "unit/petrograd-garrison/",
        "person/trotsky/",
        "record/",
        "sittings/",
    ]
    assert {page: client.get(f"/petrograd/{page}").status_code for page in pages} == dict.fromkeys(pages, 200)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_only_looked_at(union, sign_in, page):
    assert sign_in("chair").post(page).status_code == 405


def test_the_home_page_shows_what_one_may_see(union, sign_in, client):
    assert "Pilots&#x27; Union" in sign_in("member").get("/").content.decode()
    assert "Pilots&#x27; Union" not in client.get("/").content.decode()
    assert "No federation meets here yet, or none that you may see" in client.get("/").content.decode()


@pytest.mark.parametrize("page", ["", "bodies/", "body/petrograd-soviet/", "record/", "search/?q=soviet"])
def test_a_page_asks_the_database_little_however_much_it_shows(petrograd, client, page, django_assert_max_num_queries):
    client.get(f"/petrograd/{page}")
    with django_assert_max_num_queries(3):
        assert client.get(f"/petrograd/{page}").status_code == 200
