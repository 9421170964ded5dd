"""Acts to canonical bytes and back, by a table made from the shapes in `core.acts`."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Any, NamedTuple

import msgspec

from mandat.canon.values import FORMS, Form, any_text
from mandat.core.acts import SHAPE_OF, Act, Id
from mandat.core.fields import declared
from mandat.errors import MandatError

VERSION = b"\x01"
"""The first byte. Another way to write acts takes another one; bytes once written stay readable."""

to_json = msgspec.json.Encoder(order="deterministic").encode
"""Canonical JSON: keys sorted, nothing between the signs, no escapes but those that JSON wants."""

from_json = msgspec.json.Decoder().decode


class Garbled(MandatError):
    """These bytes are no act."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"these bytes are no act: {reason}")


class Field(NamedTuple):
    """One field of a shape: its Python name, its key in text and JSON, its type, whether it holds several."""

    name: str
    key: str
    type: Any
    many: bool
    required: bool
    default: Any
    form: Form


def key_of(name: str) -> str:
    """The key under which a field stands outside Python: `according_to` is `according-to`, `from_` is `from`."""
    return name.rstrip("_").replace("_", "-")


@cache
def fields_of(shape: type[Act]) -> tuple[Field, ...]:
    """The fields of a shape, in the order in which they are declared."""
    return tuple(
        Field(one.name, key_of(one.name), one.type, one.many, one.required, one.default, FORMS[one.type])
        for one in declared(shape)
    )


class Columns(NamedTuple):
    """How the fields of a shape go out and come back.

    keys, defaults  one for each field, in the order in which they are declared
    out             what makes JSON of the value of a key; the other values are JSON already
    back            the name of the field of a key, and what makes its value of JSON: None where that is any text
    """

    keys: tuple[str, ...]
    defaults: tuple[Any, ...]
    out: dict[str, Callable[[Any], Any]]
    back: dict[str, tuple[str, Callable[[Any], Any] | None]]


@cache
def _columns(shape: type[Act]) -> Columns:
    fields = fields_of(shape)
    return Columns(
        tuple(field.key for field in fields),
        tuple(field.default for field in fields),
        {field.key: out for field in fields if (out := _outward(field))},
        {field.key: (field.name, _inward(field)) for field in fields},
    )


def _outward(field: Field) -> Callable[[Any], Any] | None:
    out = field.form.out
    if out is None or not field.many:
        return out
    return lambda values: [out(value) for value in values]


def _inward(field: Field) -> Callable[[Any], Any] | None:
    back = field.form.back
    if field.many:
        return lambda values: tuple(map(back, values))
    return None if back is any_text else back


def _tree(columns: Columns, values: Iterable[Any]) -> dict[str, Any]:
    """What goes into the bytes: every value that says more than its default, by its key."""
    tree = {
        key: value
        for key, value, default in zip(columns.keys, values, columns.defaults, strict=True)
        if value is not default and (default is None or value != default)
    }
    for key in tree:
        if key in columns.out:
            tree[key] = columns.out[key](tree[key])
    return tree


def encode(act: Act) -> bytes:
    """The canonical bytes of an act."""
    return VERSION + to_json(tree_of(act))


def tree_of(act: Act) -> dict[str, Any]:
    """The JSON object that an act is."""
    return _tree(_columns(type(act)), msgspec.structs.astuple(act))


DIGITS = 8
"""How many hexadecimal digits a name has; twice as many, where another act has the same name already."""


def name(act: Act, digits: int = DIGITS) -> Id:
    """The id of an act that was given none: verb, hyphen, some digits of the hash of its canonical bytes without id."""
    return name_of(type(act), msgspec.structs.asdict(act), digits)


def name_of(shape: type[Act], values: Mapping[str, Any], digits: int = DIGITS) -> Id:
    """The same for the act that will have these values, by the names of its fields, whatever its `id` is."""
    from hashlib import sha256  # takes as long to load as a hundred acts to read, and most records name all of theirs

    known = {**values, "id": None}
    tree = _tree(_columns(shape), (known.get(field.name, field.default) for field in fields_of(shape)))
    return Id(f"{values['verb']}-{sha256(VERSION + to_json(tree)).hexdigest()[:digits]}")


def decode(data: bytes) -> Act:
    """The act that these bytes are. Raises `Garbled`, also where the same act has other, canonical bytes."""
    act = decode_known(data)
    if encode(act) != data:
        raise Garbled(OTHERWISE)
    return act


def decode_known(data: bytes) -> Act:
    """The same for bytes of which a hash says that they are those that were encoded: it does not look again whether
    they are canonical, which takes as long as all the rest. Raises `Garbled`."""
    if data[:1] != VERSION:
        raise Garbled("their first byte names no known version")
    try:  # for one act of a million, a context manager costs as much as a field
        return act_of(from_json(data[1:]))
    except WRONG as reason:
        raise Garbled(str(reason)) from reason


WRONG = (ValueError, TypeError, LookupError, AttributeError, RecursionError)
"""What bytes that are no act lead to."""

OTHERWISE = "they say what they say in another way than the canonical one"


@contextmanager
def garbled() -> Iterator[None]:
    """Whatever is wrong with bytes that are read within: they are `Garbled`."""
    try:
        yield
    except WRONG as reason:
        raise Garbled(str(reason)) from reason


def act_of(tree: dict[str, Any]) -> Act:
    """The act that a JSON object is. Raises `ValueError`, `TypeError`, `LookupError`, `AttributeError`."""
    shape = SHAPE_OF[tree["verb"]]
    table, values = _columns(shape).back, {}
    for key, value in tree.items():
        if key not in table:
            raise ValueError(f"{tree['verb']} has no key {min(tree.keys() - table.keys())}")
        name, back = table[key]
        values[name] = value if back is None and type(value) is str else (back or any_text)(value)
    return shape(**values)
