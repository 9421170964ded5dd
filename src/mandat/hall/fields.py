"""What forms send, read with care: each value has a limit, and what cannot be used is told in words."""

import re
from collections.abc import Collection
from datetime import datetime

from django.http import QueryDict
from django.utils.translation import gettext as _

from mandat.errors import MandatError

LONGEST = 10_000
"""Characters of a text. A motion has fewer, and differences between longer ones would keep everybody waiting."""

_DAMAGE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_TURNS = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_ID = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*", re.ASCII)


class Unfit(MandatError):
    """What was sent cannot be done: says why, and what to do instead."""


class Sent:
    """What a form sent."""

    def __init__(self, values: QueryDict) -> None:
        self.values = values

    @property
    def once(self) -> str:
        """The token of the form. Raises `Unfit` where it has none: nobody could tell whether it was sent twice."""
        token = self.values.get("once", "")
        if not 0 < len(token) <= 100:
            raise Unfit(_("this form came without its token: go back, load the page again, and send it once more"))
        return token

    @property
    def despite(self) -> bool:
        """Whether the sender goes on although it is irregular."""
        return "despite" in self.values

    def has(self, name: str) -> bool:
        """Whether a box is ticked."""
        return bool(self.values.get(name))

    def text(self, name: str, label: str, *, most: int = LONGEST, needed: bool = True) -> str:
        """A text, without the white space around it. Raises `Unfit` where it is missing, too long or damaged."""
        return _fit(self.values.get(name, ""), label, most, needed)

    def lines(self, name: str, label: str, *, most: int = 100, needed: bool = True) -> tuple[str, ...]:
        """The lines of a text, or of several fields of the same name, each once; empty ones are left out."""
        text = _fit("\n".join(self.values.getlist(name)), label, LONGEST, needed)
        lines = [" ".join(line.split()) for line in text.split("\n")]
        found = tuple(dict.fromkeys(line for line in lines if line))
        if len(found) > most:
            raise Unfit(_("{label} has more than {most} lines: leave some out").format(label=label, most=most))
        return found

    def number(self, name: str, label: str, *, needed: bool = True) -> int | None:
        """A whole number of at most nine digits; None where nothing is written and nothing needed."""
        text = self.values.get(name, "").strip()
        if not text and not needed:
            return None
        if not re.fullmatch(r"[0-9]{1,9}", text, re.ASCII):
            raise Unfit(_("{label} needs a whole number").format(label=label))
        return int(text)

    def minute(self, name: str, label: str, *, needed: bool = True) -> str:
        """A day and a time, as acts are dated: `2026-11-25T10:30`; empty where nothing is written nor needed."""
        text = self.values.get(name, "").strip()
        if not text and not needed:
            return ""
        try:
            return datetime.strptime(text[:16], "%Y-%m-%dT%H:%M").isoformat(timespec="minutes")
        except ValueError:
            raise Unfit(_("{label} needs a day and a time, such as 2026-11-25T10:30").format(label=label)) from None

    def id(self, name: str, label: str, *, needed: bool = True) -> str:
        """The id of something in the record; empty where none is sent nor needed."""
        text = self.values.get(name, "").strip()
        if not text and not needed:
            return ""
        if len(text) > 200 or not _ID.fullmatch(text):
            raise Unfit(_("choose {label} from the list").format(label=label))
        return text

    def ids(self, name: str, label: str) -> tuple[str, ...]:
        """Several of them."""
        found = tuple(dict.fromkeys(self.values.getlist(name)))
        if len(found) > 1000 or not all(len(one) <= 200 and _ID.fullmatch(one) for one in found):
            raise Unfit(_("choose {label} from the list").format(label=label))
        return found

    def word(self, name: str, label: str, words: Collection[str], *, needed: bool = True) -> str:
        """One of some words; empty where none is sent nor needed."""
        text = self.values.get(name, "")
        if text in words or (not text and not needed):
            return text
        raise Unfit(_("choose {label} from the list").format(label=label))


def _fit(text: str, label: str, most: int, needed: bool) -> str:
    text = text.replace("\r\n", "\n").strip()
    if needed and not text:
        raise Unfit(_("{label} is empty: write something there").format(label=label))
    if len(text) > most:
        raise Unfit(_("{label} is longer than {most} characters: make it shorter").format(label=label, most=most))
    if _DAMAGE.search(text):
        raise Unfit(_("{label} holds characters that are no text: type it in again").format(label=label))
    if _TURNS.search(text):  # what is read would differ from what is recorded
        says = _("{label} holds invisible characters that turn the direction of writing: type it in again")
        raise Unfit(says.format(label=label))
    return text
