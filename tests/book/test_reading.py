"""What a book says, and how its parts come together. The book stands in the docstring of each test."""

import inspect

import pytest
from hypothesis import given, settings

from mandat import book, canon
from mandat.book import reading
from mandat.core.acts import Ballot, Rule, Until
from mandat.core.dates import DAWN, NEVER
from tests.book.strategies import anything


@pytest.fixture
def read(request):
    """The book in the docstring of the test."""
    return book.read("record.mandat", inspect.cleandoc(request.function.__doc__) + "\n")


def test_an_act(read):
    """
    2024-03-02 elect of anna, ben to congress from hamburg
        votes   4
        for     about 200   ; so the clerk
        cite    "Minutes of 2 March, item 4", T3
        cite    T4
        until   opening of congress-2
    """
    (act,) = read.acts
    assert (act.verb, act.of, act.to, act.from_) == ("elect", ("anna", "ben"), "congress", "hamburg")
    assert (act.votes.exact, act.for_.text) == (4, "about 200")
    assert act.cite == ("Minutes of 2 March, item 4", "T3", "T4")
    assert act.until == Until(opening="congress-2")
    assert act.id == canon.name(act)


def test_what_stands_in_the_header_may_stand_below(read):
    """
    2024-03-02 answer a1 to order-1 by hamburg says carried-out

    2024-03-02 answer
        id   a1
        by   hamburg
        to   order-1
        says carried-out
    """
    assert read.acts[0] == read.acts[1]


def test_an_act_without_a_date(read):
    """
    after a, b note n "so it was"
        after c
    """
    (act,) = read.acts
    assert act.after == ("a", "b", "c")
    assert (act.at.text, act.at.earliest, act.at.latest) == ("after a,b,c", DAWN, NEVER)


def test_lines_of_text_follow_each_other(read):
    """
    2024 note "first"
        text second ; a remark
        text "third \\"and\\" last\\n"
    """
    assert read.acts[0].text == 'first\nsecond\nthird "and" last\n'


def test_spans_dates_and_ballots(read):
    """
    julian:[1917-08-27 .. 1917-08-31] vote v in soviet
        roll a for 2 against 1, b abstain 1
        roll c for 1
    """
    (act,) = read.acts
    assert act.at.text == "julian:[1917-08-27..1917-08-31]"
    assert act.roll == (Ballot("a", 2, 1), Ballot("b", 0, 0, 1), Ballot("c", 1))


def test_rules_of_a_charter_and_keys_of_a_correction(read):
    """
    2024 charter c of congress by founders
        for      12
        majority 2/3 of cast
        majority "simple for agenda"

    2024 correct corrects c "A slip"
        text   "of another act"
        at     2023
        for    13
        cite   T1
    """
    charter, correction = read.acts
    assert charter.for_.exact == 12
    assert charter.rules == (Rule("majority", "2/3 of cast"), Rule("majority", "simple for agenda"))
    assert correction.text == "A slip"
    assert correction.cite == ("T1",)
    assert correction.fields == (Rule("text", "of another act"), Rule("at", "2023"), Rule("for", "13"))


def test_when_it_was_entered(read):
    """
    2024-03-02 note a

    2024-03-02 note b
        entered 2024-03-03

    option entered 2025-01-01
    """
    assert [act.entered.text for act in read.acts] == ["2025-01-01", "2024-03-03"]


def test_options(read):
    """
    option title "Harbour Union"   ; ours
    option timezone Europe/Berlin
    option entered 2024-01-01
    """
    assert read.options == {"title": "Harbour Union", "timezone": "Europe/Berlin", "entered": "2024-01-01"}
    assert read.findings == ()


def test_one_bad_act_does_not_hide_the_next(read):
    """
    2024-02-30 unit a
    2024-02-28 unti b
    2024-02-28 unit c
        membres 4
        within  Nobody Knows
    2024-02-28 unit d
        members 4
    """
    assert [act.id for act in read.acts] == ["d"]
    assert [found.code for found in read.findings] == ["F005", "F002", "F003", "F007"]


def test_a_block_that_begins_with_an_indented_line():
    found = book.read("x", "    2024 unit a\n\n2024 unit b\n")
    assert [act.id for act in found.acts] == ["b"]
    assert [one.place.line for one in found.findings] == [1]


def test_an_empty_fence():
    found = book.read("x.md", "\x00\n```mandat\n```\nprose\n")
    assert (found.acts, found.findings) == ((), ())


def test_markdown():
    text = "# Minutes\n2024 unit no\n```mandat\n2024 unit a\n```\n~~~mandat\n    kind x\n2024 unit b\n~~~\n"
    found = book.read("minutes.MD", text)
    assert [act.id for act in found.acts] == ["a", "b"]
    assert [(one.code, one.place.line) for one in found.findings] == [("F001", 7)]
    assert found.spots == (("minutes.MD", 3), ("minutes.MD", 7))


@settings(max_examples=500)
@given(anything)
def test_the_quick_way_reads_as_the_careful_way_does(text):
    for name in ("x.mandat", "x.md"):
        quick = book.read(name, text)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(reading, "read_plain", lambda lines, entered: None)
            careful = book.read(name, text)
        assert quick.acts == careful.acts
        assert quick.spots == careful.spots
        assert quick.findings == careful.findings
        assert quick.options == careful.options
