"""What a federation that sits in public shows of its sittings names nobody who only was there."""

import pytest

from mandat.book.reading import read
from mandat.hall.desks import desk_of, propose
from tests.hall.live.test_looking import SITTING

MINUTES = "/pilots/sitting/june/minutes"


@pytest.fixture
def sits(union):
    assert propose(desk_of(union), read("r", SITTING).acts, "2026-06-01T10:05", "ada").standing == "recorded"
    union.openness = "sittings"
    union.save()
    return union


@pytest.mark.parametrize("end", ["/", ".txt"])
def test_minutes_tell_members_who_was_there_and_the_gallery_how_many(sits, client, sign_in, end):
    assert "Dora Dahl" in sign_in("member").get(MINUTES + end).content.decode()
    answer = client.get(MINUTES + end)
    assert (answer.status_code, "Dora Dahl" in answer.content.decode()) == (200, False)


def test_the_minute_book_has_all_names_and_is_for_members(sits, client, sign_in):
    assert "of dora" in sign_in("member").get(MINUTES + ".mandat").content.decode()
    assert client.get(MINUTES + ".mandat").status_code == 302
