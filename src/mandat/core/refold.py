"""Fold on when acts are added, and fold again only from where they change something.

Acts that are written down later may have happened earlier, may narrow the dates of others, or give a name that others
used before it was there. So the new sequence of visits is compared with the old one:

1. Up to the first visit that differs (another act, or another window), both have the same state,
2. unless an act on the way mentions what is new: an id that nobody had, a body that is founded now and was a root.
3. What nobody has a name for is told with a guess at what was meant, and any new id may be a better guess.

The fold goes on from the last checkpoint before that, or from its end. The result is that of folding from the start.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from msgspec import Struct

from mandat.core import checks
from mandat.core.acts import Act, Rule, Until
from mandat.core.checks.names import named
from mandat.core.findings import VOID, Finding
from mandat.core.fold import organs_of, visit
from mandat.core.order import Order, at_latest, references
from mandat.core.state import State

GUESSED = "N001"
"""The code of findings that guess at what was meant."""

_ID = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")


class Checkpoint(Struct, frozen=True):
    """The state after so many visits, and how many findings there were."""

    visits: int
    state: State
    findings: int


class Folding:
    """Acts folded into a state, which can be folded on.

    arranged, shapes  what was folded; sequence: the order of the visits
    visits      how many acts have been visited; found: the findings of the visits, in their order
    mentioned   a name -> the first visit of an act that has or mentions it
    guesses     the first visit at which something was guessed; None: none
    """

    def __init__(self, arranged: Order, shapes: dict[str, type[Act]], *, latest: bool = False) -> None:
        self.latest = latest
        self.state = State(arranged.windows, frozenset(), shapes)
        self.found: list[Finding] = []
        self.mentioned: dict[str, int] = {}
        self.guesses: int | None = None
        self.checkpoints: list[Checkpoint] = []
        self.sequence: tuple[Act, ...] = ()
        self.visits = 0
        self._go_on(arranged, shapes)

    @property
    def findings(self) -> list[Finding]:
        """Everything that the checks say, as `fold` has it."""
        return [*checks.before(self.arranged), *self.found, *checks.after(self.state)]

    def again(self, arranged: Order, shapes: dict[str, type[Act]]) -> int:
        """Fold the acts of a record that has grown; how many visits were kept."""
        same = self._same(arranged, shapes)
        if same < self.visits:
            self._back_to(same)
        kept = self.visits
        self._go_on(arranged, shapes)
        return kept

    def _same(self, arranged: Order, shapes: dict[str, type[Act]]) -> int:
        """How many visits stay as they were."""
        sequence = self._sequence(arranged)
        now, then = arranged.windows, self.arranged.windows
        pairs = enumerate(zip(self.sequence, sequence, strict=False))
        differs = (n for n, (old, new) in pairs if (old is not new and old != new) or then[old.id] != now[new.id])
        same = next(differs, min(len(self.sequence), len(sequence)))
        new_ids = shapes.keys() - self.shapes.keys()
        changed = {name for name in shapes.keys() & self.shapes.keys() if shapes[name] is not self.shapes[name]}
        organs = organs_of(sequence) ^ self.state.organs
        refused = {pair[0] for pair in set(arranged.early) ^ set(self.arranged.early)}
        refused |= arranged.circles ^ self.arranged.circles
        touched = (self.mentioned[name] for name in new_ids | changed | organs | refused if name in self.mentioned)
        guesses = [self.guesses] if new_ids and self.guesses is not None else []
        return min([same, *touched, *guesses])

    def _back_to(self, visits: int) -> None:
        """Go back to the last checkpoint that has no more visits; else to the start."""
        self.checkpoints = [one for one in self.checkpoints if one.visits <= visits]
        if self.checkpoints:
            last = self.checkpoints[-1]
            self.state, self.visits = last.state.copy(), last.visits
            del self.found[last.findings :]
        else:
            self.state, self.visits = State(self.arranged.windows, frozenset(), self.shapes), 0
            self.found.clear()
        self.mentioned = {name: visit for name, visit in self.mentioned.items() if visit < self.visits}
        if self.guesses is not None and self.guesses >= self.visits:
            self.guesses = None

    def _go_on(self, arranged: Order, shapes: dict[str, type[Act]]) -> None:
        """Visit the acts that have not been visited."""
        self.arranged, self.shapes, self.sequence = arranged, shapes, self._sequence(arranged)
        self.state.among(arranged.windows, organs_of(self.sequence), shapes)
        refused = {finding.act for finding in checks.before(arranged) if finding.severity == VOID}
        due = set(_checkpoints(len(self.sequence)))
        for act in islice(self.sequence, self.visits, None):
            window = arranged.windows[act.id]
            t = window.latest if self.latest else window.earliest
            found = visit(self.state, act, t, void=act.id in refused)
            self._note(act, found)
            if self.visits in due:
                self.checkpoints.append(Checkpoint(self.visits, self.state.copy(), len(self.found)))

    def _note(self, act: Act, found: list[Finding]) -> None:
        for name in mentions(act):
            self.mentioned.setdefault(name, self.visits)
        if self.guesses is None and any(finding.code == GUESSED for finding in found):
            self.guesses = self.visits
        self.found += found
        self.visits += 1

    def _sequence(self, arranged: Order) -> tuple[Act, ...]:
        return at_latest(arranged) if self.latest else arranged.acts


def _checkpoints(visits: int) -> Iterator[int]:
    """After how many visits a checkpoint is kept: few, the closer to the end the more, since news is mostly recent.

    >>> list(_checkpoints(4096))
    [3072, 3840, 4032]
    """
    left = visits // 4
    while left >= 64:
        yield visits - left
        left //= 4


def mentions(act: Act) -> Iterable[str]:
    """Every name that an act has or mentions, and every word of a rule or correction that could be one."""
    yield act.id
    yield from references(act)
    yield from (name for _, name in named(act))
    for field in act.__struct_fields__:
        value = getattr(act, field)
        if isinstance(value, Until):
            yield from filter(None, (value.act, value.opening, value.decision))
        elif isinstance(value, tuple) and value and isinstance(value[0], Rule):
            for rule in value:
                yield from _ID.findall(rule.text)
    for ballot in getattr(act, "roll", ()):
        yield ballot.seat
