"""Every kind of act has its sentence and its name, and a sentence names nothing that its acts do not have."""

import re

import pytest
from msgspec.structs import fields

from mandat.core.acts import SHAPE_OF
from mandat.hall.wording.acts import FORMS, NOUNS
from mandat.hall.wording.keys import KEYS


@pytest.mark.parametrize("verb", SHAPE_OF)
def test_every_verb_has_a_sentence_and_a_noun(verb):
    assert FORMS[verb]
    assert NOUNS[verb]


@pytest.mark.parametrize("key", FORMS)
def test_a_sentence_names_only_fields_of_its_shape(key):
    known = {field.name for field in fields(SHAPE_OF[key.partition(" ")[0]])}
    assert set(re.findall(r"\{(\w+)\}", " ".join(map(str, FORMS[key])))) <= known


@pytest.mark.parametrize("key", FORMS)
def test_brackets_close_and_do_not_nest(key):
    for form in FORMS[key]:
        assert re.fullmatch(r"[^\[\]]*(\[[^\[\]]*\{\w+\}[^\[\]]*\][^\[\]]*)*", str(form))


def test_no_label_stands_for_a_key_that_no_act_has():
    keys = {field.name.rstrip("_").replace("_", "-") for shape in SHAPE_OF.values() for field in fields(shape)}
    assert set(KEYS) - keys == set()
