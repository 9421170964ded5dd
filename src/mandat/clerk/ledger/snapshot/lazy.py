"""Dictionaries that are read piece by piece, when somebody looks into them."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any
from zlib import crc32

from mandat.clerk.ledger.snapshot.packing import pack, unpack
from mandat.core.intervals import Table

FULL = 500
"""About how many values a piece holds."""

Piece = dict[str, tuple[int, bytes]]
"""A key -> its place in the whole, and its packed value."""


def many_of(whole: Mapping[str, Any]) -> int:
    """How many pieces a dictionary is cut into: a power of two, so that a larger one has those of a smaller one."""
    return 1 << max(0, len(whole) // FULL).bit_length()


def pieces_of(whole: Mapping[str, Any]) -> Iterator[Piece]:
    """A dictionary cut into pieces. One is packed at a time: all of them take as much memory as the dictionary."""
    many = many_of(whole)
    cut: list[list[tuple[int, str, Any]]] = [[] for _ in range(many)]
    for place, (key, value) in enumerate(whole.items()):
        cut[_number(key, many)].append((place, key, value))
    for some in cut:
        yield {key: (place, pack(value)) for place, key, value in some}


def _number(key: str, many: int) -> int:
    return crc32(key.encode()) % many


class Lazy(dict[str, Any]):
    """A dictionary of so many values, in so many pieces. Nothing is written to it; several threads may look into it."""

    def found_in(self, size: int, many: int, read: Callable[[int], Piece]) -> None:
        """Say where the values are; `read` gives a piece by its number."""
        self._size, self._many, self._read = size, many, read
        self._pieces: dict[int, Piece] = {}
        self._all: dict[str, Any] | None = None

    def __missing__(self, key: str) -> Any:
        found = self._piece(_number(key, self._many)).get(key) if type(key) is str else None
        if found is None:
            raise KeyError(key)
        value = unpack(found[1])
        dict.__setitem__(self, key, value)
        return value

    def get(self, key: str, default: Any = None) -> Any:
        """See `dict`."""
        try:
            return self[key]
        except KeyError:
            return default

    def __contains__(self, key: object) -> bool:
        if dict.__contains__(self, key):
            return True
        return type(key) is str and key in self._piece(_number(key, self._many))

    def __len__(self) -> int:
        return self._size

    def __bool__(self) -> bool:
        return self._size > 0

    def __iter__(self) -> Iterator[str]:
        return iter(self._whole())

    def __reversed__(self) -> Iterator[str]:
        return reversed(self._whole())

    def __eq__(self, other: object) -> bool:
        return self._whole() == other

    __hash__ = None

    def keys(self) -> Any:
        """See `dict`."""
        return self._whole().keys()

    def values(self) -> Any:
        """See `dict`."""
        return self._whole().values()

    def items(self) -> Any:
        """See `dict`."""
        return self._whole().items()

    def copy(self) -> dict[str, Any]:
        """See `dict`."""
        return self._whole().copy()

    def _piece(self, number: int) -> Piece:
        found = self._pieces.get(number)
        if found is None:
            found = self._pieces[number] = self._read(number)
        return found

    def _whole(self) -> dict[str, Any]:
        """Everything, in the order in which it was put there."""
        if self._all is None:
            entries = [(place, key) for n in range(self._many) for key, (place, _) in self._piece(n).items()]
            self._all = {key: self[key] for _, key in sorted(entries)}
        return self._all


class LazyTable(Lazy, Table):
    """A table of a state that is read piece by piece."""

    def __init__(self) -> None:
        Table.__init__(self)
