"""A file of the book that is not there: every question is answered without it, and says so aside."""

import json

import pytest

BOOK = """
include "spring.mandat"

2024-01-10 unit elm

2024-01-10 body board

2024-01-12 recognise by elm of board

2024-01-13 order dig from board to elm
    power keys
"""

SAID = (
    'mandat: record.mandat:2: there is no file "spring.mandat"; '
    "the answer does without it, and mandat check says more\n"
)

QUESTIONS = [
    "may board keys elm",
    "who keys elm",
    "show board",
    "show dig",
    "roster board",
    "tree",
    "votes",
    "dispatch dig",
    "dispatches",
    "reports",
    "support board",
    "log",
    "diff 2024 2025",
    "print recognition",
]


@pytest.mark.parametrize("line", QUESTIONS)
def test_a_question_says_which_file_it_does_without(line, book, run):
    book(BOOK)
    said = run(*line.split(), "--json")
    assert said.err == SAID
    assert said.code == 0
    json.loads(said.out)
    assert run(*line.split()).err == SAID


def test_what_the_book_is_says_it_too(book, run):
    book(BOOK)
    assert run().err == SAID


def test_a_check_says_it_as_a_finding_and_not_twice(book, run):
    book(BOOK)
    said = run("check")
    assert said.err == ""
    assert "F008" in said.out


def test_a_book_that_is_read_whole_says_nothing(book, run):
    book(BOOK)
    book("2024-01-09 unit ash\n", "spring.mandat")
    assert run("tree").err == ""


def test_an_include_of_nothing_is_told_too(book, run):
    book("include\n")
    assert [run(*line.split()).err for line in ("", "log", "tree")] == [run("tree").err] * 3
    assert run("tree").err.startswith("mandat: record.mandat:1: ")
