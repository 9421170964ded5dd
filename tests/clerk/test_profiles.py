"""A book begun by a profile is in order, and whoever is appointed can hold its sittings."""

import pytest

from mandat.book.reading import read
from mandat.clerk.book import Book
from mandat.clerk.check import check
from mandat.clerk.fmt import text as laid_out
from mandat.clerk.profiles import PROFILES, NoTitle, beginning
from mandat.core.acts import Office
from mandat.core.authority.answers import Question
from mandat.core.authority.ask import ask

DUTIES = {"sitting.preside", "sitting.minute", "sitting.count", "sitting.admit"}


@pytest.mark.parametrize("profile", PROFILES)
def test_nothing_is_wrong_with_it(profile):
    book = Book("new", read("record.mandat", beginning(profile, 'The "Harbour" Union', "2024-02-03")))
    assert check(book) == []
    assert book.title == 'The "Harbour" Union'


@pytest.mark.parametrize("profile", PROFILES)
def test_it_stands_in_the_house_layout(profile):
    text = beginning(profile, "Union", "2024-02-03")
    assert laid_out(text) == text


@pytest.mark.parametrize("profile", PROFILES)
def test_its_offices_carry_every_duty_of_a_sitting(profile):
    text = beginning(profile, "Union", "2024-02-03")
    offices = [act for act in read("record.mandat", text).acts if isinstance(act, Office)]
    held = "".join(
        f"\n2024-02-04 person p{number}\n\n2024-02-04 appoint by {office.in_} of p{number} as {office.id}\n"
        for number, office in enumerate(offices)
    )
    seat = "\n2024-02-04 unit u\n    members 90\n\n2024-02-04 elect of p0 to congress from u\n    votes 1\n"
    book = Book("new", read("record.mandat", text + held + (seat if profile == "congress" else "")))
    state = book.record.state
    for duty in DUTIES:
        who = [n for n, one in enumerate(offices) if one.in_ == offices[0].in_ and duty in one.powers]
        assert who
        answers = ask(state, Question(f"p{who[0]}", duty, offices[0].in_, book.view("2024-02-05").now.t))
        assert any(answer.entitled for answer in answers)


@pytest.mark.parametrize("title", ["", "  ", "x" * 201, "two\nlines", "un\u200bseen"])
def test_a_title_that_is_none_is_refused(title):
    with pytest.raises(NoTitle):
        beginning("congress", title, "2024-02-03")
