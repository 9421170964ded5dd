"""What a method is: an id, its family, its rule, and the source in print that states the rule; who watches a count."""

from collections.abc import Callable

from msgspec import Struct

Progress = Callable[[int, int], None]
"""Told now and then how much is done, and of how much."""


def unwatched(_done: int, _total: int) -> None:
    """Nobody watches."""


def share(progress: Progress, place: int, parts: int) -> Progress:
    """The progress of one of so many equal parts of a count, the first at place 0."""
    return lambda done, total: progress(place * total + done, parts * total)


class Method(Struct, frozen=True):
    """A way to count.

    id      what the command and the record call it, e.g. `scottish-stv`
    family  what kind of rule it is, and so what it is given (`count.methods`)
    source  where its rule is printed
    count   ballots: `(profile, seats, seed, progress) -> Count`; the seed is the published text from which lots are
            drawn
    most    how many seats it can fill at most; None: any number
    """

    id: str
    family: str
    name: str
    source: str
    count: Callable
    most: int | None = None
