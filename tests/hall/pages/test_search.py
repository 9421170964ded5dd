"""Search finds things and acts by every word that was typed, whatever its case, accents and umlauts."""

import pytest

from mandat.hall.spelling import plain


@pytest.mark.parametrize(
    ("typed", "written"), [("LUBECK", "Lübeck"), ("łódź", "Lodz"), ("strasse", "Straße"), ("Ærø", "aero")]
)
def test_spellings_that_mean_the_same_are_the_same(typed, written):
    assert plain(typed) == plain(written)


@pytest.mark.parametrize("typed", ["soviet", "SOVIET petrograd", "Petrogräd soviet"])
def test_a_body_is_found_by_its_name(petrograd, client, typed):
    assert 'href="/petrograd/body/petrograd-soviet/"' in client.get("/petrograd/search/", {"q": typed}).content.decode()


def test_an_act_is_found_by_its_text(petrograd, client):
    shown = client.get("/petrograd/search/", {"q": "antonov direction"}).content.decode()
    assert "Under Antonov" in shown


def test_an_act_is_found_by_its_citation(petrograd, client):
    assert "/petrograd/act/" in client.get("/petrograd/search/", {"q": "T36"}).content.decode()


def test_what_is_not_there_is_not_found(petrograd, client):
    assert "Nothing on record holds “zzzz”" in client.get("/petrograd/search/", {"q": "zzzz"}).content.decode()


def test_nothing_typed_finds_nothing(petrograd, client):
    shown = client.get("/petrograd/search/", {"q": "  "}).content.decode()
    assert "Every word that you write must stand in what is found" in shown
