"""What mandat says to people: sentences that read as English by themselves, and can be said in another language.

A sentence is a template and what its places are filled with. `str(sentence)` is English, in the words of the record.
Whoever speaks another language translates the template and the sentences within, and says names, words and dates as
he says them elsewhere (`hall.wording.saying`). A template is a literal, so that `make texts` finds it.
"""

from functools import cache
from string import Formatter
from typing import Union

from msgspec import Struct


class Text(Struct, frozen=True):
    """A text of a record. Its kind says how it is said in another language."""

    text: str

    def __str__(self) -> str:
        return self.text


class Written(Text, frozen=True):
    """Text as it stands in a file, or is to be written there: the same in every language."""


class Value(Text, frozen=True):
    """A word or a number of records: `carried`, `about 500`."""


class Verb(Text, frozen=True):
    """The verb of an act, which says what kind of act it is."""


class Day(Text, frozen=True):
    """A date as records have it."""


class Several(Struct, frozen=True):
    """Some parts, in their order, with a comma between them; or `and`, or `or`."""

    parts: tuple["Part", ...]
    between: str = ","

    def __str__(self) -> str:
        return (", " if self.between == "," else f" {self.between} ").join(map(str, self.parts))


class Sentence(Struct, frozen=True):
    """A template, and what its places are filled with, by name: `{of}`."""

    template: str
    parts: tuple[tuple[str, "Part"], ...] = ()

    def __str__(self) -> str:
        return self.template.format_map(dict(self.parts)) if self.parts else self.template

    @property
    def places(self) -> tuple[str, ...]:
        """The names of its places, in their order, each once."""
        return _places(self.template)

    def filled(self, **parts: "Part") -> "Sentence":
        """The sentence with its places filled; what no place asks for is left out."""
        return Sentence(self.template, tuple([(name, parts[name]) for name in self.places if name in parts]))


@cache
def _places(template: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for _, name, _, _ in Formatter().parse(template) if name))


Part = Union[str, int, Written, Value, Verb, Day, Several, Sentence]  # noqa: UP007  (names that come later)
"""What can fill a place. A bare text is the name of a thing or an act, by its id."""


def say(template: str, /, **parts: Part) -> Sentence:
    """A sentence. `template` is a literal.

    >>> str(say("{of} had ended by {act}", of="kiel", act="kiel-closed"))
    'kiel had ended by kiel-closed'
    """
    return Sentence(template, tuple(parts.items()))
