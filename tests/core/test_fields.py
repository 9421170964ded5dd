"""What is read from the declaration of a shape is what msgspec says of it."""

from msgspec import NODEFAULT
from msgspec.structs import fields

from mandat.core.acts import SHAPES, Act, Id, Publish, Ref
from mandat.core.fields import declared, fields_with


def test_every_shape_has_the_fields_and_defaults_that_msgspec_gives_it():
    for shape in SHAPES:
        said = [(one.name, one.default, one.required) for one in fields(shape)]
        read = [(one.name, NODEFAULT if one.required else one.default, one.required) for one in declared(shape)]
        assert read == said, shape


def test_every_field_has_the_type_that_msgspec_gives_it():
    for shape in SHAPES:
        for one, said in zip(declared(shape), fields(shape), strict=True):
            written = (tuple[one.type, ...],) if one.many else (one.type, one.type | None)
            assert said.type in written, (shape, one.name)


def test_fields_are_found_by_what_they_hold():
    assert [(one.name, one.many) for one in fields_with(Act, Ref)] == [("after", True)]
    assert [one.name for one in fields_with(Publish, Id)] == ["id", "according_to", "with_", "by", "in_"]
