"""Acts to canonical bytes and back, by a table made from the shapes in `core.acts`."""

from functools import cache
from hashlib import sha256
from typing import Any, NamedTuple, get_args, get_origin

import msgspec

from mandat.canon.values import FORMS, Form
from mandat.core.acts import SHAPE_OF, Act, Id
from mandat.errors import MandatError

VERSION = b"\x01"
"""The first byte. Another way to write acts takes another one; bytes once written stay readable."""

_to_json = msgspec.json.Encoder().encode
_from_json = msgspec.json.Decoder().decode


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
    """The fields of a shape, sorted by key."""
    return tuple(sorted((_field(info) for info in msgspec.structs.fields(shape)), key=lambda field: field.key))


def _field(info: Any) -> Field:
    kind = info.type
    if get_origin(kind) is not tuple and get_args(kind):
        kind = next(part for part in get_args(kind) if part is not type(None))
    many = get_origin(kind) is tuple
    if many:
        kind = get_args(kind)[0]
    default = None if info.default is msgspec.NODEFAULT else info.default
    return Field(info.name, key_of(info.name), kind, many, info.required, default, FORMS[kind])


def encode(act: Act) -> bytes:
    """The canonical bytes of an act."""
    return VERSION + _to_json(_tree(act))


def name(act: Act) -> Id:
    """The id of an act that was given none: verb, hyphen, 8 hexadecimal digits of its canonical bytes without id."""
    tree = _tree(act)
    del tree["id"]
    return Id(f"{act.verb}-{sha256(VERSION + _to_json(tree)).hexdigest()[:8]}")


@cache
def _outward(shape: type[Act]) -> tuple[tuple[str, str, Any, bool, Any], ...]:
    return tuple((field.name, field.key, field.default, field.many, field.form.out) for field in fields_of(shape))


def _tree(act: Act) -> dict[str, Any]:
    tree: dict[str, Any] = {}
    for field, key, default, many, out in _outward(type(act)):
        value = getattr(act, field)
        if value is default or value == default:
            continue
        if out is None:
            tree[key] = value
        else:
            tree[key] = [out(one) for one in value] if many else out(value)
    return tree


def decode(data: bytes) -> Act:
    """The act that these bytes are. Raises `Garbled`."""
    if data[:1] != VERSION:
        raise Garbled("their first byte names no known version")
    try:
        tree = _from_json(data[1:])
        return _act(tree)
    except (ValueError, TypeError, LookupError, AttributeError) as reason:
        raise Garbled(str(reason)) from reason


def _act(tree: dict[str, Any]) -> Act:
    shape = SHAPE_OF[tree["verb"]]
    values = {}
    for field in fields_of(shape):
        if field.key in tree:
            value, back = tree.pop(field.key), field.form.back
            values[field.name] = tuple(map(back, value)) if field.many else back(value)
    if tree:
        raise ValueError(f"{values['verb']} has no key {min(tree)}")
    return shape(**values)
