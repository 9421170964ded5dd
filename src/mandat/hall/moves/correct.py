"""Correct an act of a sitting: what was written stays in the record, and what is right stands beside it."""

from django.utils.translation import gettext as _

from mandat.book.shapes import form_of
from mandat.core.acts import Act, Id, Ref, Rule
from mandat.hall.desks import Outcome
from mandat.hall.drafting import draft
from mandat.hall.duties import MINUTE
from mandat.hall.fields import Unfit
from mandat.hall.here import Here
from mandat.hall.moves.asking import ask_duty
from mandat.hall.moves.note import ask_of
from mandat.measure.sittings.whole import Whole

FIXED = frozenset({"id", "in", "after", "entered", "status", "ballots", "voters", "seed", "according-to"})
"""Keys that are not corrected here: what an act is, and what the hall itself wrote."""


def written(act: Act) -> dict[str, str]:
    """The keys of an act that can be corrected, with what they say; those that say nothing are empty."""
    found = {"at": act.at.text}
    for slot in form_of(type(act)).slots:
        if slot.key in FIXED:
            continue
        value = getattr(act, slot.field)
        if slot.many:
            found[slot.key] = (", " if slot.key != "item" else "\n").join(map(slot.codec.write, value))
        else:
            found[slot.key] = "" if value is None else slot.codec.write(value)
    return found


def correct(here: Here, sitting: Whole, name: str, keys: dict[str, str], token: str, despite: bool = False) -> Outcome:
    """Correct an act in the keys that differ. Raises `PermissionDenied` for whoever does not take the minutes."""
    ask_duty(here, MINUTE, sitting.body)
    ask_of(sitting, name)
    before = written(here.book.record.by_id[name])
    changed = tuple(Rule(key, text) for key, text in keys.items() if key in before and text != before[key])
    act = draft("correct", token, here.minute, corrects=Ref(name), by=Id(here.person), fields=changed)
    if not changed and act.id not in here.book.written:
        raise Unfit(_("nothing was changed: put right what is wrong, and send it again"))
    return here.desk.propose([act], despite)
