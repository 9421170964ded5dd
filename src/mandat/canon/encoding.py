"""Acts to canonical bytes and back, by a table made from the shapes in `core.acts`."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Any

import msgspec
from msgspec.structs import asdict, astuple

from mandat.canon.values import TO_JSON, from_text
from mandat.core.acts import SHAPE_OF, Act, Id
from mandat.core.fields import Field, declared
from mandat.errors import MandatError

VERSION = b"\x01"
"""The first byte. Another way to write acts takes another one; bytes once written stay readable."""

to_json = msgspec.json.Encoder(order="deterministic").encode
"""Canonical JSON: keys sorted, nothing between the signs, no escapes but those that JSON wants."""

_TAG = b',"verb":"'
"""What the verb stands behind. Within a text its quotation marks would be escaped, and `at` comes before it."""


class Garbled(MandatError):
    """These bytes are no act."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"these bytes are no act: {reason}")


Column = tuple[str, Any, Callable[[Any], Any] | None]
"""How a field goes out: its key, its default, and what makes JSON of its value, where it is none already. A bare tuple:
one with names takes twice as long to take apart, and that is most of what encoding is."""


@cache
def _columns(shape: type[Act]) -> tuple[Column, ...]:
    """Those of the fields of a shape, in the order in which they are declared."""
    return tuple((field.key, field.default, _outward(field)) for field in declared(shape))


def _outward(field: Field) -> Callable[[Any], Any] | None:
    out = TO_JSON.get(field.type)
    if out is None or not field.many:
        return out
    return lambda values: [out(value) for value in values]


def _tree(columns: tuple[Column, ...], values: Iterable[Any]) -> dict[str, Any]:
    """What goes into the bytes: every value that says more than its default, by its key."""
    tree = {}
    for value, (key, default, out) in zip(values, columns):  # noqa: B905 -- to ask for `strict` takes as long as five fields
        if value is not default and (default is None or value != default):
            tree[key] = out(value) if out else value
    return tree


def encode(act: Act) -> bytes:
    """The canonical bytes of an act."""
    return VERSION + to_json(tree_of(act))


def tree_of(act: Act) -> dict[str, Any]:
    """The JSON object that an act is."""
    return _tree(_columns(type(act)), astuple(act))


DIGITS = 8
"""How many hexadecimal digits a name has; twice as many, where another act has the same name already."""


def name(act: Act, digits: int = DIGITS) -> Id:
    """The id of an act that was given none: verb, hyphen, some digits of the hash of its canonical bytes without id."""
    return name_of(type(act), asdict(act), digits)


def name_of(shape: type[Act], values: Mapping[str, Any], digits: int = DIGITS) -> Id:
    """The same for the act that will have these values, by the names of its fields, whatever its `id` is."""
    from hashlib import sha256  # takes as long to load as a hundred acts to read, and most records name all of theirs

    known = {**values, "id": None}
    tree = _tree(_columns(shape), (known.get(field.name, field.default) for field in declared(shape)))
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
        return act_of(data[1:])
    except WRONG as reason:
        raise Garbled(str(reason)) from reason


WRONG = (ValueError, TypeError, AttributeError, RecursionError, msgspec.MsgspecError)
"""What bytes that are no act lead to."""

OTHERWISE = "they say what they say in another way than the canonical one"


@contextmanager
def garbled() -> Iterator[None]:
    """Whatever is wrong with bytes that are read within: they are `Garbled`."""
    try:
        yield
    except WRONG as reason:
        raise Garbled(str(reason)) from reason


@cache
def _decoder(verb: bytes) -> Callable[[bytes], Act]:
    """What reads the JSON of an act with this verb."""
    shape = SHAPE_OF.get(verb.decode())
    if shape is None:
        raise ValueError("they have no known verb")
    return msgspec.json.Decoder(shape, dec_hook=from_text).decode


def act_of(json: bytes) -> Act:
    """The act that a JSON object is, of canonical bytes. Raises what is in `WRONG`."""
    verb = json.rpartition(_TAG)[2].partition(b'"')[0]
    act = _decoder(verb)(json)
    if act.verb not in act.VERBS:
        raise ValueError("they have more than one verb")
    return act
