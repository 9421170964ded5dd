"""How each verb is written, worked out from the shapes in `core.acts` alone: its keys, and what the header takes."""

from collections.abc import Callable
from functools import cache
from operator import add
from typing import Any, NamedTuple

from mandat.book.codecs import CODECS, Codec, read_new_id
from mandat.canon.encoding import Field, fields_of, key_of
from mandat.core.acts import SHAPE_OF, Act, Rule, Thing

OWN = ("verb", "at")
"""Fields that stand in the header and have no key."""

FLOWING = "text"
"""The key that may be written several times although it is one text: its lines follow each other."""


class Slot(NamedTuple):
    """Where the value of a key goes.

    field  the field of the act; key: its key in the text; codec: how one value is written
    read   reads the whole value, as `codec.read` or `codec.read_all`
    join   puts a second value of the same key behind the first; None where there can be only one
    """

    field: str
    key: str
    codec: Codec
    read: Callable[[str], Any]
    join: Callable[[Any, Any], Any] | None
    many: bool
    default: Any


class Form(NamedTuple):
    """How an act of one shape is written.

    header    keys that may stand in the header, keys: those that may stand below
    order     the slots of the header in the order of `HEADER`
    bare      the slot of the word behind the verb; quoted: the slot of the quoted text
    required  the slots without which the act says nothing
    rest      the field that takes every other key, None where there is none
    """

    shape: type[Act]
    header: dict[str, Slot]
    keys: dict[str, Slot]
    order: tuple[Slot, ...]
    bare: Slot
    quoted: Slot
    required: tuple[Slot, ...]
    rest: str | None


@cache
def form_of(shape: type[Act]) -> Form:
    """How acts of this shape are written."""
    fields = {field.name: field for field in fields_of(shape)}
    theirs = getattr(shape, "THEIRS", ())
    slots = {name: _slot(field) for name, field in fields.items() if name not in OWN and field.type is not Rule}
    order = tuple(slots[name] for name in shape.HEADER)
    names_itself = issubclass(shape, Thing)
    return Form(
        shape=shape,
        header={slot.key: slot for slot in order},
        keys={slot.key: slot for name, slot in slots.items() if name not in theirs},
        order=order,
        bare=slots[shape.BARE],
        quoted=slots[shape.QUOTED],
        required=tuple(slot for name, slot in slots.items() if fields[name].required and (name != "id" or names_itself)),
        rest=shape.REST,
    )


def _slot(field: Field) -> Slot:
    codec = CODECS[field.type]
    if field.name == "id":
        codec = codec._replace(read=read_new_id)
    join = add if field.many else _next_line if field.name == FLOWING else None
    read = codec.read_all if field.many else codec.read
    return Slot(field.name, field.key, codec, read, join, field.many, field.default)


def _next_line(text: str, line: str) -> str:
    return f"{text}\n{line}"


@cache
def form_of_verb(verb: str) -> Form | None:
    """How this verb is written; None where there is no such verb."""
    shape = SHAPE_OF.get(verb)
    return shape and form_of(shape)


@cache
def common_keys() -> tuple[str, ...]:
    """The keys that every act may have."""
    return tuple(key_of(field.name) for field in fields_of(Act) if field.name not in (*OWN, "id"))


def own_keys(form: Form) -> list[str]:
    """The keys of this shape that not every act has."""
    return [key for key in form.keys if key not in common_keys() and key != "id"]

