"""What the core says in its own words, the hall says in those of the visitor."""

import pytest
from django.utils import translation

from mandat.core.acts import CREDIBILITY, RELIABILITY, SHAPE_OF, SHAPES
from mandat.core.findings import CODES, Finding
from mandat.hall.wording import findings
from mandat.hall.wording.acts import FORMS, NOUNS
from mandat.hall.wording.keys import KEYS
from mandat.hall.wording.words import WORDS, said
from mandat.sentences import say

GRADES = {*RELIABILITY, *CREDIBILITY}


def test_every_word_that_a_field_takes_is_known():
    taken = {word for shape in SHAPES for words in shape.WORDS.values() for word in words}
    assert taken - set(WORDS) == GRADES


def test_every_verb_has_a_noun_and_a_sentence():
    assert (set(NOUNS), {verb.split()[0] for verb in FORMS}) == (set(SHAPE_OF), set(SHAPE_OF))


def test_every_key_that_a_page_shows_has_a_name():
    keys = {name.rstrip("_").replace("_", "-") for shape in SHAPES for name in shape.__struct_fields__}
    assert keys - set(KEYS) == {"verb", "id", "cite", "entered"}


@pytest.mark.parametrize(
    ("written", "german"),
    [
        ("carried", "angenommen"),
        ("roll-call", "namentlich"),
        ("about 500", "etwa 500"),
        ("at least 19", "mindestens 19"),
        ("474 to 606", "474 bis 606"),
        ("40", "40"),
        ("regiment", "regiment"),
    ],
)
def test_a_word_of_the_record_is_said_in_german(written, german):
    with translation.override("de"):
        assert said(written) == german


def test_a_finding_is_titled_in_german():
    finding = Finding("Q001", "vote-1", say("7 of 20 were there"), say("count again"))
    with translation.override("de"):
        found = findings.title(finding), findings.why(finding)
    why = "ohne Beschlussfähigkeit kann ein Gremium nur vertagen, unterbrechen oder einen Termin festlegen"
    assert found == ("nicht beschlussfähig", why)


def test_no_finding_is_without_a_german_title():
    with translation.override("de"):
        same = [
            code
            for code, known in CODES.items()
            if findings.title(Finding(code, None, say(""), say(""))) == known.title
        ]
    assert same == []
