"""How each verb is written, worked out from the shapes in `core.acts` alone: its keys, and what the header takes."""

from collections import Counter
from collections.abc import Callable
from functools import cache, cached_property
from operator import add
from typing import Any

from msgspec import Struct

from mandat.book.codecs import CODECS, NEW_ID, THING_ID, Codec, Known
from mandat.core.acts import SHAPE_OF, Act, Rule, Thing, key_of
from mandat.core.fields import Field, declared

OWN = ("verb", "at")
"""Fields that stand in the header and have no key."""

FLOWING = "text"
"""The key that may be written several times although it is one text: its lines follow each other."""


class Slot(Struct, frozen=True):
    """Where the value of a key goes.

    field   the field of the act; key: its key in the text; codec: how one value is written
    values  the whole value by its text: `codec.one` or `codec.all`
    join    puts a second value of the same key behind the first; None where there can be only one
    """

    field: str
    key: str
    codec: Codec
    values: Known
    join: Callable[[Any, Any], Any] | None
    many: bool
    default: Any


class Form(Struct, frozen=True, dict=True):
    """How an act of one shape is written.

    header    keys that may stand in the header, keys: those that may stand below
    every     all slots, by field, in the order in which they are declared
    bare      the slot of the word behind the verb; quoted: the slot of the quoted text
    required  the fields without which the act says nothing
    rest      the field that takes every other key, None where there is none
    """

    shape: type[Act]
    header: dict[str, Slot]
    keys: dict[str, Slot]
    every: dict[str, Slot]
    bare: Slot
    quoted: Slot
    required: frozenset[str]
    rest: str | None

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """All slots: those of the header in the order of `HEADER`, then its own, then those of every act."""
        header, distance = self.shape.HEADER, _distances(self.shape)
        below = [slot for name, slot in self.every.items() if name not in header]
        return (*(self.every[name] for name in header), *sorted(below, key=lambda slot: distance[slot.field]))


@cache
def form_of(shape: type[Act]) -> Form:
    """How acts of this shape are written."""
    fields = declared(shape)
    new = THING_ID if issubclass(shape, Thing) else NEW_ID
    slots = {field.name: _slot(field, new) for field in fields if field.name not in OWN and field.type is not Rule}
    theirs = getattr(shape, "THEIRS", ())
    nameless = set(OWN) if issubclass(shape, Thing) else {*OWN, "id"}
    return Form(
        shape=shape,
        header={slots[name].key: slots[name] for name in shape.HEADER},
        keys={slot.key: slot for name, slot in slots.items() if name not in theirs},
        every=slots,
        bare=slots[shape.BARE],
        quoted=slots[shape.QUOTED],
        required=frozenset(field.name for field in fields if field.required and field.name not in nameless),
        rest=shape.REST,
    )


def _distances(shape: type[Act]) -> Counter[str]:
    """How far above the shape each field is declared: what is its own comes first."""
    return Counter(name for base in shape.__mro__ if issubclass(base, Act) for name in base.__struct_fields__)


def _slot(field: Field, new: Known) -> Slot:
    codec = CODECS[field.type]
    join = add if field.many else _next_line if field.name == FLOWING else None
    values = new if field.name == "id" else codec.all if field.many else codec.one
    default = () if field.many else field.default
    return Slot(field.name, field.key, codec, values, join, field.many, default)


def _next_line(text: str, line: str) -> str:
    return f"{text}\n{line}"


def _form_of_verb(verb: str) -> Form:
    return form_of(SHAPE_OF[verb])


FORMS = Known(_form_of_verb)
"""How each verb is written. Raises `KeyError` for a word that is no verb."""


@cache
def common_keys() -> tuple[str, ...]:
    """The keys that every act may have."""
    return tuple(key_of(field.name) for field in declared(Act) if field.name not in (*OWN, "id"))


def own_keys(form: Form) -> list[str]:
    """The keys of this shape that not every act has."""
    return [key for key in form.keys if key not in common_keys() and key != "id"]
