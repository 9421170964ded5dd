"""Acts to canonical bytes and back, by a table made from the shapes in `core.acts`."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from typing import Any, NamedTuple, get_args, get_origin

import msgspec

from mandat.canon.values import FORMS, Form
from mandat.core.acts import SHAPE_OF, Act, Id
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
    return tuple(map(_field, msgspec.structs.fields(shape)))


def _field(info: Any) -> Field:
    kind = info.type
    if get_origin(kind) is not tuple and get_args(kind):
        kind = next(part for part in get_args(kind) if part is not type(None))
    many = get_origin(kind) is tuple
    if many:
        kind = get_args(kind)[0]
    default = None if info.default is msgspec.NODEFAULT else info.default
    return Field(info.name, key_of(info.name), kind, many, info.required, default, FORMS[kind])


class Column(NamedTuple):
    """How one field goes out: its key, its default, what makes JSON of a value (None: it is JSON already)."""

    key: str
    default: Any
    out: Callable[[Any], Any] | None


@cache
def _columns(shape: type[Act]) -> dict[str, Column]:
    return {field.name: Column(field.key, field.default, _outward(field)) for field in fields_of(shape)}


def _outward(field: Field) -> Callable[[Any], Any] | None:
    out = field.form.out
    if out is None or not field.many:
        return out
    return lambda values: [out(value) for value in values]


def _values_tree(shape: type[Act], values: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """What goes into the bytes: every value that says more than its default, by its key."""
    columns = _columns(shape)
    tree: dict[str, Any] = {}
    for field, value in values:
        key, default, out = columns[field]
        if value is not default and (default is None or value != default):
            tree[key] = value if out is None else out(value)
    return tree


def encode(act: Act) -> bytes:
    """The canonical bytes of an act."""
    return VERSION + to_json(tree_of(act))


def tree_of(act: Act) -> dict[str, Any]:
    """The JSON object that an act is."""
    return _values_tree(type(act), msgspec.structs.asdict(act).items())


def name(act: Act) -> Id:
    """The id of an act that was given none: verb, hyphen, 8 hexadecimal digits of its canonical bytes without id."""
    values = msgspec.structs.asdict(act)
    del values["id"]
    return name_of(type(act), values)


def name_of(shape: type[Act], values: Mapping[str, Any]) -> Id:
    """The same for the act that will have these values, by the names of its fields; `id` is not among them."""
    data = to_json(_values_tree(shape, values.items()))
    return Id(f"{values['verb']}-{sha256(VERSION + data).hexdigest()[:8]}")


def decode(data: bytes) -> Act:
    """The act that these bytes are. Raises `Garbled`, also where the same act has other, canonical bytes."""
    if data[:1] != VERSION:
        raise Garbled("their first byte names no known version")
    with garbled():
        act = act_of(from_json(data[1:]))
    if encode(act) != data:
        raise Garbled(OTHERWISE)
    return act


OTHERWISE = "they say what they say in another way than the canonical one"


@contextmanager
def garbled() -> Iterator[None]:
    """Whatever is wrong with bytes that are read within: they are `Garbled`."""
    try:
        yield
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as reason:
        raise Garbled(str(reason)) from reason


def act_of(tree: dict[str, Any]) -> Act:
    """The act that a JSON object is; empties it. Raises `ValueError`, `TypeError`, `LookupError`, `AttributeError`."""
    shape = SHAPE_OF[tree["verb"]]
    values = {}
    for field in fields_of(shape):
        if field.key in tree:
            value, back = tree.pop(field.key), field.form.back
            values[field.name] = tuple(map(back, value)) if field.many else back(value)
    if tree:
        raise ValueError(f"{values['verb']} has no key {min(tree)}")
    return shape(**values)
