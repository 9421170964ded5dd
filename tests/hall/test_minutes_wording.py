"""The sentences of minutes in the hall."""

from django.utils.translation import override
from msgspec.structs import replace

from mandat.clerk.wording.minutes import ENGLISH
from mandat.hall.wording.minutes import sentences


def test_in_english_they_are_those_of_the_clerk():
    with override("en"):
        assert replace(sentences(), keys={}) == ENGLISH


def test_what_was_corrected_is_told_in_words_and_not_by_the_key_of_the_book():
    with override("de"):
        assert sentences().keys["meets"] == "wann sie beginnt"
