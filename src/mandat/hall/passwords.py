"""Passwords that everybody here would guess: made from what the hall, its bodies and federations are called."""

import re

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from mandat.hall.models import Federation

OURS = ("mandat", "hall", "union", "congress", "council", "federation", "branch", "delegate", "secretary", "password")
"""Words of the place, beside the titles of its federations."""

LEAST = 8
"""So many letters and digits must be left when these words are taken out."""


class NotOurWords:
    """A password has to be more than words of this place, with a number behind them."""

    def validate(self, password: str, user: User | None = None) -> None:
        """Raise `ValidationError` for a password that is made from words of this place."""
        titles = " ".join(Federation.objects.values_list("title", flat=True))
        words = {*OURS, *(word for word in re.findall(r"\w{4,}", titles.casefold()))}
        left = password.casefold()
        for word in sorted(words, key=len, reverse=True):
            left = left.replace(word, "")
        if len(re.sub(r"[\W_]", "", left)) < LEAST:
            raise ValidationError(self.get_help_text(), code="our_words")

    def get_help_text(self) -> str:
        """What to write instead."""
        return _("This is mostly made from words that everybody here would try: choose others.")
