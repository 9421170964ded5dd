"""What is known and has not begun, or was written down later, is asked about like all else: it is not there yet."""

import json

import pytest

BOOK = """
2024-01-10 unit elm

2024-01-10 body assembly

2024-02-10 body board

2024-02-10 person vera

2024-02-11 establish by assembly of board

2024-02-12 recognise rec by elm of board

2024-02-13 order dig from board to elm "Dig"
    power keys

2024-02-13 order dug from board to elm "Dig again"
    power  keys
    status draft

2024-02-14 order rake from board to elm "Rake"
    power keys

2024-03-01 correct mended corrects dig
    power paths

2024-03-01 correct out corrects rake
    status struck
"""

STATUS = [
    ("show board", "--at 2024-01-05", "not-yet"),
    ("show board", "--known 2024-01-05", "not-yet"),
    ("show board", "", "active"),
    ("support board", "--at 2024-01-05", "not-yet"),
    ("support board", "--known 2024-01-05", "not-yet"),
    ("support board", "", "active"),
    ("show dig", "--at 2024-01-05", "not-yet"),
    ("show dig", "--known 2024-01-05", "not-known"),
    ("show rake", "", "struck"),
    ("dispatch dig", "--at 2024-01-05", "not-yet"),
    ("dispatch dig", "--known 2024-01-05", "not-known"),
    ("dispatch dig", "", "open"),
    ("dispatch dug", "", "draft"),
    ("dispatch rake", "", "struck"),
    ("dispatch rake", "--known 2024-02-20", "open"),
]


@pytest.mark.parametrize(("line", "when", "status"), STATUS)
def test_a_status_says_that_it_is_not_there_yet(line, when, status, book, run):
    book(BOOK)
    said = run(*line.split(), *when.split(), "--json")
    assert (said.code, json.loads(said.out)["status"]) == (0, status)
    assert status in run(*line.split(), *when.split()).out or status == "active"


@pytest.mark.parametrize("when", ["--at 2024-01-05", "--known 2024-01-05"])
@pytest.mark.parametrize("line", ["roster board", "dispatches --to elm", "reports --about elm"])
def test_a_list_about_it_is_empty(line, when, book, run):
    book(BOOK)
    assert run(*line.split(), *when.split(), "--json")[:2] == (0, "[]\n")


def test_a_roster_says_why_it_is_empty(book, run):
    book(BOOK)
    assert run("roster", "board", "--at", "2024-01-05").out == "board is not-yet on 5 January 2024, and has no seats\n"


def test_a_dispatch_is_shown_as_it_was_corrected(book, run):
    book(BOOK)
    assert json.loads(run("dispatch", "dig", "--json").out)["power"] == "paths"
    assert json.loads(run("dispatch", "dig", "--known", "2024-02-20", "--json").out)["power"] == "keys"


def test_what_is_no_law_binds_nobody(book, run):
    book(BOOK)
    for line in ("dispatch dug", "dispatch rake", "dispatch dig --known 2024-01-05"):
        assert json.loads(run(*line.split(), "--json").out)["binds"] == []
