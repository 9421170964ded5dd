"""A record: everything written down about one federation, as an ordered set of acts, and what follows from it."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from mandat.core import acts, order
from mandat.core.authority.answers import Answer, Question
from mandat.core.authority.approximate import approximate
from mandat.core.ballots import Count, Counted, counted_of, filled, no_ballots
from mandat.core.checks.names import named
from mandat.core.dates import DAWN, NEVER, When
from mandat.core.findings import Finding
from mandat.core.fold import fold, told
from mandat.core.state import State
from mandat.core.walking import behind
from mandat.sentences import Sentence, Verb, Written, say

if TYPE_CHECKING:
    from mandat.core.folded import Folded

Amend = Callable[[acts.Act, acts.Correct], acts.Act]
"""Puts the text of a correction into an act. Raises `NotAmended` where it cannot be read as that act's keys."""


class NotAmended(ValueError):
    """A correction says what cannot stand in the act: why, what to write instead, and the key and word concerned."""

    def __init__(self, says: Sentence, mend: Sentence, key: str, word: str | None = None) -> None:
        super().__init__(says)
        self.says = says
        self.mend = mend
        self.key = key
        self.word = word


class Record:
    """The acts of a federation as known at one time, folded when they are first asked about.

    acts   what is written down, in order, corrections applied
    known  the instant of record time up to which acts are taken; None: all of them
    count  tells what the ballots of an act give
    """

    def __init__(
        self, written: Sequence[acts.Act], amend: Amend, known: int | None = None, count: Count = no_ballots
    ) -> None:
        self.written = tuple(written)
        self.amend = amend
        self.known = known
        self.count = count

    def as_known(self, known: int | None) -> "Record":
        """The same record as it was known at an earlier time."""
        return self if known == self.known else Record(self.written, self.amend, known, self.count)

    @cached_property
    def _read(self) -> tuple[tuple[acts.Act, ...], tuple[Finding, ...]]:
        entered = entered_by(self.written, self.known)
        known, findings = corrected(_first_by_id(entered) if self._repeats else entered, self.amend)
        if self.count is no_ballots:
            return known, findings
        return tuple(filled(act, self.count) for act in known), findings

    @property
    def uncorrected(self) -> tuple[Finding, ...]:
        """What is wrong with corrections that could not be put in their place."""
        return self._read[1]

    @property
    def _repeats(self) -> bool:
        """Whether two acts have the same id."""
        return len(self.shapes) < len(self.written)

    @cached_property
    def shapes(self) -> dict[str, type[acts.Act]]:
        """The shape of every act ever written down; what is written later may already be named."""
        return {act.id: type(act) for act in reversed(self.written)}

    @cached_property
    def by_id(self) -> dict[str, acts.Act]:
        """The acts as known, by id."""
        return {act.id: act for act in self.acts}

    @property
    def acts(self) -> tuple[acts.Act, ...]:
        """The acts as known, corrected, with what they leave to the count, in the order in which they were written."""
        return self._read[0]

    @cached_property
    def order(self) -> order.Order:
        """The acts in the order in which they are visited."""
        return order.arrange(self.acts)

    @cached_property
    def counted(self) -> dict[str, Counted]:
        """Act id -> what the count of its ballots gave."""
        return counted_of(self.acts, self.count)

    @cached_property
    def _folded(self) -> tuple[State, list[Finding]]:
        return fold(self.order, self.shapes, counted=self.counted)

    @property
    def state(self) -> State:
        """What was so, on every date."""
        return self._folded[0]

    @property
    def late(self) -> State:
        """The same, with every imprecise act at its latest instant."""
        return self._folded_late[0]

    @cached_property
    def _folded_late(self) -> tuple[State, list[Finding]]:
        return fold(self.order, self.shapes, latest=True, counted=self.counted)

    def folded(self, *, latest: bool = False) -> "Folded":
        """What the fold left behind, to be folded on: at earliest instants, or at latest ones."""
        from mandat.core.folded import folded  # only a ledger folds on

        state, found = self._folded_late if latest else self._folded
        return folded(state, self.order, found, latest=latest)

    @cached_property
    def unfolded(self) -> tuple[Finding, ...]:
        """What the checks say before anything is folded: ids that are taken, corrections that cannot be read."""
        return (*clashes(entered_by(self.written, self.known)), *self.uncorrected)

    @cached_property
    def _told(self) -> list[Finding]:
        return told(self.order, *self._folded)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Everything the checks say, in the order of the acts."""
        repeats = clashes(entered_by(self.written, self.known)) if self._repeats else ()
        return (*repeats, *self.uncorrected, *self._told)

    @cached_property
    def codes(self) -> dict[str, list[str]]:
        """Act -> the codes of the findings about it."""
        found: dict[str, list[str]] = {}
        for finding in self.findings:
            if finding.act is not None:
                found.setdefault(finding.act, []).append(finding.code)
        return found

    @cached_property
    def end(self) -> int:
        """The end of the last dated act: the date that a question means which names none."""
        return order.record_end(self.acts, (window.earliest for window in self.order.windows.values()))

    def approximate(self, question: Question, answer: Answer) -> bool:
        """Whether an answer depends on where within their dates imprecise acts are put."""
        return approximate(self.state, self.late, question, answer)


def entered_by(written: Sequence[acts.Act], known: int | None) -> tuple[acts.Act, ...]:
    """The acts that had been written down by an instant of record time."""
    if known is None:
        return tuple(written)
    by_id = {act.id: act for act in reversed(written)}
    undated = {name: act.after for name, act in by_id.items() if _written_down(act).latest == NEVER}
    times: dict[str, int] = {}
    for name in behind(by_id, lambda name: (ref for ref in undated.get(name, ()) if ref in by_id)):
        times[name] = _entered(by_id[name], times)
    return tuple(act for act in written if _entered(act, times) <= known)


def _written_down(act: acts.Act) -> When:
    return act.entered or act.at


def _entered(act: acts.Act, times: dict[str, int]) -> int:
    """When an act was written down: as it says, else its own date, else no sooner than what it came after."""
    date = _written_down(act)
    if date.latest != NEVER:
        return date.earliest
    return max((times[ref] for ref in act.after if ref in times), default=DAWN)


def _first_by_id(written: Sequence[acts.Act]) -> tuple[acts.Act, ...]:
    """One act for each id: the first. The others are findings."""
    first: dict[str, acts.Act] = {}
    for act in written:
        first.setdefault(act.id, act)
    return tuple(first.values())


def clashes(written: Sequence[acts.Act]) -> list[Finding]:
    """The acts whose id another one before them has."""
    seen: dict[str, acts.Act] = {}
    found = []
    for act in written:
        first = seen.setdefault(act.id, act)
        if first is not act:
            again, anew = say("take one of them out"), say("write another id; to describe {act} again: {line}")
            mend = again if act == first else anew.filled(act=act.id, line=Written(f"change {act.id}"))
            says = say("{act} stands for another act already, a {kind}", act=Written(act.id), kind=Verb(first.verb))
            found.append(Finding("N002", act.id, says, mend, "id", act.id))
    return found


def corrected(written: Sequence[acts.Act], amend: Amend) -> tuple[tuple[acts.Act, ...], tuple[Finding, ...]]:
    """The acts with every correction put in its place; a correction may itself have been corrected, or struck out."""
    if acts.Correct not in set(map(type, written)):
        return tuple(written), ()
    final = {act.id: act for act in written}
    corrections: dict[str, list[str]] = {}
    for act in sorted(written, key=lambda act: _written_down(act).earliest):
        if isinstance(act, acts.Correct) and act.status is None and _names_known(act, final):
            corrections.setdefault(act.corrects, []).append(act.id)
    findings: list[Finding] = []
    for name in behind(corrections, lambda name: corrections.get(name, ())):
        for better in corrections.get(name, ()):
            if final[better].status != "struck":
                final[name] = _amended(final[name], final[better], amend, findings)
    return tuple(final[act.id] for act in written), tuple(findings)


def _names_known(act: acts.Correct, by_id: dict[str, acts.Act]) -> bool:
    """Whether a correction names nothing that is not in the record; a void one corrects nothing."""
    return act.corrects in by_id and all(name in by_id or name == acts.UNKNOWN for _, name in named(act))


def _amended(act: acts.Act, correction: acts.Correct, amend: Amend, findings: list[Finding]) -> acts.Act:
    try:
        better = amend(act, correction)
        if better.at.earliest > correction.at.latest:
            says = say(
                "{correction} puts {act} behind itself: a correction comes after what it corrects",
                correction=correction.id,
                act=act.id,
            )
            raise NotAmended(says, say("date {act} no earlier", act=correction.id), "at", better.at.text)
        return better
    except NotAmended as reason:
        findings.append(Finding("R001", correction.id, reason.says, reason.mend, reason.key, reason.word))
        return act
