"""Dispatches: what was sent, who answered what, who signed, and whom it binds."""

from mandat.clerk.book import View
from mandat.clerk.status import of_act
from mandat.core import bodies
from mandat.core.acts import Answer, Dispatch
from mandat.core.answers import ASKS
from mandat.core.authority.answers import Question
from mandat.core.authority.ask import ask
from mandat.core.authority.wording import gap_says
from mandat.core.checks.dispatches import unanswered
from mandat.core.countermands import countermand
from mandat.core.effects.authority import speaker
from mandat.core.intervals import Moment
from mandat.core.record import Record

Document = dict[str, object]

NO_POWER = "it exercises no power"
"""Why a dispatch that names no power binds nobody."""

NOBODY = frozenset({NO_POWER, *ASKS.values()})
"""Why a dispatch binds nobody at all."""


def dispatch(view: View, name: str) -> Document:
    """One dispatch with its answers, and for each unit whether it is bound, by which root, and what it said."""
    written = view.book.find(name, Dispatch)
    sent = view.record.by_id.get(name, written)
    bound = binds(view.now, sent)
    return {**_row(view.record, view.now, sent), "text": sent.text, "power": sent.power, "binds": bound}


def dispatches(
    view: View, *, to: str | None = None, from_: str | None = None, open_only: bool = False
) -> list[Document]:
    """The dispatches sent by a date."""
    for name in (to, from_):
        if name is not None:
            view.book.thing(name)
    record, moment = view.record, view.now
    sent = [one for one in record.state.dispatches.values() if record.order.windows[one.id].earliest <= moment.t]
    rows = [
        _row(record, moment, one)
        for one in sent
        if (to is None or to in one.to or to in one.over) and (from_ is None or from_ in (one.from_, one.for_))
    ]
    return [row for row in rows if not open_only or row["status"] in ("open", "overdue")]


def _row(record: Record, now: Moment, sent: Dispatch) -> Document:
    answers = _answers(now, sent)
    return {
        "id": sent.id,
        "kind": sent.verb,
        "from": sent.from_,
        "to": list(sent.to),
        "at": sent.at.text,
        "status": status(record, now, sent),
        "countersigned_by": _signatures(now, sent),
        "answers": [
            {"by": one.by, "says": one.says, "at": one.at.text, "through": one.through, "id": one.id} for one in answers
        ],
    }


def _answers(now: Moment, sent: Dispatch) -> list[Answer]:
    """The answers that had come by this moment."""
    windows = now.state.windows
    return [one for one in now.state.answers.get(sent.id, ()) if windows[one.id].earliest <= now.t]


def _signatures(now: Moment, sent: Dispatch) -> list[Document]:
    """Who signed it, on the dispatch itself or on a request for a signature on it."""
    state = now.state
    return [{"by": row.by, "at": state.acts[row.act].at.text} for row in now.live(state.signatures, sent.id)]


def status(record: Record, now: Moment, sent: Dispatch) -> str:
    """That of the act where it does not stand; else countermanded, held (what it convened), overdue, open, refused
    (nobody follows) or answered.
    """
    as_act = of_act(record, now, sent.id)
    if as_act != "stands":
        return as_act
    if any(_countermand(now, sent, unit) for unit in concerned(sent)):
        return "countermanded"
    if sent.verb == "convene" and sent.meets is not None and sent.meets.earliest <= now.t:
        return "held"
    if sent.to and unanswered(now.state, sent, now.t + 1):
        return "overdue" if sent.deadline is not None and sent.deadline.end <= now.t else "open"
    said = {one.says for one in _answers(now, sent)}
    return "refused" if said and said <= {"refused", "rejected"} else "answered"


def concerned(sent: Dispatch) -> tuple[str, ...]:
    """The units that a dispatch concerns: those it is over, else its addressees."""
    return sent.over or sent.to


def binds(now: Moment, sent: Dispatch) -> list[Document]:
    """For each unit concerned, and those within it that say otherwise: whether the dispatch binds it."""
    if sent.id not in now.state.dispatches or now.state.windows[sent.id].earliest > now.t:
        return []
    return [_bound(now, sent, unit) for unit in _units(now, sent)]


def _units(now: Moment, sent: Dispatch) -> list[str]:
    """The units concerned, and every unit that lies in one of them."""
    named = concerned(sent)
    inside = [unit for unit in sorted(now.state.units) if not set(named).isdisjoint(bodies.containers(now, unit))]
    return list(dict.fromkeys((*named, *inside)))


def _bound(now: Moment, sent: Dispatch, unit: str) -> Document:
    around = (unit, *bodies.containers(now, unit))
    said = [one.says for one in _answers(now, sent) if one.by in around and _speaks_itself(now, one)]
    says = said[-1] if said else None
    idle = ASKS.get(sent.verb) or (NO_POWER if sent.power is None else None)
    if idle is not None:
        return {"unit": unit, "bound": False, "root": None, "says": says, "why": idle}
    countermand = _countermand(now, sent, unit)
    if countermand is not None:
        return {"unit": unit, "bound": False, "root": None, "says": says, "why": f"{countermand} countermands it"}
    root, why = _effective(now, sent, unit)
    return {"unit": unit, "bound": root is not None, "root": root, "says": says, "why": why}


def _speaks_itself(now: Moment, answer: Answer) -> bool:
    """Whether an answer is the unit's, and not that of somebody set over it."""
    return speaker(now.state, answer.by, answer.through, now.state.windows[answer.id].earliest) == answer.by


def _effective(now: Moment, sent: Dispatch, unit: str) -> tuple[str | None, str | None]:
    """The root by which a dispatch is effective over a unit; else why it is not."""
    why = None
    ratified_by = (row.of for row in now.live(now.state.ratified, sent.id))
    for actor in dict.fromkeys((sent.from_, *((sent.for_,) if sent.for_ else ()), *sent.with_, *ratified_by)):
        question = Question(actor, sent.power or "", unit, now.t, dispatch=sent.id)
        for answer in ask(now.state, question):
            if answer.effective:
                return answer.root, None
            if answer.gap is not None and (why is None or answer.entitled):
                why = str(gap_says(now.state, answer.gap, question))
    return None, why


def _countermand(now: Moment, sent: Dispatch, unit: str) -> str | None:
    """What stands against a dispatch over a unit, by the law of whoever sent that."""
    places = {unit, *bodies.containers(now, unit)}
    return countermand(
        now.state, sent, lambda other: _reaches(now, other, places) and _effective(now, other, unit)[0] is not None
    )


def _reaches(now: Moment, sent: Dispatch, places: set[str]) -> bool:
    """Whether a dispatch has been sent, and concerns one of these places; naming none, it concerns all."""
    over = concerned(sent)
    return now.state.windows[sent.id].earliest <= now.t and (not over or not places.isdisjoint(over))
