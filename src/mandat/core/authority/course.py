"""One question on every date: what is found, window by window, from before everything to after everything."""

from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

from msgspec import Struct

from mandat.core.dates import DAWN, NEVER

Found = TypeVar("Found")


class Window(Struct, Generic[Found], frozen=True):
    """What is found at every instant of `[since, until)`."""

    since: int
    until: int
    found: Found


def course(find: Callable[[int], tuple[Found, int]]) -> Iterator[Window[Found]]:
    """The windows of a question, in the order of the dates; each begins where the one before it ends.

    find  tells what is found at an instant, and until which later one it holds
    """
    since = DAWN
    while since < NEVER:
        found, until = find(since)
        yield Window(since, until, found)
        since = until
