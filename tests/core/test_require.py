"""`require` insists on what `ask` answers: one computation, and an exception that carries the answer."""

import pytest

from mandat.book import read
from mandat.book.amending import amend
from mandat.core.authority.answers import Question
from mandat.core.authority.ask import NotEntitled, ask, require
from mandat.core.dates import read as date
from mandat.core.record import Record

BOOK = """
2024-01-01 body assembly "Assembly"

2024-01-01 unit elm "Elm Row"

2024-02-01 recognise word by elm of assembly
"""


@pytest.fixture
def state():
    return Record(read("book", BOOK).acts, amend).state


def test_what_is_effective_is_given_back_as_it_was_answered(state):
    question = Question("assembly", "keys", "elm", date("2024-03-01").latest)
    assert (require(state, question),) == ask(state, question)


def test_what_is_not_effective_is_raised_with_the_answer(state):
    question = Question("assembly", "keys", "elm", date("2024-01-15").latest)
    with pytest.raises(NotEntitled, match="assembly may not exercise keys over elm") as raised:
        require(state, question)
    assert (raised.value.answer,) == ask(state, question)
    assert raised.value.answer.gap.link == "recognised"
