"""Judge acts that somebody is about to write: what would be found wrong with them, were they written now.

1. Written into a minute book, an act is read again as the same act.
2. Its id is free.
3. The law: it is folded upon the record as it is, at its own date, and this fold is thrown away.
"""

from collections.abc import Collection, Sequence

from msgspec import Struct
from msgspec.structs import replace

from mandat import canon
from mandat.book import read, write
from mandat.book.amending import amend
from mandat.canon.values import when
from mandat.clerk.ballot_box import BallotBox
from mandat.clerk.ledger.foldings import folded_on
from mandat.clerk.ledger.following import Following
from mandat.core.acts import Act, Correct
from mandat.core.ballots import files_of
from mandat.core.dates import DAWN, NEVER, When
from mandat.core.findings import IRREGULAR, VOID, Finding
from mandat.core.record import Record, clashes
from mandat.core.refold import Folding
from mandat.sentences import Verb, say

NOW = When("now", DAWN, NEVER)
"""The date of a draft that is dated when it is written."""

STILL_OPEN = frozenset({"K001"})
"""What may still come after an act is written: the signature that it needs. It stops nobody."""


class Judged(Struct, frozen=True):
    """An act as it would be written, and what would be found wrong with it."""

    act: Act
    findings: tuple[Finding, ...]

    @property
    def void(self) -> tuple[Finding, ...]:
        """The findings for which it would change nothing."""
        return tuple(finding for finding in self.findings if finding.severity == VOID)

    @property
    def irregular(self) -> tuple[Finding, ...]:
        """Those for which it would stand, and could be contested."""
        irregular = (finding for finding in self.findings if finding.severity == IRREGULAR)
        return tuple(finding for finding in irregular if finding.code not in STILL_OPEN)


class Elsewhere(Struct, frozen=True):
    """What would be found wrong with acts that are there, and is not now; what is, and would not be any more."""

    come: tuple[Finding, ...]
    gone: tuple[Finding, ...]


class Trial:
    """The acts of a ledger, and behind them some that are not written: judged one after another, then thrown away."""

    def __init__(self, following: Following) -> None:
        self._following = following
        self._folding: Folding = following.folding
        self._tried: tuple[Sequence[Act], Folding] = ((), following.folding)
        self._taken: tuple[Act, ...] = ()

    def judge(self, acts: Sequence[Act]) -> tuple[Judged, ...]:
        """What would be found wrong with acts behind these; they are not taken in."""
        new = self._new(acts)
        about = self._with(new).about({act.id for act in new})
        unread = [finding for act in acts for finding in _unreadable(act)]
        said = [*unread, *self._clashes(acts), *self._uncorrected(new), *about]
        return tuple(Judged(act, tuple(finding for finding in said if finding.act == act.id)) for act in acts)

    def elsewhere(self, acts: Sequence[Act], there: Collection[str]) -> Elsewhere:
        """What acts behind these would change in what is found about some that are there; they are not taken in."""
        before, after = self._folding.about(there), self._with(self._new(acts)).about(there)
        come = tuple(finding for finding in after if finding not in before)
        return Elsewhere(come, tuple(finding for finding in before if finding not in after))

    def take(self, acts: Sequence[Act]) -> None:
        """Let acts stand behind those that are there."""
        new = self._new(acts)
        self._folding = self._with(new)
        self._tried = (), self._folding
        self._taken = (*self._taken, *new)

    def _new(self, acts: Sequence[Act]) -> list[Act]:
        """The acts whose ids are free; of several with one id, the first."""
        there, taken = self._following.contents.places, {act.id for act in self._taken}
        first: dict[str, Act] = {}
        for act in acts:
            first.setdefault(act.id, act)
        return [act for act in first.values() if act.id not in there and act.id not in taken]

    def _before(self) -> tuple[Act, ...]:
        return (*self._following.book.reading.acts, *self._taken)

    def _with(self, acts: Sequence[Act]) -> Folding:
        if acts != self._tried[0]:
            self._tried = acts, folded_on(self._folding, self._before, acts, self._box(acts))
        return self._tried[1]

    def _box(self, acts: Sequence[Act]) -> BallotBox:
        """Counts the ballots that acts name, among those before them where persons matter."""
        box = self._following.box
        if box.counts or any(map(files_of, acts)):
            return box.among((*self._before(), *acts))
        return box

    def _uncorrected(self, acts: Sequence[Act]) -> Sequence[Finding]:
        if not any(isinstance(act, Correct) for act in acts):
            return ()
        return Record((*self._before(), *acts), amend).uncorrected

    def _clashes(self, acts: Sequence[Act]) -> list[Finding]:
        contents, ids = self._following.contents, {act.id for act in acts}
        there = [contents.acts[place] for name in sorted(ids) for place in contents.places.get(name, ())[:1]]
        return clashes((*there, *(act for act in self._taken if act.id in ids), *acts))


def judge(following: Following, drafts: Sequence[Act], minute: str) -> tuple[Judged, ...]:
    """What would be found wrong with drafts, were they written in this order, at this minute: `2024-05-01T12:30`.

    A draft whose date is `NOW` is dated so; one without an id gets one by what it says.
    """
    return Trial(following).judge([dated(draft, minute) for draft in drafts])


def elsewhere(following: Following, drafts: Sequence[Act], minute: str, there: Collection[str]) -> Elsewhere:
    """What drafts would change in what is found wrong with acts that are there (their ids), were they written now."""
    return Trial(following).elsewhere([dated(draft, minute) for draft in drafts], there)


def dated(draft: Act, minute: str) -> Act:
    """A draft as it is written at a minute: entered then, unless it says when it was."""
    now = when(minute)
    act = replace(draft, at=now if draft.at == NOW else draft.at, entered=draft.entered or now)
    try:
        return act if act.id else replace(act, id=canon.name(act))
    except UnicodeEncodeError:  # half a character: that it cannot be written down is found when it is judged
        return act


def _unreadable(act: Act) -> list[Finding]:
    """What a reader would say of an act as it would stand in a minute book."""
    try:
        reading = read("draft", write([act]))
    except UnicodeEncodeError:
        says = say("{kind} {act} holds half a character", kind=Verb(act.verb), act=act.id)
        return [Finding("F005", act.id, says, say("take it out"))]
    said = [replace(finding, act=act.id, place=None) for finding in reading.findings]
    if said or reading.acts == (act,):
        return said
    says = say("{kind} {act} cannot be written down: it would be read as another act", kind=Verb(act.verb), act=act.id)
    return [Finding("F005", act.id, says, say("write it as a minute book would have it"))]
