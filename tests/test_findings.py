"""Every finding there is has a book that shows it; what is found in it, and the page about it, are up to date."""

import re

import pytest
from make_findings import FAMILIES, PAGE, page
from record_errors import FOLDER, RECORDED, books, cut, found, recording

from mandat.book import fmt
from mandat.clerk.check import check
from mandat.clerk.opening import open_book
from mandat.core.findings import CODES, IRREGULAR, NOTE, VOID

COMES_WITH = {"A002": {"A001"}, "T002": {"T001"}}
"""Findings that cannot be had without another: who names no end assumes, and a sitting called too late is a fault."""


def parsed(text):
    """The findings of a recording, as dicts."""
    shape = re.compile(
        r"(?P<place>\S+:\d+:\d+) (?P<code>\S+) (?P<severity>\w+)(?:, (?P<act>\S+))?\n"
        r"    (?P<line>.*)\n    (?P<marks> *\^+)\n"
        r"says: (?P<says>.+)\nwhy:  (?P<why>.+)\nmend: (?P<mend>.+)"
    )
    return [shape.fullmatch(part.rstrip("\n")).groupdict() for part in text.split("\n\n")]


def test_every_code_has_a_book_and_every_book_a_code():
    assert set(books()) == set(CODES)


def test_every_book_has_its_recording_and_nothing_else_is_recorded():
    recorded = {path.stem for path in FOLDER.glob(f"*{RECORDED}")}
    assert recorded == set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_what_is_found_is_what_is_recorded(code):
    """Where this fails: look at the difference, and run scripts/record_errors.py if the new output is right."""
    book = books()[code]
    assert found(book) == recording(book).read_text(encoding="utf-8")


@pytest.mark.parametrize("code", CODES)
def test_a_book_shows_its_own_finding_and_no_other(code):
    codes = {one["code"] for one in parsed(recording(books()[code]).read_text(encoding="utf-8"))}
    assert codes == {code} | COMES_WITH.get(code, set())


@pytest.mark.parametrize("code", CODES)
def test_a_message_is_written_as_the_house_writes(code):
    """Lower case, no full stop, nothing of the program's own: no type, no field, no None, no midnight."""
    for one in parsed(recording(books()[code]).read_text(encoding="utf-8")):
        for said in (one["says"], one["mend"], one["why"]):
            assert said == said.strip()
            assert said[-1] not in ".;:"
            assert not said[0].isupper()
            assert not re.search(r"None|True|False|T00:00|Fraction|Quantity|[a-z]_\b|  ", said), said


@pytest.mark.parametrize("code", CODES)
def test_the_marks_stand_under_a_whole_word(code):
    for one in parsed(recording(books()[code]).read_text(encoding="utf-8")):
        begin = one["marks"].index("^")
        end = len(one["marks"])
        assert end <= len(one["line"])
        assert one["line"][begin] != " "
        assert one["line"][end - 1] != " "
        around = one["line"][begin - 1 : begin] + one["line"][end : end + 1]
        assert code == "F011" or not re.search(r"\w", around), one


@pytest.mark.parametrize("code", CODES)
def test_a_severity_is_one_of_three_and_a_title_is_short(code):
    one = CODES[code]
    assert one.severity in (VOID, IRREGULAR, NOTE)
    assert len(one.title) <= 50
    assert one.title[0].islower()
    assert one.why[0].islower()
    assert one.why[-1] != "."


@pytest.mark.parametrize("code", CODES)
def test_a_book_begins_with_what_happened_and_is_laid_out(code):
    book = books()[code]
    text = (book / "record.mandat" if book.is_dir() else book).read_text(encoding="utf-8")
    first = text.split("\n")[0]
    assert re.fullmatch(r"; .+[.)]", first)
    assert fmt(text) == text


def test_a_code_that_is_not_shown_alone_says_why():
    for code, others in COMES_WITH.items():
        first = books()[code].read_text(encoding="utf-8").split("\n")[0]
        assert all(other in first for other in others)


def test_a_changed_sentence_is_noticed(tmp_path):
    book = tmp_path / "N001.mandat"
    book.write_text(books()["N001"].read_text(encoding="utf-8").replace("of hinerk to", "of henrik to"))
    assert found(book) != recording(books()["N001"]).read_text(encoding="utf-8")


def test_a_recording_does_not_depend_on_where_the_book_stands(tmp_path):
    book = tmp_path / "F008.mandat"
    book.write_bytes(books()["F008"].read_bytes())
    assert found(book) == recording(books()["F008"]).read_text(encoding="utf-8")


def test_a_book_in_a_folder_is_found_in_too(tmp_path):
    (tmp_path / "N001").mkdir()
    (tmp_path / "N001" / "record.mandat").write_bytes(books()["N001"].read_bytes())
    (one,) = parsed(found(tmp_path / "N001"))
    assert one["place"] == "N001/record.mandat:9:21"


def test_what_is_long_or_cannot_be_seen_is_shown_short_and_visible():
    assert cut("a" * 111) == "a" * 110 + "..."
    assert cut("a\u0096b\tc") == "a\ufffdb\ufffdc"


def test_findings_come_in_the_order_of_the_text():
    lines = [row["line"] for row in check(open_book(books()["T002"]))]
    assert lines == sorted(lines)
    assert len(lines) == 2


def test_the_page_of_findings_is_up_to_date():
    """Where this fails: run scripts/make_findings.py."""
    assert PAGE.read_text(encoding="utf-8") == page()


def test_the_page_has_a_section_for_every_code():
    sections = re.findall(r"^### (\S+)$", page(), flags=re.MULTILINE)
    assert sections == list(CODES)


def test_every_family_on_the_page_has_a_code():
    assert {code[0] for code in CODES} == set(FAMILIES)
