"""Which name somebody probably meant, among many, in a time that does not grow with how many there are."""

from bisect import bisect, insort
from collections.abc import Iterable

REACH = 20
"""How many names on either side are looked at. Where a slip of the pen is, what stands before or behind it is right."""


def alike(name: str, known: Iterable[str], most: int, cutoff: float = 0.6) -> list[str]:
    """The known names that a misspelt one resembles, the likeliest first; `cutoff`: how far, from 0 to 1 (the same)."""
    from difflib import get_close_matches  # only a mistake pays for it

    return get_close_matches(name, list(known), most, cutoff)


class Spelling:
    """Names in alphabetical order, read from their beginnings and from their ends."""

    def __init__(self, names: Iterable[str]) -> None:
        self.forward = sorted(names)
        self.backward = sorted(name[::-1] for name in self.forward)

    def among(self, names: Iterable[str]) -> "Spelling":
        """The same with more names."""
        more = Spelling(())
        more.forward, more.backward = list(self.forward), list(self.backward)
        for name in names:
            insort(more.forward, name)
            insort(more.backward, name[::-1])
        return more

    def around(self, name: str) -> set[str]:
        """The names among which the one is looked for that a misspelt one resembles."""
        return {*_around(self.forward, name), *(other[::-1] for other in _around(self.backward, name[::-1]))}

    def nearest(self, name: str) -> str | None:
        """The name that a misspelt one resembles; None where none does.

        >>> Spelling(["hinnerk", "anna", "hamburg"]).nearest("hinerk")
        'hinnerk'
        """
        near = alike(name, sorted(self.around(name)), 1)
        return near[0] if near else None


def _around(ordered: list[str], name: str) -> list[str]:
    at = bisect(ordered, name)
    return ordered[max(0, at - REACH) : at + REACH]
