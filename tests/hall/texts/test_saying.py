"""What the core says is said in German: findings, links and gaps, whatever stands in them."""

import ast
from itertools import count

import pytest
from django.utils import translation
from record_errors import books
from texts import SOURCE, read

from mandat.clerk.opening import open_book
from mandat.core.authority.wording import GAPS, LINKS
from mandat.hall.drafting import draft
from mandat.hall.here import Here
from mandat.hall.models import Federation
from mandat.hall.wording import saying
from mandat.sentences import Day, Sentence, Several, Text, Value, Verb, Written, say
from tests.hall.texts.test_german import ENGLISH

CATALOGUE = {message.id: message.string for message in read("de") if isinstance(message.id, str)}


def german(sentence):
    with translation.override("de"):
        return saying.told(sentence)


def within(sentence):
    """A sentence, and those in it."""
    yield sentence
    for _, part in sentence.parts:
        for one in part.parts if isinstance(part, Several) else (part,):
            if isinstance(one, Sentence):
                yield from within(one)


def numbered(part, number):
    """A part with signs in place of what stands in it: they are the same in every language."""
    match part:
        case Sentence():
            return Sentence(part.template, tuple((name, numbered(one, number)) for name, one in part.parts))
        case Several():
            return Several(tuple(numbered(one, number) for one in part.parts), part.between)
        case Verb():
            return part
        case Text():
            return type(part)(f"<{next(number)}>")
    return f"<{next(number)}>"


def said(code):
    """What is said about the book that has this finding."""
    findings = [one for one in _findings(open_book(str(books()[code]))) if one.code == code]
    assert findings
    return [sentence for one in findings for sentence in (one.says, one.mend)]


def _findings(book):
    return (*book.reading.findings, *book.record.findings)


@pytest.mark.parametrize("code", sorted(books()))
def test_what_a_finding_says_is_all_in_german(code):
    for sentence in said(code):
        numbers = count()
        bare = german(numbered(sentence, numbers))
        assert [one.template for one in within(sentence) if not CATALOGUE.get(one.template)] == []
        assert ENGLISH.findall(bare) == []
        assert [bare.count(f"<{number}>") for number in range(next(numbers))] == [1] * bare.count("<")


@pytest.mark.parametrize("why", [*LINKS, *GAPS])
def test_what_a_link_or_a_gap_says_is_in_german(why):
    for template in (LINKS[why],) if why in LINKS else GAPS[why]:
        filled = {place: f"<{number}>" for number, place in enumerate(template.places)}
        told = german(template.filled(**filled))
        assert ENGLISH.findall(told) == []
        assert [one for one in filled.values() if told.count(one) != 1] == []


def test_every_template_is_a_literal():
    """What is put together where it is said, nobody can translate."""
    calls = [
        (path.name, node.args[0])
        for path in sorted(SOURCE.rglob("*.py"))
        if path.name == "sentences.py" or "from mandat.sentences import" in path.read_text()
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("say", "Sentence")
    ]
    assert [(name, ast.unparse(one)) for name, one in calls if not isinstance(one, ast.Constant)] == [
        ("sentences.py", "template"),
        ("sentences.py", "self.template"),
    ]
    assert len(calls) > 300


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (say("{of} lives", of="<Vorstand>"), "<Vorstand> besteht"),
        (say("write one of: {words}", words=Several((Written("a"), Written("b")))), "eines davon schreiben: a, b"),
        (say("{of} recognises only {all}", of="A", all=Several(("B", "C"), "and")), "A erkennt nur B und C an"),
        (say("wait until {day}", day=Day("2025-03-04")), "warten bis zum 4. März 2025"),
        (say("name {wanted}", wanted=say("a {kind}", kind=Verb("unit"))), "nennen: Gliederung"),
        (say("this line has {number:,} characters", number=100_057), "diese Zeile hat 100.057 Zeichen"),
        (
            say("{what}: {for_} for, {against} against", what="A", for_=Value("about 30"), against=Value("most")),
            "A: etwa 30 dafür, die meisten dagegen",
        ),
    ],
)
def test_parts_are_said_as_pages_say_them(sentence, told):
    assert german(sentence) == told


def test_english_is_said_as_the_core_says_it():
    sentence = say(
        "{dispatch} cannot be answered {answer}", dispatch=say("an {kind}", kind=Verb("order")), answer="attending"
    )
    with translation.override("en"):
        assert saying.told(sentence) == str(sentence) == "an order cannot be answered attending"


def test_nothing_recorded_is_taken_for_markup(congress):
    here = Here.everybody(Federation.objects.get(slug="harbour-union"))
    parts = {"of": "<b>{of}", "written": Written("<i>"), "value": Value("<u>"), "day": Day("<s>")}
    found = saying.said(here, Sentence("{of} {written} {value} {day}", tuple(parts.items())))
    assert found == "&lt;b&gt;{of} <code>&lt;i&gt;</code> &lt;u&gt; &lt;s&gt;"


def test_what_is_proposed_and_not_recorded_has_a_name_and_no_page(congress):
    here = Here.everybody(Federation.objects.get(slug="harbour-union"))
    silent = draft("vote", "token", "2026-06-01T10:05", in_="congress")
    worded = draft("vote", "other", "2026-06-01T10:05", in_="congress", text="<b>We go on")
    here.proposed = {act.id: act for act in (silent, worded)}
    with translation.override("de"):
        found = [saying.said(here, say("{vote} was voted without a quorum", vote=act.id)) for act in (silent, worded)]
    assert found == [
        "abgestimmt wurde ohne Beschlussfähigkeit (Abstimmung, 1. Juni 2026, 10:05)",
        "abgestimmt wurde ohne Beschlussfähigkeit („&lt;b&gt;We go on“)",
    ]


ELECTION = """
2024-01-01 body board "Board"

2024-01-01 unit ash "Ash"

2024-01-01 person anna "Anna"

2024-02-01 elect e of anna to board from ash
"""
BOX = "count,1\n3,Anna\n3,Bela\n"


@pytest.mark.parametrize(
    ("keys", "box"),
    [
        ("ballots none.csv\n    method irv", BOX),
        ("ballots ../b.csv\n    method irv", BOX),
        ("ballots .\n    method irv", BOX),
        ("ballots b.csv", BOX),
        ("ballots b.csv\n    method d-hondt", BOX),
        ("ballots b.csv\n    method irx", BOX),
        ("ballots b.csv\n    method motion", BOX),
        ("ballots b.csv\n    method irv", BOX),
        ("ballots b.csv\n    method irv", "count,1\n3,Bela\n"),
        ("ballots b.csv\n    method irv", "count,1\n3,Anna\n\xff\n"),
        ("ballots b.csv\n    method irv\n    voters b.csv", "one\none\n"),
    ],
)
def test_why_ballots_cannot_be_counted_is_said_in_german(tmp_path, keys, box):
    """Of a file that is no table of ballots, what its reader says of a line stands as it is."""
    (tmp_path / "b.csv").write_bytes(box.encode("latin-1"))
    (tmp_path / "record.mandat").write_text(f"{ELECTION}    {keys}\n")
    (found,) = [one for one in _findings(open_book(str(tmp_path))) if one.code == "V007"]
    for sentence in (found.says, found.mend):
        assert [one.template for one in within(sentence) if not CATALOGUE.get(one.template)] == []
        assert ENGLISH.findall(german(numbered(sentence, count()))) == []
