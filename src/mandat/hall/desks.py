"""The opened ledgers of this process: one desk for each federation, made when it is first asked for."""

from collections.abc import Mapping, Sequence
from functools import partial
from threading import Lock

from django.utils.translation import gettext as _
from msgspec import Struct
from msgspec.structs import replace

from mandat.clerk.ledger.desk import Desk
from mandat.clerk.ledger.recording import Refused
from mandat.core.acts import Act
from mandat.core.findings import Finding
from mandat.hall import clock
from mandat.hall.fields import Unfit
from mandat.hall.models import Federation
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


def propose(desk: Desk, acts: Sequence[Act], minute: str, despite: str | None) -> Outcome:
    """Check acts, and record all of them where nothing is wrong, or nothing worse than irregular.

    despite  the person who takes it upon himself that some are irregular; a note behind them says so
    Acts whose ids are there already were recorded by an earlier try. Raises `Unfit` where they say something else, and
    what `Desk.write` raises.
    """
    written = desk.book().written
    if all(act.id in written for act in acts):
        return _recorded_already(acts, written)
    try:
        done = desk.write(acts, minute, " ".join(act.id for act in acts), despite)
    except Refused as reason:
        void = any(one.void for one in reason.judged)
        return Outcome(
            REFUSED if void else DOUBTFUL,
            tuple(one.act for one in reason.judged),
            tuple(finding for one in reason.judged for finding in (one.void if void else one.irregular)),
        )
    return Outcome(RECORDED, tuple(one.act for one in done), tuple(said for one in done for said in one.findings))


def _recorded_already(acts: Sequence[Act], written: Mapping[str, Act]) -> Outcome:
    """What an earlier try recorded, unless this one says something else: somebody went back and wrote other words."""
    before = tuple(written[act.id] for act in acts)
    if any(replace(act, at=one.at, entered=one.entered) != one for act, one in zip(acts, before, strict=True)):
        raise Unfit(
            _("this form was sent before, with other words, and these count: load the page again to add to them")
        )
    return Outcome(RECORDED, before)


_desks: dict[str, Desk] = {}
_making = Lock()


def desk_of(federation: Federation) -> Desk:
    """The desk of a federation; its ledger is opened when it is first asked."""
    with _making:
        if federation.ledger not in _desks:
            _desks[federation.ledger] = Desk(partial(open_store, federation.ledger), clock.milliseconds)
        return _desks[federation.ledger]


def close(federation: Federation) -> None:
    """Close the desk of a federation, if it is open."""
    with _making:
        desk = _desks.pop(federation.ledger, None)
    if desk is not None:
        desk.close()
