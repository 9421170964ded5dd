"""What the live process renders: the pages of sittings and polls, and nothing else."""

import pytest

from mandat.book.reading import read
from mandat.hall.desks import desk_of, propose
from mandat.hall.live.looking import render
from mandat.hall.live.watching import Key


@pytest.mark.parametrize("name", ["ada", "congress", "elect-kiel", "nothing", "..", "-"])
@pytest.mark.parametrize("kind", ["sitting", "poll"])
def test_what_is_no_sitting_or_poll_has_no_page(union, kind, name):
    assert render(Key("pilots", kind, name, "en")) is None


SITTING = """
2026-06-01T10:00 open june in congress
    present 0
    chair   ada

2026-06-01T10:01 arrive of dora in congress
    count 2
"""


@pytest.fixture
def sits(union):
    outcome = propose(desk_of(union), read("r", SITTING).acts, "2026-06-01T10:05", "ada")
    assert outcome.standing == "recorded", outcome.findings
    return union


def presence(audience: str) -> str | None:
    return render(Key("pilots", "sitting", "june", "en", audience)).get("presence")


def test_members_see_who_is_there_and_the_gallery_how_many(sits):
    assert "Dora Dahl" in presence("members")
    assert "Dora Dahl" not in presence("gallery")
    assert "1 person" in presence("gallery")


def test_where_everything_is_public_the_gallery_sees_names_too(sits):
    sits.openness = "all"
    sits.save()
    assert "Dora Dahl" in presence("gallery")


def test_a_long_list_of_who_is_there_is_not_sent_at_each_check_in(sits, monkeypatch):
    monkeypatch.setattr("mandat.hall.reads.presence.SEVERAL", 2)
    assert presence("members") is None
