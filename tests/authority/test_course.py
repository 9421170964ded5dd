"""The course of a question tells on every date what the law tells about that date alone."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from mandat.book import read
from mandat.book.amending import amend
from mandat.clerk.opening import open_book
from mandat.core.authority.answers import Answer, Question
from mandat.core.authority.ask import ask, best, decide
from mandat.core.authority.course import Window, course
from mandat.core.dates import DAWN, NEVER, show
from mandat.core.record import Record
from mandat.core.state import State
from tests.authority import case_files
from tests.core.strategies import questions, record, records

BOOK = """
2024-01-01 body assembly "Assembly"

2024-01-01 unit elm "Elm Row"

2024-02-01 recognise word by elm of assembly
    until 2024-06-30
"""


def decided(state: State, *asked: str) -> list[Window[Answer]]:
    """The best answers on all dates."""

    def find(t: int) -> tuple[Answer, int]:
        answer = best(state.at(t), (*asked, None, None))
        return answer, answer.high

    return list(course(find))


def test_a_course_tells_when_an_answer_begins_and_ends():
    windows = decided(Record(read("book", BOOK).acts, amend).state, "assembly", "keys", "elm")
    assert [(show(window.since), show(window.until), window.found.effective) for window in windows] == [
        (None, "2024-01-01T00:00", False),
        ("2024-01-01T00:00", "2024-02-01T00:00", False),
        ("2024-02-01T00:00", "2024-07-01T00:00", True),
        ("2024-07-01T00:00", None, False),
    ]


def test_a_course_asks_once_for_each_window():
    asked = []

    def find(t: int) -> tuple[str, int]:
        asked.append(t)
        return ("before", 100) if t < 100 else ("after", NEVER)

    assert list(course(find)) == [Window(DAWN, 100, "before"), Window(100, NEVER, "after")]
    assert asked == [DAWN, 100]


def told_apart(answer: Answer, question: Question, answers: tuple[Answer, ...]) -> bool:
    """Whether an answer is not the best of those that the law gives on that date alone."""
    if answer.effective != any(other.effective for other in answers):
        return True
    return answer.effective and answer.proof not in [other.proof for other in answers]


@pytest.mark.parametrize("path", case_files.paths(), ids=lambda path: path.stem)
def test_the_proof_is_right_on_the_first_and_last_instant_of_every_window(path):
    """For whoever holds anything in a case, for each power and target that it asks about."""
    case, book = case_files.read(path), open_book(path)
    state = book.known_as(None).state
    asked = {(asked.power, asked.target) for asked in case.asks}
    for actor, (power, target) in product(sorted(state.bodies | set(state.held)), sorted(asked)):
        for window in decided(state, actor, power, target):
            for t in (window.since, window.until - 1):
                question = Question(actor, power, target, t)
                assert not told_apart(window.found, question, ask(state, question)), question


@given(records(), st.lists(questions(), min_size=1, max_size=5))
def test_a_course_says_on_every_date_what_is_decided_on_it(texts, asked):
    state = record(texts).state
    for one in asked:
        windows = decided(state, one.actor, one.power, one.target)
        (found,) = [window.found for window in windows if window.since <= one.t < window.until]
        expected = decide(state, replace(one, under=None))
        assert (found.proof, found.gap, found.root) == (expected.proof, expected.gap, expected.root)
