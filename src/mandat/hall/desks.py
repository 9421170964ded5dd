"""The opened ledgers of this process: one desk for each federation, made when it is first asked for."""

from collections.abc import Sequence
from threading import Lock

from msgspec import Struct

from mandat.book.amending import amend
from mandat.clerk.ledger.append import append_to
from mandat.clerk.ledger.following import Following
from mandat.clerk.opening import Book
from mandat.core.acts import Act
from mandat.core.findings import IRREGULAR, NOTE, VOID, Finding
from mandat.core.record import Record
from mandat.hall import clock
from mandat.hall.models import Federation
from mandat.ledger.store import Store
from mandat.ledger.url import open_store

RECORDED, DOUBTFUL, REFUSED = "recorded", "doubtful", "refused"


class Outcome(Struct, frozen=True):
    """What became of acts that were proposed.

    standing  recorded; doubtful: irregular, and somebody has to take them on; refused: one of them would be void
    acts      what was proposed; findings: what the checks say about them
    """

    standing: str
    acts: tuple[Act, ...]
    findings: tuple[Finding, ...] = ()


class Desk:
    """One ledger, read and written by any number of threads."""

    def __init__(self, store: Store) -> None:
        self.following = Following(store)
        self.lock = Lock()

    def book(self) -> Book:
        """The record as it is now."""
        with self.lock:
            self.following.follow()
            return self.following.book

    def propose(self, acts: Sequence[Act], despite: bool = False) -> Outcome:
        """Check acts, and record them where nothing is wrong, or nothing worse than irregular `despite` which to go on.

        Acts whose ids are there already were recorded by an earlier try.
        """
        book = self.book()
        if all(act.id in book.written for act in acts):
            return Outcome(RECORDED, tuple(acts))
        names = {act.id for act in acts}
        record = Record([*book.record.written, *acts], amend)
        findings = tuple(finding for finding in record.findings if finding.act in names)
        worst = {finding.severity for finding in findings}
        if VOID in worst:
            return Outcome(REFUSED, tuple(acts), findings)
        if IRREGULAR in worst and not despite:
            return Outcome(DOUBTFUL, tuple(acts), findings)
        with self.lock:
            append_to(self.following.contents, acts, clock.milliseconds)
        return Outcome(RECORDED, tuple(acts), tuple(one for one in findings if one.severity != NOTE))


_desks: dict[str, Desk] = {}
_making = Lock()


def desk_of(federation: Federation) -> Desk:
    """The desk of a federation. Raises `NoLedger`."""
    with _making:
        if federation.ledger not in _desks:
            _desks[federation.ledger] = Desk(open_store(federation.ledger))
        return _desks[federation.ledger]


def close(federation: Federation) -> None:
    """Close the desk of a federation, if it is open."""
    with _making:
        desk = _desks.pop(federation.ledger, None)
    if desk is not None:
        desk.following.contents.store.close()
