"""How a seat casts its votes, as a form says it: all on one side, or split in numbers."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from msgspec import Struct

from mandat.hall.together import Declined

SIDES = ("for", "against", "abstain")


class Sides(Struct, frozen=True):
    """Votes on each side."""

    favour: int = 0
    against: int = 0
    abstain: int = 0

    @property
    def total(self) -> int:
        """How many there are."""
        return self.favour + self.against + self.abstain

    def plus(self, other: "Sides") -> "Sides":
        """These and others together."""
        return Sides(self.favour + other.favour, self.against + other.against, self.abstain + other.abstain)


class Choice(Struct, frozen=True):
    """What a form says: `side`, for all the votes that are left; or else how they are split."""

    side: str | None = None
    split: Sides = Sides()

    def of(self, left: int) -> Sides:
        """The votes to cast where so many are left."""
        if self.side is None:
            return self.split
        return Sides(**{{"for": "favour"}.get(self.side, self.side): left})


def choice_of(sent: Mapping[str, str]) -> Choice:
    """The choice that a form says. Raises `Declined` where it says none, or two."""
    split = sides_of(sent)
    side = sent.get("side") or None
    if side is not None and split.total:
        raise Declined(_("choose one side for all votes, or write numbers: not both"))
    if side is None and not split.total:
        raise Declined(_("choose for, against or abstain"))
    if side is not None and side not in SIDES:
        raise Declined(_("choose for, against or abstain"))
    return Choice(side, split)


def sides_of(sent: Mapping[str, str]) -> Sides:
    """The numbers that a form says; nothing written is none."""
    return Sides(*(number(sent.get(name, "")) for name in SIDES))


def number(text: str) -> int:
    """A number of votes, as somebody typed it. Raises `Declined`."""
    text = text.strip()
    if not text:
        return 0
    if not (text.isascii() and text.isdecimal() and len(text) <= 9):
        raise Declined(_("write whole numbers of votes, such as 70"))
    return int(text)
