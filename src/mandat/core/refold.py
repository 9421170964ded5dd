"""Fold on when acts are added, and fold again only from where they change something.

Acts that are written down later may have happened earlier, may narrow the dates of others, or give a name that others
used before it was there. So the new sequence of visits is compared with the old one:

1. Up to the first visit that differs (another act, or another window), both have the same state,
2. unless an act on the way mentions what is new: an id that nobody had, a body that is founded now and was a root.
3. What nobody has a name for is told with a guess at what was meant, and a new id may be a better guess.

The fold goes on from the last checkpoint before that, or from its end. The result is that of folding from the start.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from copy import copy
from itertools import repeat

from msgspec import Struct
from msgspec.structs import asdict

from mandat.core import checks
from mandat.core.acts import Act, Correct, Thing
from mandat.core.ballots import NOT_COUNTED, Counted
from mandat.core.dates import NEVER
from mandat.core.findings import VOID, Finding
from mandat.core.fold import organs_of, visit
from mandat.core.folded import Folded, grown, guessed, last_of, mentions
from mandat.core.layers import Layered, upon
from mandat.core.order import Order, Window, arrange, at_latest, references
from mandat.core.spelling import Spelling
from mandat.core.state import State

APART = 64
"""Visits between two checkpoints, at least."""


class Checkpoint(Struct, frozen=True):
    """The state after so many visits, and how many findings there were. The state is not written to any more."""

    visits: int
    state: State
    findings: int


class Folding:
    """Acts folded into a state, which can be folded on.

    state, sequence, found, shapes, windows, early, circles, mentioned, guesses, guessed, dateless, last: see `Folded`
    visits  how many of the sequence have been visited
    spelt   the ids of things, and of all acts, among which was guessed; None: not looked at yet
    """

    def __init__(self, arranged: Order, shapes: dict[str, type[Act]], *, latest: bool = False) -> None:
        self.latest = latest
        self.state = State({}, frozenset(), {})
        self.found = grown()
        self.mentioned: dict[str, int] = {}
        self.guesses: int | None = None
        self.guessed: frozenset[str] = frozenset()
        self.checkpoints: list[Checkpoint] = []
        self.visits = 0
        self._take(arranged, shapes)
        self._go_on(self._sequence(arranged), self._refused())

    @classmethod
    def of(cls, folded: Folded, *, latest: bool = False) -> "Folding":
        """What was folded already, to be folded on."""
        new = cls.__new__(cls)
        vars(new).update(asdict(folded), latest=latest, visits=len(folded.sequence), spelt=None, checkpoints=[])
        return new

    @property
    def findings(self) -> list[Finding]:
        """Everything that the checks say, as `fold.told` has it."""
        return [*self._before(), *self.found.whole(), *checks.after(self.state)]

    def about(self, ids: Collection[str]) -> list[Finding]:
        """What the checks say about the acts of these ids: the same as in `findings`."""
        said = (*self._before(), *self.found.whole())
        return [*(finding for finding in said if finding.act in ids), *checks.after(self.state, ids)]

    def fork(self) -> "Folding":
        """The same, to be folded on; this one stays as it is, and is not folded on any more."""
        new = copy(self)
        new.checkpoints = _with(self.checkpoints, Checkpoint(self.visits, self.state, len(self.found)))
        new.mentioned, new.shapes, new.windows = map(Layered, (self.mentioned, self.shapes, self.windows))
        new.state = upon(self.state)
        new.state.among(new.windows, new.state.organs, new.shapes)
        return new

    def again(self, arranged: Order, shapes: dict[str, type[Act]], counted: Mapping[str, Counted] = NOT_COUNTED) -> int:
        """Fold the acts of a record that has grown; how many visits were kept. `counted`: see `fold.fold`."""
        sequence = self._sequence(arranged)
        same = self._same(arranged, sequence, shapes, counted)
        if same < self.visits:
            self._back_to(same)
        kept, self.state.counted = self.visits, counted
        self._take(arranged, shapes)
        self._go_on(sequence[kept:], self._refused())
        return kept

    def extend(self, acts: Sequence[Act], counted: Mapping[str, Counted] = NOT_COUNTED) -> bool:
        """Fold on acts that were written down behind all others, where that can be seen from them alone.

        counted  what the count of their ballots gave, by their ids

        False, and nothing is done, where they may change something before them: then the whole has to be arranged.
        """
        batch = arrange(acts)
        if not self._all_behind(acts, batch):
            return False
        sequence = self._sequence(batch)
        self.sequence = self.sequence.plus(sequence)
        self.windows.update(batch.windows)
        self.shapes.update((act.id, type(act)) for act in acts)
        self.last = last_of((self.last, *batch.windows.values()))
        if self.guessed:
            self.spelt = self._spelt_with(acts)
        self.state.among(self.windows, self.state.organs | organs_of(acts), self.shapes)
        if counted:
            self.state.counted = {**self.state.counted, **counted}
        self._go_on(sequence, set())
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
        """Whether the ids of acts are better guesses than those that were made."""
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
        window, then = windows[act.id], self.windows
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

    def _same(
        self,
        arranged: Order,
        sequence: Sequence[Act],
        shapes: dict[str, type[Act]],
        counted: Mapping[str, Counted],
    ) -> int:
        """How many visits stay as they were."""
        now, then, before = arranged.windows, self.windows, self.sequence.whole()
        known = self.state.counted
        recounted = {name for name in known.keys() | counted.keys() if known.get(name) != counted.get(name)}
        pairs = enumerate(zip(before, sequence, strict=False))
        differs = (
            n
            for n, (old, new) in pairs
            if (old is not new and old != new) or then[old.id] != now[new.id] or new.id in recounted
        )
        same = next(differs, min(len(before), len(sequence)))
        new_ids = shapes.keys() - self.shapes.keys()
        changed = {name for name, shape in self.shapes.items() if shapes.get(name, shape) is not shape}
        organs = organs_of(sequence) ^ self.state.organs
        refused = {pair[0] for pair in set(arranged.early) ^ set(self.early)} | (arranged.circles ^ self.circles)
        touched = (self.mentioned[name] for name in new_ids | changed | organs | refused if name in self.mentioned)
        guesses = [self.guesses] if new_ids and self.guesses is not None else []
        return min([same, *touched, *guesses])

    def _back_to(self, visits: int) -> None:
        """Go back to the last checkpoint that has no more visits; else to the start."""
        self.checkpoints = [one for one in self.checkpoints if one.visits <= visits]
        start = Checkpoint(0, State(self.windows, frozenset(), self.shapes), 0)
        last = self.checkpoints[-1] if self.checkpoints else start
        self.state, self.visits = upon(last.state), last.visits
        self.found = grown(self.found.whole()[: last.findings])
        self.mentioned = {name: visit for name, visit in self.mentioned.items() if visit < self.visits}
        if self.guesses is not None and self.guesses >= self.visits:
            self.guesses = None
        self.guessed = guessed(self.found.whole())

    def _take(self, arranged: Order, shapes: dict[str, type[Act]]) -> None:
        """Go on among these acts. What they come in is copied, since it will grow."""
        self.windows, self.shapes = dict(arranged.windows), dict(shapes)
        self.early, self.circles = arranged.early, arranged.circles
        self.sequence = grown(self._sequence(arranged))
        self.spelt: tuple[Spelling, Spelling] | None = None
        self.dateless = any(act.at.latest == NEVER for act in arranged.acts)
        self.last = last_of(self.windows.values())
        self.state.among(self.windows, organs_of(arranged.acts), self.shapes)

    def _go_on(self, acts: Iterable[Act], refused: set[str | None]) -> None:
        """Visit acts; `refused`: those that are void before they are looked at."""
        due, said = set(_checkpoints(len(self.sequence))), []
        for act in acts:
            window = self.windows[act.id]
            found = visit(self.state, act, window.latest if self.latest else window.earliest, void=act.id in refused)
            self._note(act, found)
            said += found
            if self.visits in due:
                findings = len(self.found) + len(said)
                self.checkpoints.append(Checkpoint(self.visits, self.state, findings))
                self.state = upon(self.state)
        self.found = self.found.plus(said)

    def _note(self, act: Act, found: list[Finding]) -> None:
        for name in mentions(act):
            self.mentioned.setdefault(name, self.visits)
        unknown = guessed(found) if found else ()
        if unknown:
            self.guesses = self.visits if self.guesses is None else self.guesses
            self.guessed |= unknown
        self.visits += 1

    def _refused(self) -> set[str | None]:
        return {finding.act for finding in self._before() if finding.severity == VOID}

    def _before(self) -> list[Finding]:
        acts = self.sequence.whole() if self.circles else ()
        return checks.before(Order(acts, self.windows, self.early, self.circles))

    def _sequence(self, arranged: Order) -> tuple[Act, ...]:
        return at_latest(arranged) if self.latest else arranged.acts


def _spelt(shapes: Iterable[tuple[str, type[Act]]]) -> tuple[Spelling, Spelling]:
    known = tuple(shapes)
    return Spelling(name for name, shape in known if issubclass(shape, Thing)), Spelling(name for name, _ in known)


def _with(checkpoints: list[Checkpoint], new: Checkpoint) -> list[Checkpoint]:
    """Checkpoints and a new one, where it is not too close; of the others the fewer, the further they lie behind."""
    if checkpoints and new.visits - checkpoints[-1].visits < APART:
        return list(checkpoints)
    kept = [new]
    for one in reversed(checkpoints):
        if kept[0].visits - one.visits >= max(APART, (new.visits - kept[0].visits) // 2):
            kept.insert(0, one)
    return kept


def _checkpoints(visits: int) -> Iterator[int]:
    """After how many visits a checkpoint is kept: few, the closer to the end the more, since news is mostly recent.

    >>> list(_checkpoints(4096))
    [3072, 3840, 4032]
    """
    left = visits // 4
    while left >= APART:
        yield visits - left
        left //= 4
