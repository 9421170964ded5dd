"""Which checks an act is put to: decided once for each verb and each way of filling its fields, and not at each act.

Most acts of a record are filled in one of a few ways: an order by whom, to whom and for which power; an answer to what,
by whom, with which word. A check that has nothing to say about them is not called.
"""

from collections.abc import Callable, Iterable
from itertools import compress

from msgspec import Struct
from msgspec.structs import astuple

from mandat.core.acts import SHAPE_OF, Act
from mandat.core.findings import Finding
from mandat.core.intervals import Moment

Rule = Callable[[Moment, Act], Iterable[Finding]]


class Check(Struct, frozen=True):
    """A rule, and the acts that are put to it: those of a shape.

    verbs   where it is for some verbs only: which
    filled  where it has to do with certain fields: those of which one is filled
    stated  where it applies what charters state: the attribute of `Rules` that some charter has stated before
    """

    shape: type[Act]
    rule: Rule
    verbs: tuple[str, ...] = ()
    filled: tuple[str, ...] = ()
    stated: str | None = None

    def rule_for(self, shape: type[Act], filled: frozenset[str]) -> Rule | None:
        """The rule for acts of which these fields are filled; None where it has nothing to say about them."""
        return None if self.filled and filled.isdisjoint(self.filled) else self.rule


class Made(Struct, frozen=True):
    """A rule that is made for the fields that are filled; None where it has nothing to say about them."""

    shape: type[Act]
    rule_for: Callable[[type[Act], frozenset[str]], Rule | None]
    verbs: tuple[str, ...] = ()
    stated: str | None = None


class Agenda(dict[tuple[str, ...], tuple[Rule, ...]]):
    """The rules for acts of one verb, by which of their fields are filled, in the order in which they run."""

    def __init__(self, verb: str, checks: Iterable[Check | Made]) -> None:
        super().__init__()
        self.shape = SHAPE_OF[verb]
        self.fields = self.shape.__struct_fields__
        kinds = self.shape.__mro__
        self.checks = [check for check in checks if check.shape in kinds and (not check.verbs or verb in check.verbs)]

    def rules(self, act: Act) -> tuple[Rule, ...]:
        """The rules for an act."""
        return self[tuple(compress(self.fields, astuple(act)))]

    def __missing__(self, filled: tuple[str, ...]) -> tuple[Rule, ...]:
        shape, names = self.shape, frozenset(filled)
        agenda = self[filled] = tuple(rule for check in self.checks if (rule := check.rule_for(shape, names)))
        return agenda


class Agendas(dict[str, Agenda]):
    """The agenda of each verb, where no charter has stated anything else than this."""

    def __init__(self, checks: Iterable[Check | Made], stated: frozenset[str]) -> None:
        super().__init__()
        self.checks = [check for check in checks if check.stated is None or check.stated in stated]

    def __missing__(self, verb: str) -> Agenda:
        agenda = self[verb] = Agenda(verb, self.checks)
        return agenda
