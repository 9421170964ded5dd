"""Where a finding about an act shows, and how it is printed."""

import inspect

import pytest

from mandat import book
from mandat.core.findings import Finding, Place

BOOK = """\
2024-03-02 unit hamburg "Hamburg branch" ; hamburg
    members 420

[2024-03-02 .. 2024-03-04] order o1 from board to hamburg, kiel on o0
    ; kiel is far away
    power  funds.spend
    over   north
    over   south
    text   "To Kiel"
    deadline 2024-04

after o1 change kiel
    count 2 ; two

2024-03-05 unit hamburg
    members 421
"""
READING = book.read("union/record.mandat", BOOK)


@pytest.mark.parametrize(
    ("act", "key", "word", "shown"),
    [
        ("hamburg", None, None, '1: 2024-03-02 unit hamburg "Hamburg branch"'),
        ("hamburg", "at", None, "1: 2024-03-02"),
        ("hamburg", "verb", None, "1: unit"),
        ("hamburg", "name", None, '1: "Hamburg branch"'),
        ("hamburg", "members", None, "2: members"),
        ("hamburg", "members", "420", "2: 420"),
        ("hamburg", "members", "999", "2: members"),
        ("hamburg", "under", None, '1: 2024-03-02 unit hamburg "Hamburg branch"'),
        ("hamburg", None, "420", "2: 420"),
        ("hamburg", "id", "hamburg", "15: hamburg"),
        ("hamburg", "id", None, "15: hamburg"),
        ("o1", "at", None, "4: [2024-03-02 .. 2024-03-04]"),
        ("o1", "to", "kiel", "4: kiel"),
        ("o1", "to", "Kiel", "4: to"),
        ("o1", "to", None, "4: to"),
        ("o1", "on", "o0", "4: o0"),
        ("o1", "over", "south", "8: south"),
        ("o1", "over", None, "7: over"),
        ("o1", "text", "To Kiel", "9: To Kiel"),
        (READING.acts[2].id, "of", None, "12: kiel"),
        (READING.acts[2].id, "after", "o1", "12: o1"),
        (READING.acts[2].id, "count", "2", "13: 2"),
    ],
)
def test_a_place(act, key, word, shown):
    place = book.locate(READING, Finding("F005", act, "says", "mend", key, word))
    line = BOOK.splitlines()[place.line - 1]
    assert f"{place.line}: {line[place.column - 1 : place.column - 1 + place.width]}" == shown
    assert place.file == "union/record.mandat"


def test_a_finding_about_nothing_in_the_book():
    assert book.locate(READING, Finding("F005", "nobody-knows", "says", "mend")) == Place("union/record.mandat", 1)
    assert book.locate(READING, Finding("F005", None, "says", "mend")) == Place("union/record.mandat", 1)


def test_a_finding_that_knows_its_place():
    place = Place("x", 7, 3, 2)
    assert book.locate(READING, Finding("F005", None, "says", "mend", place=place)) is place


@pytest.mark.parametrize(
    ("line", "column", "width", "excerpt"),
    [
        ("\tkind a", 2, 4, "        kind a\n        ^^^^"),
        ("a \u8b70\u4f1a b", 6, 1, "    a \u8b70\u4f1a b\n           ^"),
        ("\u8b70\u4f1a", 1, 2, "    \u8b70\u4f1a\n    ^^^^"),
        ("e\u0301e\u0301 b", 6, 1, "    e\u0301e\u0301 b\n       ^"),
        ("a\x1bb c", 5, 1, "    a\ufffdb c\n        ^"),
        ("ab", 3, 1, "    ab\n      ^"),
        ("", 1, 1, "\n    ^"),
        ("x" * 300, 1, 300, "    " + "x" * 110 + "...\n    " + "^" * 55),
        (
            "x" * 150 + "y" + "z" * 150,
            151,
            1,
            "    ..." + "x" * 36 + "y" + "z" * 73 + "...\n    " + " " * 39 + "^",
        ),
    ],
)
def test_an_excerpt(line, column, width, excerpt):
    printed = book.render(Finding("F005", None, "says", "mend"), Place("f", 1, column, width), line)
    assert printed.split("\n", 1)[1].rpartition("\nwhy")[0] == excerpt


def test_a_finding_in_print():
    finding = Finding("F005", "hamburg", "4200 members are too many", "write 420", "members", "420")
    place = book.locate(READING, finding)
    assert book.render(finding, place, book.source_line(READING, place)) == inspect.cleandoc(
        """
        union/record.mandat:2:13 F005 4200 members are too many
                members 420
                        ^^^
        why:  a value that cannot be read would be guessed at
        mend: write 420
        """
    )
