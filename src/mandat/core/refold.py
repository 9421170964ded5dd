"""Fold on when acts are added, and fold again only from where they change something.

Acts that are written down later may have happened earlier, may narrow the dates of others, or give a name that others
used before it was there. So the new sequence of visits is compared with the old one:

1. Up to the first visit that differs (another act, or another window), both have the same state,
2. unless an act on the way mentions what is new: an id that nobody had, a body that is founded now and was a root.
3. What nobody has a name for is told with a guess at what was meant, and a new id may be a better guess.

The fold goes on from the last checkpoint before that, or from its end. The result is that of folding from the start.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from copy import copy
from itertools import islice, repeat

from msgspec import Struct
from msgspec.structs import replace

from mandat.core import checks
from mandat.core.acts import Act, Correct, Rule, Thing, Until
from mandat.core.checks.names import named
from mandat.core.dates import DAWN, NEVER
from mandat.core.findings import VOID, Finding
from mandat.core.fold import organs_of, visit
from mandat.core.layers import Layered, upon
from mandat.core.order import Order, Window, arrange, at_latest, references
from mandat.core.spelling import Spelling
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
    guesses     the first visit at which something was guessed; None: none. guessed: what was not known there
    spelt       the ids of things, and of all acts, among which was guessed; None: not looked at yet
    dateless    whether an act has no date of its own; last: the last instants at which any act may have happened
    """

    def __init__(self, arranged: Order, shapes: dict[str, type[Act]], *, latest: bool = False) -> None:
        self.latest = latest
        self.state = State({}, frozenset(), {})
        self.found: list[Finding] = []
        self.mentioned: dict[str, int] = {}
        self.guesses: int | None = None
        self.guessed: frozenset[str] = frozenset()
        self.spelt: tuple[Spelling, Spelling] | None = None
        self.checkpoints: list[Checkpoint] = []
        self.visits = 0
        self._take(arranged, shapes)
        self._go_on({finding.act for finding in checks.before(arranged) if finding.severity == VOID})

    @property
    def findings(self) -> list[Finding]:
        """Everything that the checks say, as `fold` has it."""
        return [*checks.before(self.arranged), *self.found, *checks.after(self.state)]

    def about(self, ids: Collection[str]) -> list[Finding]:
        """What the checks say about the acts of these ids: the same as in `findings`."""
        said = (*checks.before(self.arranged), *self.found)
        return [*(finding for finding in said if finding.act in ids), *checks.after(self.state, ids)]

    def fork(self) -> "Folding":
        """The same, to be folded on; this one stays as it is, and is not folded on any more."""
        new = copy(self)
        new.found, new.checkpoints = list(self.found), list(self.checkpoints)
        new.mentioned, new.shapes = Layered(self.mentioned), Layered(self.shapes)
        new.arranged = replace(self.arranged, windows=Layered(self.arranged.windows))
        new.state = upon(self.state)
        new.state.among(new.arranged.windows, new.state.organs, new.shapes)
        return new

    def again(self, arranged: Order, shapes: dict[str, type[Act]]) -> int:
        """Fold the acts of a record that has grown; how many visits were kept."""
        same = self._same(arranged, shapes)
        if same < self.visits:
            self._back_to(same)
        kept = self.visits
        self._take(arranged, shapes)
        self._go_on({finding.act for finding in checks.before(arranged) if finding.severity == VOID})
        return kept

    def extend(self, acts: Sequence[Act]) -> bool:
        """Fold on acts that were written down behind all others, where that can be seen from them alone.

        False, and nothing is done, where they may change something before them: then the whole has to be arranged.
        """
        batch = arrange(acts)
        if not self._all_behind(acts, batch):
            return False
        self.arranged.windows.update(batch.windows)
        self.arranged = replace(self.arranged, acts=(*self.arranged.acts, *batch.acts))
        self.sequence = (*self.sequence, *(at_latest(batch) if self.latest else batch.acts))
        self.shapes.update((act.id, type(act)) for act in acts)
        self.last = _last((self.last, *batch.windows.values()))
        if self.guessed:
            self.spelt = self._spelt_with(acts)
        self.state.among(self.arranged.windows, self.state.organs | organs_of(acts), self.shapes)
        self._go_on(set())
        return True

    def _all_behind(self, acts: Sequence[Act], batch: Order) -> bool:
        """Whether acts come behind all others, change no window, and give no name that was used before."""
        if self.dateless or batch.early or batch.circles or self._better_guess(acts):
            return False
        names = {act.id for act in acts}
        if len(names) < len(acts) or any(name in self.mentioned for name in names | organs_of(acts)):
            return False
        return all(map(self._behind, acts, repeat(batch.windows)))

    def _better_guess(self, acts: Sequence[Act]) -> bool:
        """Whether the ids of acts come among those among which something was guessed."""
        if not self.guessed:
            return False
        self.spelt = self.spelt or _spelt(self.shapes.items())
        pairs = tuple(zip(self.spelt, self._spelt_with(acts), strict=True))
        changed = ((one, other, name) for one, other in pairs for name in self.guessed)
        return any(
            one.around(name) != other.around(name) and one.nearest(name) != other.nearest(name)
            for one, other, name in changed
        )

    def _spelt_with(self, acts: Sequence[Act]) -> tuple[Spelling, Spelling]:
        new = _spelt((act.id, type(act)) for act in acts)
        return tuple(one.among(other.forward) for one, other in zip(self.spelt, new, strict=True))

    def _behind(self, act: Act, windows: dict[str, Window]) -> bool:
        window, then = windows[act.id], self.arranged.windows
        if isinstance(act, Correct) or act.at.latest == NEVER:
            return False
        if window.earliest < self.last.earliest or (self.latest and window.latest < self.last.latest):
            return False
        if window.earliest == self.last.earliest and isinstance(act, Thing):
            return False
        return not any(
            then[ref].earliest > window.earliest or then[ref].latest > window.latest
            for ref in references(act)
            if ref in then
        )

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
        self.guessed = frozenset(_guessed(self.found))

    def _take(self, arranged: Order, shapes: dict[str, type[Act]]) -> None:
        """Go on among these acts. What they come in is copied, since it will grow."""
        self.arranged, self.shapes = replace(arranged, windows=dict(arranged.windows)), dict(shapes)
        self.sequence = self._sequence(arranged)
        self.spelt = None
        self.dateless = any(act.at.latest == NEVER for act in self.sequence)
        self.last = _last(self.arranged.windows.values())
        self.state.among(self.arranged.windows, organs_of(self.sequence), self.shapes)

    def _go_on(self, refused: set[str | None]) -> None:
        """Visit the acts that have not been visited; `refused`: those that are void before they are looked at."""
        due = set(_checkpoints(len(self.sequence)))
        for act in islice(self.sequence, self.visits, None):
            window = self.arranged.windows[act.id]
            t = window.latest if self.latest else window.earliest
            found = visit(self.state, act, t, void=act.id in refused)
            self._note(act, found)
            if self.visits in due:
                self.checkpoints.append(Checkpoint(self.visits, self.state.copy(), len(self.found)))

    def _note(self, act: Act, found: list[Finding]) -> None:
        for name in mentions(act):
            self.mentioned.setdefault(name, self.visits)
        guessed = _guessed(found)
        if guessed:
            self.guesses = self.visits if self.guesses is None else self.guesses
            self.guessed |= guessed
        self.found += found
        self.visits += 1

    def _sequence(self, arranged: Order) -> tuple[Act, ...]:
        return at_latest(arranged) if self.latest else arranged.acts


def _guessed(found: Iterable[Finding]) -> set[str]:
    return {finding.word for finding in found if finding.code == GUESSED and finding.word is not None}


def _spelt(shapes: Iterable[tuple[str, type[Act]]]) -> tuple[Spelling, Spelling]:
    known = tuple(shapes)
    return Spelling(name for name, shape in known if issubclass(shape, Thing)), Spelling(name for name, _ in known)


def _last(windows: Iterable[Window]) -> Window:
    """The last first and the last last instant of some windows."""
    known = tuple(windows)
    earliest = max((window.earliest for window in known), default=DAWN)
    return Window(earliest, max((window.latest for window in known), default=DAWN))


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
