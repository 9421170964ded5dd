"""Powers: dotted names, the wider covering the narrower. Holding `funds` covers `funds.spend`.

A power written with a question mark (`ship?`) is one that the source implies but does not state: an answer that
rests on it is presumed.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from msgspec import Struct

_NAME = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")


def is_name(text: str) -> bool:
    """Whether a text can name a power."""
    return _NAME.fullmatch(text) is not None


@lru_cache(maxsize=4096)
def wider(power: str) -> frozenset[str]:
    """The power itself and every power that covers it.

    >>> sorted(wider("funds.spend"))
    ['funds', 'funds.spend']
    """
    parts = power.split(".")
    return frozenset(".".join(parts[:end]) for end in range(1, len(parts) + 1))


class Powers(Struct, frozen=True):
    """A set of powers, those stated and those implied. `every`: all powers there are."""

    stated: frozenset[str] = frozenset()
    implied: frozenset[str] = frozenset()
    every: bool = False

    def grade(self, power: str) -> str | None:
        """`stated` or `presumed` where these powers cover `power`, else None."""
        if self.every or power in self.stated:
            return "stated"
        names = wider(power)
        if not names.isdisjoint(self.stated):
            return "stated"
        return None if names.isdisjoint(self.implied) else "presumed"

    def takes_from(self, power: str) -> bool:
        """Whether these powers are the power, cover it, or are a part of it."""
        if self.grade(power) is not None:
            return True
        return any(power in wider(name) for name in self.stated | self.implied)

    def names(self, power: str) -> bool:
        """Whether `power` is covered by name, and not because everything is."""
        return not self.every and self.grade(power) is not None

    def __or__(self, other: "Powers") -> "Powers":
        return Powers(self.stated | other.stated, self.implied | other.implied, self.every or other.every)

    def __and__(self, other: "Powers") -> "Powers":
        """The stated powers that both cover."""
        if self.every or other.every:
            return other if self.every else self
        common = self.stated & other.stated
        dotted = [name for name in self.stated ^ other.stated if "." in name and self.grade(name) and other.grade(name)]
        return Powers(common.union(dotted)) if dotted else Powers(common)

    def __bool__(self) -> bool:
        return self.every or bool(self.stated or self.implied)

    def shown(self) -> list[str]:
        """The names as they are written, in order."""
        return sorted(self.stated) + sorted(name + "?" for name in self.implied)


EVERY = Powers(every=True)
NOTHING = Powers()


@lru_cache(maxsize=4096)
def of(written: tuple[str, ...]) -> Powers:
    """The powers as written in an act."""
    return Powers(
        frozenset(name for name in written if not name.endswith("?")),
        frozenset(name[:-1] for name in written if name.endswith("?")),
    )


def listed(written: Iterable[str]) -> Powers:
    """The powers as written where none means all: in a recognition, in what a root claims."""
    names = tuple(written)
    return of(names) if names else EVERY
