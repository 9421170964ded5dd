"""Dates are told in the language of the visitor."""

from django.utils import translation

from mandat.clerk.wording.dates import Words, in_words
from mandat.hall.wording.dates import words

GERMAN = Words(
    months=("Januar", "Februar", "März") + ("",) * 7 + ("November", "Dezember"),
    day="{}.",
    between="zwischen dem {} und dem {}",
    between_times="{}, zwischen {} und {}",
    julian="{} (julianisch)",
)


def test_a_language_brings_its_own_months_and_order():
    assert in_words("julian:1917-11-05", GERMAN) == "5. November 1917 (julianisch)"
    assert in_words("[1917-11-04..1917-11-06]", GERMAN) == "zwischen dem 4. und dem 6. November 1917"
    assert in_words("[1917-11-04T11:00..1917-11-04T18:00]", GERMAN) == "4. November 1917, zwischen 11:00 und 18:00"


def test_the_months_are_those_of_the_language_that_is_spoken():
    with translation.override("de"):
        assert "März" in words().months
    with translation.override("en"):
        assert "March" in words().months
