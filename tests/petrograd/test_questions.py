"""Questions to history: each file under questions/ is asked of the record, and answered as it says."""

import re
from pathlib import Path

import pytest

from mandat.clerk.opening import open_book
from tests.authority import case_files, test_cases
from tests.petrograd import asking

ROOT = Path(__file__).parent.parent.parent
PARAGRAPH = re.compile(r"(?:T(?:[1-9]|[1-5]\d|6[01])|W[1-5])\b")


@pytest.fixture(scope="module")
def book():
    return open_book(ROOT / "examples" / "petrograd-1917")


@pytest.mark.parametrize("path", asking.paths(), ids=lambda path: path.stem)
def test_the_record_answers(book, path):
    case = case_files.read(path)
    found = [(finding.code, finding.act) for finding in book.record.findings]
    told = [*test_cases._asks(book, case), *test_cases._results(book, case), *test_cases._seats(book, case)]
    told += [*test_cases._binds(book, case), *(pair for pair in case.finds if pair not in found)]
    assert [*told, *asking.wrong(book, path)] == []


@pytest.mark.parametrize("path", asking.paths(), ids=lambda path: path.stem)
def test_a_question_names_what_decides_it_and_what_could_mislead(path):
    assert [len(asking.told(path, key)) for key in ("question", "verdict", "misleads")] == [1, 1, 1]
    assert asking.told(path, "decides")
    assert all(PARAGRAPH.match(text) for key in ("decides", "misleads") for text in asking.told(path, key))
    keys = {line.key for line in asking.lines(path)}
    assert keys - set(asking.TOLD) <= set(asking.CHECKS) | set(case_files.READERS)
    assert keys - set(asking.TOLD)


def test_the_questions_are_numbered():
    assert [path.stem[:2] for path in asking.paths()] == [f"{n:02}" for n in range(1, len(asking.paths()) + 1)]
    assert len(asking.paths()) >= 30


def test_where_law_and_sources_differ_the_document_says_so():
    document = (ROOT / "docs" / "petrograd.md").read_text(encoding="utf-8")
    section = document.partition("\n## Where the law and the sources disagree\n")[2].partition("\n## ")[0]
    differing = {path.stem[:2].lstrip("0") for path in asking.paths() if asking.told(path, "differs")}
    assert set(re.findall(r"\(question (\d+)\)", section)) == differing


def test_a_wrong_answer_is_noticed(book, tmp_path):
    wrong = tmp_path / "wrong.mandat"
    wrong.write_text("; vote: exit-from-conference for 70 against 50 claimed carried\n; age: cec 1 2 at 1917-11-05\n")
    assert len(asking.wrong(book, wrong)) == 2
