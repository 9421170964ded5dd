"""The fields of a shape: what their types say, read from its declaration once."""

from functools import cache
from typing import Any, get_args, get_origin

from msgspec import NODEFAULT, Struct

from mandat.core.acts import Act, key_of


class Field(Struct, frozen=True):
    """One field of a shape.

    key      how it is called in text and JSON
    type     what may be written there; many: whether it holds several of these
    default  None also where the field is required
    """

    name: str
    key: str
    type: Any
    many: bool
    required: bool
    default: Any


@cache
def declared(shape: type[Act]) -> tuple[Field, ...]:
    """The fields of a shape, in the order in which they are declared.

    `msgspec.structs.fields` says the same, and evaluates every annotation anew: a twentieth of a short command.
    """
    types = _types(shape)
    names, defaults = shape.__struct_fields__, shape.__struct_defaults__
    padded = (NODEFAULT,) * (len(names) - len(defaults)) + defaults
    return tuple(_field(name, types[name], default) for name, default in zip(names, padded, strict=True))


@cache
def fields_with(shape: type[Act], kind: Any) -> tuple[Field, ...]:
    """The fields of a shape that hold one or several of a type."""
    return tuple(field for field in declared(shape) if field.type is kind)


def _types(shape: type[Act]) -> dict[str, Any]:
    """What stands behind the name of each field, the nearest declaration first."""
    found: dict[str, Any] = {}
    for base in reversed(shape.__mro__):
        found.update(getattr(base, "__annotations__", ()))
    return found


def _field(name: str, written: Any, default: Any) -> Field:
    kind, many = _held(written)
    required = default is NODEFAULT
    return Field(name, key_of(name), kind, many, required, None if required else default)


@cache
def _held(written: Any) -> tuple[Any, bool]:
    """`Id` of `Id`, `Id | None` and `tuple[Id, ...]`; and whether it is a tuple."""
    parts = get_args(written)
    if get_origin(written) is tuple:
        return parts[0], True
    return next((part for part in parts if part is not type(None)), written), False
