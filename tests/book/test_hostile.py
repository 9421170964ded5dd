"""Text that nobody wrote in good faith: findings, never an exception, and soon."""

import re
from time import process_time

import pytest
from hypothesis import given, settings

from mandat import book
from mandat.book.lines import DAMAGE, is_suspect
from mandat.core.findings import CODES
from tests.book.strategies import anything

NO_ID = " is no id: an id has letters a to z, digits, and single - or . between them"


@pytest.mark.parametrize(
    ("text", "code", "says"),
    [
        ("2024 unit a\x00b", "F011", "this line holds the invisible character U+0000"),
        ("2024 unit a\n    kind \ud800", "F011", "this line holds the invisible character U+D800"),
        ("2024 note \x1b[31m", "F011", "this line holds the invisible character U+001B"),
        ("2024 note\rb", "F011", "this line holds the invisible character U+000D"),
        ("2024 note \x9b", "F011", "this line holds the invisible character U+009B"),
        ("2024 note " + "x" * 1_000_000, "F010", "this line has 1,000,010 characters"),
        ("x" * 1_000_000, "F010", "this line has 1,000,000 characters"),
        (
            "2024 note \ufeff",
            "F007",
            '"\\ufeff"' + NO_ID,
        ),
        ("1917-02-30 unit a", "F005", "there is no 1917-02-30: that month has 28 days"),
        ("\u0661\u0669\u0661\u0667 unit a", "F005", '"\u0661\u0669\u0661\u0667" is no date'),
        ("2024 unit a\n    members \u0663", "F005", '"\u0663" is no quantity'),
        (
            "2024 unit \u0430",
            "F007",
            '"\u0430"' + NO_ID,
        ),
        ("2024 elect to a from b\n    rank \u00b2", "F005", '"\u00b2" is no whole number'),
        ("2024 elect to a from b\n    rank 99999999999999999999", "F005", '"99999999999999999999" is no whole number'),
        ("\u2028", None, None),
        ("\ufeff2024 note a\r\n    text b\r\n", None, None),
        ("2024\tnote\x0ca\n\ttext\tb", None, None),
        ("; \x00\ud800", None, None),
    ],
)
def test_what_is_said(text, code, says):
    found = book.read("x.mandat", text).findings
    assert [(one.code, str(one.says)) for one in found] == ([(code, says)] if code else [])


def test_line_ends_are_no_part_of_a_value():
    found = book.read("x.mandat", '\ufeff2024 unit a "A"\r\n    kind b \r\n    text c\u2028d\r\n')
    (act,) = found.acts
    assert (act.name, act.kind, act.text) == ("A", "b", "c\u2028d")


@settings(max_examples=500)
@given(anything)
def test_nothing_raises_and_every_finding_has_its_place(text):
    for name in ("x.mandat", "x.md"):
        found = book.read(name, text)
        for one in found.findings:
            assert one.code in CODES
            assert one.says
            assert one.mend
            line = book.source_line(found, one.place)
            assert 1 <= one.place.column <= len(line) + 1
            assert book.render(one, one.place, line).isprintable() is False


@settings(max_examples=500)
@given(anything)
def test_damage_is_seen_at_once(text):
    assert is_suspect(text) == any(re.search(DAMAGE, line) for line in text.split("\n"))


@pytest.mark.parametrize(
    "text",
    [
        "\n" * 200_000,
        "2024 note a\n" * 5_000,
        "option title x\n" * 20_000,
        "2024 note " + '"' * 90_000,
        "2024 note " + '"\\' * 45_000,
        "2024 note a\n    cite " + '"a", ' * 15_000,
        "2024 note a\n    cite " + "," * 90_000,
        "2024 note a " + "; " * 40_000,
        "2024 note a\n" + "; x\n" * 50_000,
        "2024 note a\n" + "    text b\n" * 20_000,
        "2024 charter a of b\n" + "    c d\n" * 10_000,
        "2024 order from a to " + "b, " * 30_000,
        "```mandat\n" * 10_000,
        "[" * 90_000 + " unit a",
        "[ " * 40_000 + " unit a",
    ],
    ids=range(15),
)
def test_size_alone_does_no_harm(text):
    begin = process_time()
    for name in ("x.mandat", "x.md"):
        for found in book.read(name, text).findings[:20]:
            book.render(found, found.place, text[:100])
        book.fmt(text, name == "x.md")
    assert process_time() - begin < 8
