"""What the live process renders: the pages of sittings and polls, and nothing else."""

import pytest

from mandat.book.reading import read
from mandat.clerk.ledger.append import append
from mandat.hall.live.looking import render
from mandat.hall.live.watching import Key
from mandat.ledger.url import open_store


@pytest.mark.parametrize("name", ["ada", "congress", "elect-kiel", "nothing", "..", "-"])
@pytest.mark.parametrize("kind", ["sitting", "poll"])
def test_what_is_no_sitting_or_poll_has_no_page(union, kind, name):
    assert render(Key("pilots", kind, name, "en")) is None


def test_members_see_who_is_there_and_the_gallery_how_many(union):
    text = """
2026-06-01T10:00 open june in congress
    present 0

2026-06-01T10:01 arrive came in congress of ada
    count 4
"""
    with open_store(union.ledger) as store:
        append(store, read("june.mandat", text).acts, lambda: 0)
    members, gallery = (render(Key("pilots", "sitting", "june", "en", audience)) for audience in ("members", "gallery"))
    assert "Ada Ahrens" in members["presence"]
    assert "Ada Ahrens" not in gallery["presence"]
    assert "1 person" in gallery["presence"]
