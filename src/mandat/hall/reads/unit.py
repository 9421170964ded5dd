"""What is known of a unit at a date."""

from mandat.clerk.roster import seats
from mandat.clerk.show import show
from mandat.clerk.tree import existing
from mandat.core.acts import Instruct, Unit
from mandat.core.intervals import Moment
from mandat.hall.here import Here
from mandat.hall.reads.acts import about, findings_of, shown, until_now
from mandat.hall.reads.body import FEW, begins, together, voted


def unit(here: Here, name: str) -> dict[str, object]:
    """A unit: whom it recognises, who sits for it where, what it instructs. Raises `UnknownId`, `WrongKind`."""
    here.book.find(name, Unit)
    document, now = show(here.view, name), here.view.now
    if document["status"] == "not-yet":
        return {"thing": document, "begins": begins(here, name)}
    acts = list(about(until_now(here), name))
    decided = voted(here, name)
    return {
        "thing": document,
        "inside": [one for one in existing(now) if _container(now, one) == name],
        "recognises": together(document["recognises"], "body"),
        "delegates": delegates(now, name),
        "instructions": [act for act in acts if isinstance(act, Instruct) and act.by == name],
        "officers": _set_over(now, name),
        "votes": decided[:FEW],
        "more_votes": len(decided) > FEW,
        "latest": [shown(here, act) for act in acts[:FEW]],
        "findings": findings_of(here, (act.id for act in acts if name in (act.id, getattr(act, "by", None)))),
    }


def delegates(now: Moment, name: str) -> list[dict[str, object]]:
    """The seats that are held for a unit or body, each with its body, and the acts by which they are held."""
    return [
        {**row, "acts": list(dict.fromkeys(one.act for one in now.live(now.state.sitters, row["id"])))}
        for body in existing(now)
        if body in now.state.bodies
        for row in seats(now, body)
        if row["for"] == name
    ]


def _container(now: Moment, name: str) -> str | None:
    row = now.last(now.state.within, name) if name in now.state.units else None
    return row and row.of


def _set_over(now: Moment, name: str) -> list[dict[str, object]]:
    """Who was appointed with powers over this unit by name: commissioners."""
    return [
        {"holder": holder, "office": row.office, "by": row.giver, "act": row.act}
        for holder in sorted(now.state.held)
        for row in now.live(now.state.held, holder)
        if row.verb == "appoint" and name in row.over
    ]
