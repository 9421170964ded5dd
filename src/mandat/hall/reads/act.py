"""Everything that is known of one act."""

from datetime import UTC, datetime

from django.utils.translation import gettext_lazy as _

from mandat.clerk.accounts import accounts_beside
from mandat.clerk.ledger.place import Place, place
from mandat.clerk.ledger.prove import prove
from mandat.clerk.may import votes_of
from mandat.clerk.show import offices
from mandat.clerk.status import of_act
from mandat.core.acts import Act, Correct, Office, key_of
from mandat.core.fields import declared
from mandat.core.order import references
from mandat.hall.clock import zone
from mandat.hall.here import Here
from mandat.hall.reads.acts import findings_of, shown
from mandat.ledger.entry import Standing
from mandat.ledger.store import Store
from mandat.ledger.url import open_store

_ELSEWHERE = {"verb", "id", "at", "cite", "entered", "text", "according_to", "name"}
_COUNTS = {"for_", "against", "abstain", "present", "registered"}

STEPS = {
    Standing.ACCEPTED: _("accepted"),
    Standing.COMMITTED: _("committed"),
    Standing.CHECKPOINTED: _("in a signed checkpoint"),
    Standing.COSIGNED: _("cosigned by a witness"),
}
"""How far an act has come, in words."""


def act(here: Here, name: str) -> dict[str, object]:
    """An act: what was written, how it stands, what it led to, its place in the ledger. Raises `UnknownId`."""
    written = here.book.find(name)
    record = here.view.record
    act = record.by_id.get(name, written)
    return {
        "act": act,
        "as_written": written if written != act else None,
        "shown": shown(here, act),
        "standing": of_act(record, here.view.now, name),
        "fields": _fields(act),
        "vote": votes_of(record.state, name) if name in record.state.acts else None,
        "judgement": record.state.judgements.get(name),
        "findings": findings_of(here, [name]),
        "holders": offices(here.view.now, name) if isinstance(act, Office) else [],
        "led_to": led_to(here, name),
        "rests_on": [ref for ref in references(act) if here.act(ref) is not None],
        "corrected_by": [one for one in record.acts if isinstance(one, Correct) and one.corrects == name],
        "accounts": accounts_beside(record, act),
        **_ledger(here, name),
    }


def led_to(here: Here, name: str) -> list[Act]:
    """The acts that refer to an act, by date."""
    return [one for one in here.view.record.order.acts if name in references(one)]


def proof(here: Here, name: str) -> str:
    """The proof that an act stands in the ledger, as a file. Raises `UnknownId`, `NotCheckpointed`, `Damaged`."""
    here.book.find(name)
    with _store(here) as store:
        return str(prove(store, name))


def _fields(act: Act) -> list[tuple[str, object]]:
    """The keys that were written, with their values."""
    kept = (field.name for field in declared(type(act)) if field.name not in _ELSEWHERE | _COUNTS)
    return [(key_of(name), getattr(act, name)) for name in kept if getattr(act, name) not in (None, ())]


def _ledger(here: Here, name: str) -> dict[str, object]:
    with _store(here) as store:
        found: Place = place(store, here.book, name)
    when = datetime.fromtimestamp(found.committed / 1000, UTC).astimezone(zone(here.book.timezone))
    reached = tuple(Standing).index(found.standing)
    return {
        "place": found,
        "committed": when.strftime("%Y-%m-%dT%H:%M"),
        "steps": [(STEPS[step], number <= reached) for number, step in enumerate(Standing)],
        "provable": found.standing in (Standing.CHECKPOINTED, Standing.COSIGNED),
    }


def _store(here: Here) -> Store:
    return open_store(here.federation.ledger)
