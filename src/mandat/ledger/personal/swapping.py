"""Walks through everything in an act that can be personal, and puts something else in its place."""

from functools import cache
from typing import Any, Protocol

from msgspec.structs import replace

from mandat.canon.values import AFTER, when
from mandat.core.acts import Act, Ballot, Id, Ref, Rule, Term, Until
from mandat.core.ballots import FILES
from mandat.core.dates import When
from mandat.core.fields import Field, declared


class Swap(Protocol):
    """What is put in the place of what. Each gives back its argument where nothing changes."""

    def name(self, name: str) -> str:
        """The id of a thing or an act."""

    def text(self, text: str) -> str:
        """A text, in which names may stand."""

    def file(self, name: str) -> str:
        """The name of a file beside the record, in which names may stand: two names never become one."""

    def ballot(self, ballot: Ballot) -> Ballot | None:
        """How a seat voted; None: it is left out."""


def swapped(act: Act, swap: Swap) -> Act:
    """The act with everything swapped; the act itself where nothing changes."""
    values = {}
    for field in _fields(type(act)):
        value = getattr(act, field.name)
        if value:
            if field.name in FILES:
                better = swap.file(value)
            else:
                better = _several(field.type, value, swap) if field.many else _one(field.type, value, swap)
            if better != value:
                values[field.name] = better
    if act.after and act.at.text.startswith(AFTER):
        values["at"] = _after(act.at, swap)
    return replace(act, **values) if values else act


@cache
def _fields(shape: type[Act]) -> tuple[Field, ...]:
    """The fields of a shape in which something personal may stand; the verb is none."""
    kinds = (Id, Ref, str, Term, Rule, Ballot)
    return tuple(field for field in declared(shape) if field.type in kinds and field.name != "verb")


def _several(kind: Any, values: tuple, swap: Swap) -> tuple:
    swapped = (_one(kind, value, swap) for value in values)
    return tuple(value for value in swapped if value is not None)


def _one(kind: Any, value: Any, swap: Swap) -> Any:
    if kind is Id or kind is Ref:
        return swap.name(value)
    if kind is Term:
        return Until(value.date, *(name and swap.name(name) for name in (value.act, value.opening, value.decision)))
    if kind is Rule:
        return Rule(value.key, (swap.file if value.key in FILES else swap.text)(value.text))
    return swap.ballot(value) if kind is Ballot else swap.text(value)


def _after(at: When, swap: Swap) -> When:
    """The date of an act that has none, and names the acts that it comes behind."""
    names = at.text.removeprefix(AFTER).split(",")
    return when(AFTER + ",".join(map(swap.name, names)))


class _Texts:
    """Notes every text (a `Swap`), and changes nothing."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def name(self, name: str) -> str:
        """See `Swap`."""
        return name

    def text(self, text: str) -> str:
        """See `Swap`."""
        self.found.append(text)
        return text

    file = text

    def ballot(self, ballot: Ballot) -> Ballot:
        """See `Swap`."""
        return ballot


def texts_of(act: Act) -> list[str]:
    """Every text in an act, in which a name may stand."""
    noted = _Texts()
    swapped(act, noted)
    return noted.found
