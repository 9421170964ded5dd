"""Follow a ledger: every act as it is committed, by whatever process, without asking again for what was seen."""

from collections.abc import Iterator

from msgspec import Struct

from mandat.clerk.ledger.contents import contents_of
from mandat.core.acts import Act
from mandat.ledger.store import Store, whole

SECONDS = 1.0
"""How long to wait in one go."""


class Written(Struct, frozen=True):
    """An act, its place, and when it was committed, in milliseconds since 1970."""

    index: int
    act: Act
    committed: int


def follow(store: Store, first: int | None = None) -> Iterator[Written]:
    """Every act from a place on; without one, from the next that is written. Never ends by itself."""
    contents = contents_of(store)
    told = contents.head.size if first is None else first
    while True:
        for stored in whole(store, told, contents.head.size):
            yield Written(stored.index, contents.acts[stored.index], stored.committed)
        told = max(told, contents.head.size)
        store.wait(contents.head.size, SECONDS)
        contents.follow()
