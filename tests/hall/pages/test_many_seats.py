"""A body of several hundred seats: its pages stay as small as those of a body of sixty, and every seat is found."""

import re

import pytest

from mandat.book.reading import read
from mandat.clerk.ledger.append import append
from mandat.hall.models import Federation
from mandat.ledger.url import open_store

SEATS = 300
BRANCH = """
2024-01-01 unit works-{n} "Works {n}"
    members 50

2024-01-01 person p-{n} "Person {n}"

2024-02-01 elect of p-{n} to assembly from works-{n}
    votes 1
    for   20
"""
ASSEMBLY = """
2024-01-01 body assembly "Assembly"
    kind congress

2024-03-01 office minutes-taker in assembly "Secretary"
    powers sitting.minute

2024-03-01 appoint by assembly of ben as minutes-taker

2024-05-01T10:00 convene may from ada to assembly "Our assembly"
    for   assembly
    meets 2024-06-01T10:00

2024-06-01T10:00 open opened in assembly on may
    present 0
    chair   ada

2024-06-01T10:01 arrive in assembly of p-7
    count 1

2024-06-01T10:02 motion boat in assembly by p-7 "The union buys one old boat"
"""
BODY, SITTING = "/pilots/body/assembly/", "/pilots/sitting/may/"


@pytest.fixture
def assembly(union):
    """The pilots, and an assembly of three hundred works that sits."""
    text = ASSEMBLY + "".join(BRANCH.format(n=n) for n in range(1, SEATS + 1))
    with open_store(union.ledger) as store:
        append(store, read("more.mandat", text).acts, lambda: 0)
    return union


@pytest.fixture
def look(assembly, sign_in):
    """The text of a page, as the delegate or, where it says so, the secretary sees it."""
    browsers = {part: sign_in(part) for part in ("delegate", "secretary")}

    def seen(path: str, part: str = "delegate") -> str:
        return browsers[part].get(path).text

    return seen


def test_the_pages_stay_small_whoever_looks_at_them(look):
    pages = (BODY, f"{BODY}seats/", f"{BODY}recognition/", SITTING, f"{SITTING}presence/", f"{SITTING}wall/")
    sizes = {(page, part): len(look(page, part)) for page in pages for part in ("delegate", "secretary")}
    assert {key: size for key, size in sizes.items() if size > 45_000} == {}


def test_they_lead_to_all_seats(look):
    assert f'href="{BODY}seats/">All 300 seats</a>' in look(BODY)
    assert f'href="{SITTING}presence/">All 300 seats</a>' in look(SITTING)
    assert "Somebody is here for 1 of 300 seats." in look(SITTING)
    assert "Person 250" in look(f"{BODY}seats/?page=5")
    assert "Page 6 of 6" in look(f"{SITTING}presence/?page=99")


@pytest.mark.parametrize("typed", ["250", "person 250", "WORKS 250"])
def test_a_seat_is_found_by_its_number_and_by_names(look, typed):
    for page in (f"{BODY}seats/", f"{SITTING}presence/"):
        found = look(f"{page}?q={typed}")
        assert ("Works 250" in found, "Works 251" in found) == (True, False)


def test_what_nobody_is_called_is_told(look):
    assert "No seat is called so" in look(f"{BODY}seats/?q=zoe")
    assert "No unit is called so" in look(f"{BODY}recognition/?q=zoe")


def test_only_the_secretary_can_check_in_from_the_list(look):
    assert "Check in" in look(f"{SITTING}presence/?q=250", "secretary")
    assert "Check in" not in look(f"{SITTING}presence/?q=250")


def test_the_gallery_learns_no_names_by_looking_for_them(assembly, client):
    Federation.objects.update(openness="sittings")
    assert "Works 7" in client.get(f"{SITTING}presence/?q=Works 7").text
    assert "Works 7" not in client.get(f"{SITTING}presence/?q=Person 7").text


@pytest.mark.parametrize("path", [BODY, f"{BODY}seats/"])
def test_whoever_looks_for_a_seat_as_of_a_date_stays_at_that_date(look, path):
    """A browser puts the fields of a form in the place of the query of its address."""
    shown = look(f"{path}?at=2024-05-01&q=x")
    (form,) = re.findall(r'<form method="get" class="line noprint" role="search".*?</form>', shown, re.DOTALL)
    assert '<input type="hidden" name="at" value="2024-05-01">' in form
    assert "?" not in form.partition(">")[0]


def test_the_way_back_to_all_seats_stays_at_the_date(look):
    assert f'<a href="{BODY}seats/?at=2024-05-01">All 300</a>' in look(f"{BODY}seats/?at=2024-05-01&q=x")
