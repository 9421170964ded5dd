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


@pytest.mark.parametrize(("openness", "named"), [("members", True), ("all", True), ("sittings", False)])
def test_who_is_there_is_sent_by_name_where_all_who_listen_may_see_names(sits, openness, named):
    sits.openness = openness
    sits.save()
    parts = render(Key("pilots", "sitting", "june", "en"))
    assert ("Dora Dahl" in parts.get("presence", "")) is named
    assert ("presence" in parts) is named


def test_a_long_list_of_who_is_there_is_not_sent_at_each_check_in(sits, monkeypatch):
    monkeypatch.setattr("mandat.hall.reads.sitting.LONG", 2)
    parts = render(Key("pilots", "sitting", "june", "en"))
    assert "presence" not in parts
    assert "quorum" in parts
