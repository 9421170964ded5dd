"""Every text of the hall is in its catalogues, translated, and what the hall reads is what stands there."""

import re
from collections import Counter
from io import BytesIO

import pytest
from babel.messages.mofile import write_mo
from texts import LOCALE, in_python, in_template, read, texts, updated

PLACE = re.compile(r"%\([^)]*\)s|\{[^{}]*\}")
OPTIONAL = re.compile(r"\[([^\[\]]*\{[^\[\]]*)\]")
TAG = re.compile(r"</?\w+>")

LANGUAGES = sorted(folder.name for folder in LOCALE.iterdir())


@pytest.fixture(params=LANGUAGES)
def catalogue(request):
    return read(request.param)


def translated(catalogue):
    """Each text of a catalogue beside its translation; of plurals, each form beside the one with the number in it."""
    for message in catalogue:
        if message.id and isinstance(message.id, str):
            yield message.id, message.string
        elif message.id:
            yield message.id[1], message.string[-1]


def optional(text):
    """The fields within each of the brackets of a text, and those outside."""
    within = sorted(tuple(sorted(PLACE.findall(part))) for part in OPTIONAL.findall(text))
    return within, sorted(PLACE.findall(OPTIONAL.sub("", text)))


def test_german_is_spoken():
    assert LANGUAGES == ["de"]


def test_every_text_is_in_the_catalogue_and_nothing_else(catalogue):
    there = {(message.context, *_forms(message.id)) for message in catalogue if message.id}
    assert there == set(texts())


def _forms(text):
    return (text, None) if isinstance(text, str) else text


def test_every_text_is_translated(catalogue):
    missing = [message.id for message in catalogue if message.id and not all([message.string, *message.string])]
    assert missing == []


def test_no_translation_is_a_guess(catalogue):
    assert [message.id for message in catalogue if message.id and message.fuzzy] == []


def test_a_translation_has_the_same_places_to_be_filled(catalogue):
    differ = [(text, said) for text, said in translated(catalogue) if optional(text) != optional(said)]
    assert differ == []


def test_the_singular_fills_no_place_that_the_plural_has_not(catalogue):
    forms = [message for message in catalogue if isinstance(message.id, tuple)]
    extra = [one.id for one in forms if set(PLACE.findall(one.string[0])) - set(PLACE.findall(one.id[1]))]
    assert (extra, len(forms) > 10) == ([], True)


def test_a_translation_has_the_same_tags(catalogue):
    differ = [text for text, said in translated(catalogue) if Counter(TAG.findall(text)) != Counter(TAG.findall(said))]
    assert differ == []


def test_a_translation_begins_and_ends_as_the_text_does(catalogue):
    """White space and a full stop: sentences are put beside each other."""
    differ = [
        text
        for text, said in translated(catalogue)
        if (text[0].isspace(), text[-1].isspace(), text[-1] == ".")
        != (said[0].isspace(), said[-1].isspace(), said[-1] == ".")
    ]
    assert [text for text in differ if text not in ("{}", "j F Y", "j F Y, H:i")] == []


def test_what_the_hall_reads_is_what_the_catalogue_says(catalogue):
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    assert (LOCALE / str(catalogue.locale) / "LC_MESSAGES" / "django.mo").read_bytes() == compiled.getvalue()


def test_german_says_du(catalogue):
    """`Sie` within a sentence is formal; at its beginning it can be anybody."""
    formal = [said for _, said in translated(catalogue) if re.search(r"[\w,] (Sie|Ihnen|Ihre?[mnrs]?)\b", said)]
    assert formal == []


def test_a_text_that_is_gone_leaves_the_catalogue_and_a_new_one_waits(catalogue):
    catalogue.add("nobody says this", "niemand sagt das")
    catalogue.delete("Sittings")
    found = updated(catalogue)
    assert (found.get("nobody says this"), found.get("Sittings").string) == (None, "")


def test_a_translation_that_was_guessed_is_made_anew(catalogue):
    catalogue.get("Sittings").flags.add("fuzzy")
    assert updated(catalogue).get("Sittings").string == ""


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("{% translate 'Vote' context 'to do' %}", [("to do", "Vote", None)]),
        ('<p title="{% translate "A" %}">{{ when|date:_("j F Y") }}', [(None, "A", None), (None, "j F Y", None)]),
        ("{% blocktranslate %}To {{ name }}{% endblocktranslate %}", [(None, "To %(name)s", None)]),
        (
            "{% blocktranslate count n=n %}{{ n }} act{% plural %}{{ n }} acts{% endblocktranslate %}",
            [(None, "%(n)s act", "%(n)s acts")],
        ),
        ("{% translate title %}", []),
    ],
)
def test_the_texts_of_a_template_are_found(source, found):
    assert list(in_template(source)) == found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('_("a" "b")', [(None, "ab", None)]),
        ('pgettext_lazy("a key", "by")', [("a key", "by", None)]),
        ('ngettext("{} day", "{} days", n)', [(None, "{} day", "{} days")]),
        ("gettext(text)", []),
    ],
)
def test_the_texts_of_a_module_are_found(source, found):
    assert list(in_python(source)) == found
