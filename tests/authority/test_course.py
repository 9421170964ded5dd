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
from mandat.core.authority.ask import ask, decide
from mandat.core.authority.course import Courses
from mandat.core.dates import NEVER, show
from mandat.core.dates import read as date
from mandat.core.record import Record
from tests.authority import case_files
from tests.core.strategies import questions, record, records

BOOK = """
2024-01-01 body assembly "Assembly"

2024-01-01 unit elm "Elm Row"

2024-02-01 recognise word by elm of assembly
    until 2024-06-30
"""


def test_a_course_tells_when_an_answer_begins_and_ends():
    courses = Courses(Record(read("book", BOOK).acts, amend).state)
    course = courses["assembly", "keys", "elm"]
    assert [show(turn) for turn in course.turns] == ["2024-01-01T00:00", "2024-02-01T00:00", "2024-07-01T00:00"]
    assert [answer.effective for answer in course.answers] == [False, False, True, False]
    assert [course.at(date(day).earliest).effective for day in ("2023", "2024-02-01", "2024-07-01")] == [0, 1, 0]


def test_a_course_is_found_out_once():
    asked, courses = ("assembly", "keys", "elm"), Courses(Record(read("book", BOOK).acts, amend).state)
    found = courses[asked]
    assert courses == {asked: found}
    assert courses[asked] is found


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
    courses = Courses(state)
    asked = {(asked.power, asked.target) for asked in case.asks}
    for actor, (power, target) in product(sorted(state.bodies | set(state.held)), sorted(asked)):
        for answer in courses[actor, power, target].answers:
            for t in (answer.low, min(answer.high, NEVER) - 1):
                question = Question(actor, power, target, t)
                assert not told_apart(answer, question, ask(state, question)), question


@given(records(), st.lists(questions(), min_size=1, max_size=5))
def test_a_course_says_on_every_date_what_is_decided_on_it(texts, asked):
    state = record(texts).state
    courses = Courses(state)
    for one in asked:
        found, decided = courses[one.actor, one.power, one.target].at(one.t), decide(state, replace(one, under=None))
        assert (found.proof, found.gap, found.root) == (decided.proof, decided.gap, decided.root)
        assert found.low <= one.t < found.high
