"""The seats and offices of a person over time."""

from msgspec import Struct

from mandat.core import bodies
from mandat.core.acts import Person
from mandat.core.dates import show as instant
from mandat.core.intervals import Row
from mandat.core.state import seat_id
from mandat.hall.here import Here
from mandat.hall.reads.acts import about, shown, until_now
from mandat.hall.reads.body import FEW


class Service(Struct, frozen=True):
    """A seat or an office that somebody held or holds.

    what   seat, alternate or office; body: where; for_: the constituency, or who appointed
    since, until  instants; None: open. ended: the act that ended it before its time; running: whether it runs
    """

    what: str
    body: str | None
    for_: str | None
    office: str | None
    since: str | None
    until: str | None
    act: str
    ended: str | None
    running: bool


def person(here: Here, name: str) -> dict[str, object]:
    """A person: what is held, what was held before, what keeps from acting. Raises `UnknownId`, `WrongKind`."""
    here.book.find(name, Person)
    served = [*seats(here, name), *offices(here, name)]
    served.sort(key=lambda one: one.since or "", reverse=True)
    acts = list(about(until_now(here), name))
    return {
        "id": name,
        "name": here.name(name),
        "running": [one for one in served if one.running],
        "past": [one for one in served if not one.running],
        "hindered": [row.act for row in bodies.hindrances(here.view.now, name)],
        "latest": [shown(here, act) for act in acts[:FEW]],
        "more": len(acts) > FEW,
    }


def seats(here: Here, name: str) -> list[Service]:
    """The seats of a person that have begun by the date shown."""
    now = here.view.now
    return [
        _service(here, "alternate" if row.rank else "seat", row, place.body, place.constituency)
        for place in now.begun(now.state.seated, name)
        for row in now.begun(now.state.sitters, seat_id(place.body, place.constituency))
        if row.person == name
    ]


def offices(here: Here, name: str) -> list[Service]:
    """The offices of a person that have begun by the date shown."""
    now = here.view.now
    return [
        _service(here, "office", row, _body_of(here, row.office) or row.giver, row.giver, row.office)
        for row in now.begun(now.state.held, name)
        if row.verb in ("appoint", "assume")
    ]


def _body_of(here: Here, office: str | None) -> str | None:
    return getattr(bodies.thing(here.view.now, office), "in_", None) if office else None


def _service(here: Here, what: str, row: Row, body: str, for_: str, office: str | None = None) -> Service:
    t = here.view.now.t
    running = row.since <= t < row.until
    ended = row.ended if not running else None
    return Service(what, body, for_, office, instant(row.since), instant(row.until), row.act, ended, running)
