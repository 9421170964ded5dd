"""Values of a state as bytes, and back: what may stand in a state and nothing else, so that bytes can do no harm.

Numbers, texts, bytes and None stand for themselves; everything else is a list that begins with its tag. The same value
always has the same bytes.
"""

from collections.abc import Callable, Iterable
from fractions import Fraction
from functools import cache
from itertools import chain
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import astuple

from mandat import canon, sentences
from mandat.core import ballots, charters, findings, order, powers, state
from mandat.core.acts import SHAPE_OF, Act
from mandat.core.intervals import Rows
from mandat.core.state import Lists
from mandat.count import majority, quantity, quorum, seats

TUPLE, LIST, FROZEN, SET, DICT, FRACTION, ACT, RECORD, SHAPE, ROWS = range(10)

RECORDS: dict[str, type[Struct]] = {
    found.__name__: found
    for module in (ballots, charters, findings, majority, order, powers, quantity, quorum, seats, sentences, state)
    for found in vars(module).values()
    if isinstance(found, type) and issubclass(found, Struct) and not issubclass(found, Act)
}
"""The records that may stand in a state, by name."""

_to_bytes = msgspec.msgpack.Encoder().encode
_from_bytes = msgspec.msgpack.Decoder().decode


class NotPacked(ValueError):
    """These bytes are no value of a state."""


def pack(value: Any) -> bytes:
    """The bytes of a value."""
    return _to_bytes(_plain(value))


def unpack(data: bytes) -> Any:
    """The value that bytes are. Raises `NotPacked`."""
    try:
        return _revived(_from_bytes(data))
    except (ValueError, TypeError, LookupError, ArithmeticError, RecursionError, canon.Garbled) as reason:
        raise NotPacked(str(reason)) from None


_BARE = frozenset((type(None), str, int, bool, bytes))


def _plain(value: Any) -> Any:
    kind = type(value)
    return value if kind in _BARE else _way(kind)(value)


def _plains(values: Iterable[Any]) -> list:
    """The same for each: a call for what stands for itself would take longer than all the rest."""
    return [value if type(value) in _BARE else _plain(value) for value in values]


@cache
def _way(kind: type) -> Callable[[Any], list]:
    """What makes a list of a value of this type."""
    if issubclass(kind, Act):
        return lambda value: [ACT, canon.encode(value)]
    if issubclass(kind, Struct):
        return lambda value: [RECORD, kind.__name__, *_plains(astuple(value))]
    return _PLAIN[kind]


_PLAIN: dict[type, Callable[[Any], list]] = {
    tuple: lambda value: [TUPLE, *_plains(value)],
    list: lambda value: [LIST, *_plains(value)],
    Rows: lambda value: [ROWS, *_plains(value)],
    frozenset: lambda value: [FROZEN, *sorted(value)],
    set: lambda value: [SET, *sorted(value)],
    dict: lambda value: [DICT, *_plains(chain.from_iterable(value.items()))],
    Lists: lambda value: [DICT, *_plains(chain.from_iterable(value.items()))],
    Fraction: lambda value: [FRACTION, value.numerator, value.denominator],
    type: lambda value: [SHAPE, value.VERBS[0]],
    type(Struct): lambda value: [SHAPE, value.VERBS[0]],
}


def _revived(value: Any) -> Any:
    return _REVIVED[value[0]](value[1:]) if type(value) is list else value


def _record(parts: list) -> Struct:
    kind = RECORDS[parts[0]]
    return kind(**dict(zip(kind.__struct_fields__, map(_revived, parts[1:]), strict=True)))


def _rows(parts: list) -> Rows:
    first, *others = map(_revived, parts)
    rows = Rows((first,))
    for row in others:
        rows.add(row)
    return rows


_REVIVED: dict[int, Callable[[list], Any]] = {
    TUPLE: lambda parts: tuple(map(_revived, parts)),
    LIST: lambda parts: list(map(_revived, parts)),
    ROWS: _rows,
    FROZEN: frozenset,
    SET: set,
    DICT: lambda parts: dict(zip(map(_revived, parts[::2]), map(_revived, parts[1::2]), strict=True)),
    FRACTION: lambda parts: Fraction(*parts),
    ACT: lambda parts: canon.decode_known(parts[0]),
    RECORD: _record,
    SHAPE: lambda parts: SHAPE_OF[parts[0]],
}
