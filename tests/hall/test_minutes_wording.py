"""The sentences of minutes in the hall."""

from django.utils.translation import override

from mandat.clerk.wording.minutes import ENGLISH
from mandat.hall.wording.minutes import sentences


def test_in_english_they_are_those_of_the_clerk():
    with override("en"):
        assert sentences() == ENGLISH
