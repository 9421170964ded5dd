"""A password is more than words that everybody in a federation would try."""

import pytest
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from mandat.hall.models import Federation
from mandat.hall.passwords import NotStolen


@pytest.mark.parametrize("password", ["PilotsUnion2026", "mandat-congress-1", "Secretary 77", "pilots pilots"])
def test_words_of_the_place_with_a_number_are_refused(union, sign_in, password):
    sign_in("delegate")
    with pytest.raises(ValidationError, match="words that everybody here would try"):
        validate_password(password, User.objects.get())


def test_nobody_learns_by_trying_passwords_which_federations_meet_here(union, sign_in):
    Federation.objects.create(slug="lamps", title="Lamplighters of Bergedorf")
    sign_in("delegate")
    assert validate_password("Lamplighters Bergedorf", User.objects.get()) is None


@pytest.mark.parametrize(
    "password",
    [
        "correcthorsebatterystaple",
        "CorrectHorseBatteryStaple",
        " correcthorsebatterystaple ",
        "onetwothreefour",
        "thebestpassword",
        "1qaz2wsx3edc4rfv",
    ],
)
def test_what_was_stolen_elsewhere_is_refused_in_whatever_case(union, password):
    with pytest.raises(ValidationError, match="stolen elsewhere"):
        validate_password(password)


@pytest.mark.parametrize("password", ["a\nb" * 10, "\x00" * 12, "ü" * 200, "\u202e" * 20, "short", "🦀" * 12])
def test_odd_characters_are_looked_up_like_all_others(password):
    assert NotStolen().validate(password) is None


@pytest.mark.parametrize(
    "password", ["herring lantern quay", "pilots like warm lanterns", "ünïcode pässwörter", "x" * 64]
)
def test_other_words_are_good_of_whatever_letters_and_length(union, password):
    assert validate_password(password) is None
