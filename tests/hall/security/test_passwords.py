"""A password is more than words that everybody in a federation would try."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError


@pytest.mark.parametrize("password", ["PilotsUnion2026", "mandat-congress-1", "Secretary 77", "pilots pilots"])
def test_words_of_the_place_with_a_number_are_refused(union, password):
    with pytest.raises(ValidationError, match="words that everybody here would try"):
        validate_password(password)


@pytest.mark.parametrize(
    "password", ["herring lantern quay", "pilots like warm lanterns", "ünïcode pässwörter", "x" * 64]
)
def test_other_words_are_good_of_whatever_letters_and_length(union, password):
    assert validate_password(password) is None
