"""Dictionaries that are read piece by piece, when somebody looks into them.

What one has in common with another stands in the other alone.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import eq
from types import MappingProxyType
from typing import Any
from zlib import crc32

from msgspec import Struct

from mandat.clerk.ledger.snapshot.packing import pack, unpack
from mandat.core.intervals import Table

FULL = 500
"""About how many values a piece holds."""

_NOTHING: Mapping[str, Any] = MappingProxyType({})
_MISSING = object()


class Piece(Struct, frozen=True, array_like=True):
    """Some values of a dictionary: their keys, their places in the whole, and each packed.

    Packed it is empty where another dictionary has the same value.
    """

    keys: list[str]
    places: list[int]
    packed: list[bytes]


def many_of(whole: Mapping[str, Any]) -> int:
    """How many pieces a dictionary is cut into: a power of two, so that a larger one has those of a smaller one."""
    return 1 << max(0, len(whole) // FULL).bit_length()


def pieces_of(whole: Mapping[str, Any], like: Mapping[str, Any] = _NOTHING) -> Iterator[Piece]:
    """A dictionary cut into pieces. One is packed at a time: all of them take as much memory as the dictionary.

    like  what is the same there is not packed again
    """
    keys, values, many = list(whole), list(whole.values()), many_of(whole)
    cut: list[list[int]] = [[] for _ in range(many)]
    for place, key in enumerate(keys):
        cut[crc32(key.encode()) % many].append(place)  # `_number`, without a call for each
    for places in cut:
        some = [keys[place] for place in places]
        packed = [pack(values[place]) for place in places] if not like else _unlike(whole, like, some)
        yield Piece(some, places, packed)


def _unlike(whole: Mapping[str, Any], like: Mapping[str, Any], keys: Iterable[str]) -> list[bytes]:
    """Values packed, but for those that another dictionary has, too."""
    return [b"" if like.get(key, _MISSING) == whole[key] else pack(whole[key]) for key in keys]


def same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two dictionaries have the same values in the same order."""
    return one is other or (one == other and all(map(eq, one, other)))


def _number(key: str, many: int) -> int:
    return crc32(key.encode()) % many


class Lazy(dict[str, Any]):
    """A dictionary of so many values, in so many pieces. Nothing is written to it; several threads may look into it."""

    def found_in(self, size: int, many: int, read: Callable[[int], Piece], like: Mapping[str, Any] = _NOTHING) -> None:
        """Say where the values are; `read` gives a piece by its number, `like` has what is not in them."""
        self._size, self._many, self._read, self._like = size, many, read, like
        self._pieces: dict[int, dict[str, bytes]] = {}
        self._all: dict[str, Any] | None = None

    def __missing__(self, key: str) -> Any:
        found = self._piece(_number(key, self._many)).get(key) if type(key) is str else None
        if found is None:
            raise KeyError(key)
        value = unpack(found) if found else self._like[key]
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

    def _piece(self, number: int) -> dict[str, bytes]:
        found = self._pieces.get(number)
        if found is None:
            piece = self._read(number)
            found = self._pieces[number] = dict(zip(piece.keys, piece.packed, strict=True))
        return found

    def _whole(self) -> dict[str, Any]:
        """Everything, in the order in which it was put there."""
        if self._all is None:
            pieces = map(self._read, range(self._many))
            entries = [entry for piece in pieces for entry in zip(piece.places, piece.keys, strict=True)]
            self._all = {key: self[key] for _, key in sorted(entries)}
        return self._all


class LazyTable(Lazy, Table):
    """A table of a state that is read piece by piece."""

    def __init__(self) -> None:
        Table.__init__(self)
