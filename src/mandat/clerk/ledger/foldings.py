"""The foldings of a ledger in a process that stays: begun from a snapshot or from the acts, then folded on."""

from collections.abc import Callable, Sequence
from functools import cache

from mandat.book.amending import amend
from mandat.clerk.ballot_box import BallotBox, countable, touched
from mandat.clerk.ledger.contents import Contents
from mandat.clerk.ledger.snapshot.keeping import good_snapshot, leave_snapshot
from mandat.clerk.ledger.snapshot.parts import STATES
from mandat.core.acts import Act
from mandat.core.ballots import counted_of, files_of, filled
from mandat.core.record import Record
from mandat.core.refold import Folding

Foldings = tuple[Folding, ...]
"""Two: of the acts at their earliest instants, and at their latest."""


def foldings_of(contents: Contents, box: BallotBox) -> Foldings:
    """The foldings of all acts of a ledger. Where they have to be derived, a snapshot is left for the next."""
    kept = _kept(contents, box)
    if kept is not None:
        return kept
    record = Record(contents.acts, amend, count=box)
    leave_snapshot(contents.store, record, contents)
    return tuple(Folding.of(record.folded(latest=latest), latest=latest) for latest in (False, True))


def _kept(contents: Contents, box: BallotBox) -> Foldings | None:
    """Those of a snapshot, with what was written since; the store is not read for them afterwards."""
    snapshot = good_snapshot(contents.store, contents.head)
    if snapshot is None or not snapshot.hold():
        return None
    before, new = contents.acts[: snapshot.meta.size], contents.acts[snapshot.meta.size :]
    box.counts.update(countable(snapshot.counts()) if any(map(files_of, new)) else snapshot.counts())
    order = cache(lambda: Record(before, amend, count=box.among(before)).order)
    kept = tuple(snapshot.folding(kind, order) for kind in STATES)
    return tuple(folded_on(one, lambda: before, new, box) for one in kept) if new else kept


def folded_on(
    folding: Folding, before: Callable[[], Sequence[Act]], new: Sequence[Act], box: BallotBox, again: bool = False
) -> Folding:
    """A folding of acts with new ones behind them.

    before  gives those before them, where all have to be arranged anew; again: they are others than were folded
    box     counts the ballots that all of these acts name
    """
    fork, known = folding.fork(), [filled(act, box) for act in new]
    again = again or touched(box.counts, new) or _may_count(folding, new)
    if again or not fork.extend(known, counted_of(known, box)):
        record = Record((*before(), *new), amend, count=box)
        fork.again(record.order, record.shapes, record.counted)
    return fork


def _may_count(folding: Folding, new: Sequence[Act]) -> bool:
    """Whether a file may have come with new acts for which others waited."""
    return any(map(files_of, new)) and any(one.trouble is not None for one in folding.state.counted.values())
