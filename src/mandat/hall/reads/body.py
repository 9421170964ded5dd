"""What is known of a body at a date."""

from collections import Counter
from collections.abc import Iterator
from itertools import count

from django.utils.translation import gettext as _
from msgspec.structs import replace

from mandat.clerk.roster import seat
from mandat.clerk.show import charters_until, recognised_by, show
from mandat.clerk.tree import existing, parent
from mandat.clerk.votes import votes
from mandat.core import bodies
from mandat.core.acts import Body
from mandat.core.bodies import SeatNow, seat_now
from mandat.exchange.results.half_circle import half_circle
from mandat.exchange.results.page import svg
from mandat.exchange.svg import COLOURS, letter
from mandat.hall.duties import PRESIDE
from mandat.hall.here import Here
from mandat.hall.moves.asking import sits
from mandat.hall.reads.acts import about, findings_of, shown, until_now
from mandat.hall.reads.paging import SEVERAL, paged
from mandat.hall.reads.sittings import sittings
from mandat.hall.spelling import begins as begins_with
from mandat.hall.wording.rules import clauses

FEW = 12
"""Votes, sittings and acts shown on the page itself."""


def body(here: Here, name: str) -> dict[str, object]:
    """A body: its seats, officers, rules, sittings, votes, and who recognises it. Raises `UnknownId`, `WrongKind`."""
    here.book.find(name, Body)
    document = show(here.view, name)
    if document["status"] == "not-yet":
        return {"thing": document, "begins": begins(here, name)}
    acts = list(about(until_now(here), name))
    decided, seats = voted(here, name), document["seats"]
    few = seats if len(seats) <= SEVERAL else []
    recognising = together(document["recognised_by"], "unit")
    return {
        "thing": document,
        "above": parent(here.view.now, name),
        "below": [one for one in existing(here.view.now) if parent(here.view.now, one) == name],
        "seats": [{**row, "key": key} for row, key in zip(few, _keys(few), strict=True)],
        "picture": _picture(here, few),
        "standing": _standing(seats),
        "total": sum(row["votes"] for row in seats if isinstance(row["votes"], int)),
        "clauses": clauses(here, name),
        "charters": charters_until(here.view.now, name),
        "sittings": sittings(here, name),
        "may_convene": here.acts_now and here.has_duty(PRESIDE, name),
        "may_declare": here.acts_now and sits(here, name),
        "votes": decided[:FEW],
        "more_votes": len(decided) > FEW,
        "recognised_by": recognising[:SEVERAL],
        "recognising": len(recognising),
        "latest": [shown(here, act) for act in acts[:FEW]],
        "findings": findings_of(here, (act.id for act in acts if _its_own(act, name))),
    }


def seats(here: Here, name: str) -> dict[str, object]:
    """The seats of a body, those that are looked for, page by page. Raises `UnknownId`, `WrongKind`."""
    here.book.find(name, Body)
    every = list(enumerate(bodies.seat_rows(here.view.now, name), start=1))
    found = [(number, seat_now(here.view.now, name, one)) for number, one in every]
    found = [(number, one) for number, one in found if looked_for(here, number, one)]
    page = paged(found, here.page)
    rows = [{**seat(here.view.now, one), "number": number} for number, one in page.rows]
    return {"body": name, "rows": rows, "page": page, "every": len(every)}


def looked_for(here: Here, number: int, one: SeatNow) -> bool:
    """Whether a seat is among those that the visitor looks for: by its number, by its name, or by those of persons,
    where the visitor sees any: else he would learn them by looking."""
    asked = here.looked_for
    if not asked or asked == str(number):
        return True
    persons = (row.person for row in (*one.holders, *one.alternates) if here.sees_persons)
    named = " ".join((here.name(one.seat.constituency), *(here.name(person) for person in persons)))
    return not asked.isdecimal() and begins_with(asked, named)


def recognising(here: Here, name: str) -> dict[str, object]:
    """The units that recognise a body, those that are looked for, page by page. Raises `UnknownId`, `WrongKind`."""
    here.book.find(name, Body)
    every = together(recognised_by(here.view.now, name), "unit")
    found = [row for row in every if begins_with(here.looked_for, here.name(row["unit"]))]
    return {"body": name, "page": paged(found, here.page), "every": len(every)}


def _standing(seats: list[dict[str, object]]) -> list[tuple[str, int]]:
    """How many seats are filled, vacant and so on, the most first."""
    return Counter(str(row["status"]) for row in seats).most_common()


def voted(here: Here, name: str) -> list[dict[str, object]]:
    """The votes of a body or unit up to the date shown, the latest first."""
    windows, t = here.view.record.order.windows, here.view.now.t
    rows = votes(here.book, of=name, known=here.known)
    return [{**row, "act": here.act(row["id"])} for row in reversed(rows) if windows[row["id"]].earliest <= t]


def together(rows: list[dict[str, object]], key: str) -> list[dict[str, object]]:
    """Recognitions: what is presumed is left out where a word says the same for all powers."""
    plain = {row[key] for row in rows if row["basis"] == "word" and row["powers"] == "all" and row["mode"] == "beside"}
    return [row for row in rows if row["basis"] == "word" or row[key] not in plain]


def _drawn(seats: list[dict[str, object]]) -> list[int]:
    """How many votes of each seat are drawn as held; what is vague cannot be drawn."""
    return [row["votes"] if isinstance(row["votes"], int) and row["status"] != "vacant" else 0 for row in seats]


def _picture(here: Here, seats: list[dict[str, object]]) -> str | None:
    held = _drawn(seats)
    every = sum(row["votes"] for row in seats if isinstance(row["votes"], int))
    chart = half_circle([here.name(row["for"]) for row in seats], held, every - sum(held), (_("vote"), _("votes")))
    return svg(replace(chart, title=_("Half circle of the seats"))) if chart is not None else None


def _keys(seats: list[dict[str, object]]) -> Iterator[dict[str, str] | None]:
    """The letter and the colour by which the picture names each seat."""
    place = count()
    for held in _drawn(seats):
        number = next(place) if held else None
        yield None if number is None else {"letter": letter(number), "colour": COLOURS[number % len(COLOURS)]}


def begins(here: Here, name: str) -> str | None:
    """The act with which a thing begins."""
    rows = here.view.record.state.lives.get(name, ())
    return rows[0].act if rows else None


def _its_own(act: object, name: str) -> bool:
    return name in (act.id, getattr(act, "in_", None), getattr(act, "by", None), getattr(act, "of", None))
