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


def pieces_of(whole: Mapping[str, Any]) -> list[Piece]:
    """A dictionary cut into pieces; a power of two of them, so that a larger one has the pieces of a smaller one."""
    many = 1 << max(0, len(whole) // FULL).bit_length()
    pieces: list[Piece] = [{} for _ in range(many)]
    for place, (key, value) in enumerate(whole.items()):
        pieces[_number(key, many)][key] = (place, pack(value))
    return pieces


def _number(key: str, many: int) -> int:
    return crc32(key.encode()) % many


class Lazy(dict[str, Any]):
    """A dictionary of so many values, in so many pieces. `read` gives a piece by its number."""

    def found_in(self, size: int, many: int, read: Callable[[int], Piece]) -> None:
        """Say where the values are."""
        self._size, self._many, self._read = size, many, read
        self._pieces: dict[int, Piece] = {}
        self._whole = False

    def __missing__(self, key: str) -> Any:
        found = None if self._whole or type(key) is not str else self._piece(_number(key, self._many)).get(key)
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
        return not self._whole and type(key) is str and key in self._piece(_number(key, self._many))

    def __len__(self) -> int:
        return dict.__len__(self._all()) if dict.__len__(self) else self._size

    def __bool__(self) -> bool:
        return bool(self._size or dict.__len__(self))

    def __iter__(self) -> Iterator[str]:
        return dict.__iter__(self._all())

    def __reversed__(self) -> Iterator[str]:
        return dict.__reversed__(self._all())

    def __eq__(self, other: object) -> bool:
        return dict.__eq__(self._all(), other)

    __hash__ = None

    def keys(self) -> Any:
        """See `dict`."""
        return dict.keys(self._all())

    def values(self) -> Any:
        """See `dict`."""
        return dict.values(self._all())

    def items(self) -> Any:
        """See `dict`."""
        return dict.items(self._all())

    def pop(self, key: str, *default: Any) -> Any:
        """See `dict`."""
        return dict.pop(self._all(), key, *default)

    def setdefault(self, key: str, default: Any = None) -> Any:
        """See `dict`."""
        if key not in self:
            self[key] = default
        return self[key]

    def copy(self) -> dict[str, Any]:
        """See `dict`."""
        return dict(self._all())

    def _piece(self, number: int) -> Piece:
        found = self._pieces.get(number)
        if found is None:
            found = self._pieces[number] = self._read(number)
        return found

    def _all(self) -> "Lazy":
        """Itself, with everything read, in the order of the whole."""
        if not self._whole:
            entries = [(place, key, data) for n in range(self._many) for key, (place, data) in self._piece(n).items()]
            known = dict(dict.items(self))
            dict.clear(self)
            for _, key, data in sorted(entries):
                value = known.pop(key) if key in known else unpack(data)
                dict.__setitem__(self, key, value)
            dict.update(self, known)
            self._whole = True
            self._pieces.clear()
        return self


class LazyTable(Lazy, Table):
    """A table of a state that is read piece by piece."""

    def __init__(self) -> None:
        Table.__init__(self)
