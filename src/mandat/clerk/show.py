"""Everything about one thing or act, at a date."""

from fractions import Fraction

from msgspec.structs import asdict

from mandat.book.codecs import CODECS
from mandat.clerk.accounts import accounts_beside
from mandat.clerk.book import View
from mandat.clerk.log import row as log_row
from mandat.clerk.roster import seats, seats_held
from mandat.clerk.status import of_act, of_thing
from mandat.core import bodies, charters
from mandat.core.acts import Act, Ballot, Correct, Person, Thing, Unit, key_of
from mandat.core.authority.scope import around
from mandat.core.dates import show as shown
from mandat.core.fields import declared
from mandat.core.intervals import Moment
from mandat.core.record import Record
from mandat.measure import recognition
from mandat.measure.age import age
from mandat.measure.support import bounds

Document = dict[str, object]


def show(view: View, name: str) -> Document:
    """What a thing is at a date; what an act says."""
    act = view.book.find(name)
    if isinstance(act, Thing):
        return _thing(view, act)
    return _act(view, act)


def _thing(view: View, act: Thing) -> Document:
    record, now = view.record, view.now
    described = bodies.thing(now, act.id) or act
    written = log_row(view.book, act)
    document: Document = {
        "id": act.id,
        "kind": getattr(described, "kind", None) or act.verb,
        "name": described.name,
        "status": of_thing(now, act.id),
        "seats": seats_held(now, act.id) if isinstance(act, Person) else seats(now, act.id),
        "offices": offices(now, act.id),
        "recognises": recognises(now, act.id),
        "recognised_by": recognised_by(now, act.id),
        "mandates": _mandates(now, act.id),
        "charter": charter(now, act.id),
        "findings": record.codes.get(act.id, []),
        "hindered": _hindered(now, act.id),
        "described": {key: value for key, value in fields(described).items() if key not in _TOLD_APART},
        "remark": act.text,
        **{key: written[key] for key in ("cite", "file", "line")},
        "powers": powers(now, act.id),
    }
    return document | _unit(now, described) if isinstance(described, Unit) else document


def _unit(now: Moment, unit: Unit) -> Document:
    """What is told of units only: the members, between what numbers; what it lies within, and who runs it."""
    count, run = unit.members, around(now, unit.id).run
    return {
        "members": list(bounds(count)) if count is not None and not count.share else None,
        "within": list(bodies.containers(now, unit.id)),
        "run_by": run and run.body,
    }


_TOLD_APART = {"name", "kind", "members", "within", "under"}
"""What is told of a thing in places of their own."""


def _hindered(now: Moment, name: str) -> list[Document]:
    """What keeps somebody, or a number of a body's members, from acting."""
    return [
        {"verb": row.verb, "in": row.in_, "as": row.as_, "count": row.count and row.count.text, "act": row.act}
        for row in now.live(now.state.hindrances, name)
    ]


def powers(now: Moment, name: str) -> list[Document]:
    """What a body, office or person holds, from whom, over what; what a root claims by itself is not told here."""
    return [
        {
            "powers": bodies.powers_of(now, row).shown(),
            "over": list(bodies.scope_of(now, row)),
            "by": row.giver,
            "until": shown(row.until),
            "act": row.act,
        }
        for row in now.live(now.state.held, name)
    ]


def offices(now: Moment, name: str) -> list[Document]:
    """The offices of a body, or those that a person or body holds, with their holders."""
    state = now.state
    rows = []
    for holder, held in state.held.items():
        for row in now.live(state.held, holder) if held else ():
            named = (holder, row.giver, row.office, row.office and _of(now, row.office))
            if row.verb == "appoint" and name in named:
                rows.append({"id": row.office, "holder": holder, "by": row.giver, "until": shown(row.until)})
    filled = {row["id"] for row in rows}
    rows += [
        {"id": office, "holder": None, "by": None, "until": None}
        for office in sorted(state.descriptions)
        if office not in filled and name in (office, _of(now, office)) and _of(now, office) is not None
    ]
    return sorted(rows, key=lambda row: (str(row["id"]), str(row["holder"])))


def _of(now: Moment, office: str) -> str | None:
    return getattr(bodies.thing(now, office), "in_", None)


def recognises(now: Moment, unit: str) -> list[Document]:
    """Whom a unit recognises at this moment: by its own words, its conduct, who runs it, where it sits."""
    return [
        {
            "body": row.body,
            "powers": "all" if row.powers.every else row.powers.shown(),
            "mode": row.mode,
            "basis": row.basis,
            "since": shown(row.since),
            "act": row.act,
        }
        for row in recognition.recognises(now, unit)
    ]


def recognised_by(now: Moment, body: str) -> list[Document]:
    """The units that recognise a body, each with its basis."""
    if body not in now.state.bodies:
        return []
    return [
        {"unit": unit, **{key: value for key, value in row.items() if key != "body"}}
        for unit in sorted(now.state.units)
        if bodies.exists(now, unit)
        for row in recognises(now, unit)
        if row["body"] == body
    ]


def _mandates(now: Moment, body: str) -> Document:
    if body not in now.state.bodies:
        return {"oldest_days": None, "lapsed": 0}
    found = age(now, body)
    return {"oldest_days": list(found.oldest_days) if found.oldest_days else None, "lapsed": found.lapsed}


def charter(now: Moment, body: str) -> Document:
    """The rules of a body in force, as they are written."""
    row = now.last(now.state.charters, body)
    if row is None:
        return {}
    written: dict[str, object] = {}
    for act in charters_until(now, body):
        for key in dict.fromkeys(rule.key for rule in act.rules):
            texts = [rule.text for rule in act.rules if rule.key == key]
            written[key] = texts if len(texts) > 1 else texts[0]
    return {key: text for key, text in written.items() if text != "none" and key in charters.KEYS}


def charters_until(now: Moment, body: str) -> list:
    """The charter acts of a body up to this moment."""
    return [row.charter for row in now.begun(now.state.charters, body)]


def _act(view: View, act: Act) -> Document:
    """An act: all that was written, whether it stands, and what it led to."""
    record = view.record
    act = record.by_id.get(act.id, act)
    judgement = record.state.judgements.get(act.id)
    return {
        **log_row(view.book, act),
        "kind": act.verb,
        "name": act.text,
        "status": of_act(record, view.now, act.id),
        "result": judgement.standing if judgement is not None else None,
        "fields": fields(act),
        "corrected_by": [one.id for one in record.acts if isinstance(one, Correct) and one.corrects == act.id],
        "other_accounts": _other_accounts(record, act),
        "findings": record.codes.get(act.id, []),
        "seats": [],
        "offices": [],
        "recognises": [],
        "recognised_by": [],
        "mandates": {"oldest_days": None, "lapsed": 0},
        "charter": {},
    }


def _other_accounts(record: Record, act: Act) -> list[Document]:
    """The other accounts of the same event, with what they say otherwise."""
    said = fields(act)
    return [
        {
            "id": other.id,
            "at": other.at.text,
            "according_to": list(other.according_to),
            "text": other.text,
            "fields": {
                key: value for key, value in fields(other).items() if key != "according-to" and value != said.get(key)
            },
        }
        for other in accounts_beside(record, act)
    ]


_SAID_ELSEWHERE = {"verb", "id", "at", "cite", "entered", "text"}


def fields(act: Act) -> Document:
    """The keys of an act with their values, as plain data."""
    return {
        key_of(field.name): _plain(getattr(act, field.name))
        for field in declared(type(act))
        if field.name not in _SAID_ELSEWHERE and getattr(act, field.name) not in (None, ())
    }


def _plain(value: object) -> object:
    if isinstance(value, Ballot):
        return CODECS[Ballot].write(value)
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if hasattr(value, "text") and not hasattr(value, "key"):
        return value.text
    if hasattr(value, "__struct_fields__"):
        return {key: _plain(one) for key, one in asdict(value).items() if one is not None}
    return str(value) if isinstance(value, Fraction) else value
