"""The federation as a tree: each root with the organs below it, and the units by what they lie in."""

from mandat.clerk.book import View
from mandat.core import bodies
from mandat.core.intervals import Moment

Node = dict[str, object]


def tree(view: View) -> list[Node]:
    """The bodies that live and the units that exist at a date, as nested nodes: roots first, then units."""
    names = existing(view.now)
    nodes = {name: _node(view.now, name) for name in names}
    above = _cut_open({name: parent(view.now, name) for name in names})
    for name, container in above.items():
        if container is not None:
            nodes[container]["children"].append(nodes[name])
    tops = [name for name in names if above[name] is None]
    return [nodes[name] for name in sorted(tops, key=lambda name: (name in view.now.state.units, name))]


def existing(now: Moment) -> list[str]:
    """The bodies and units that exist at this moment."""
    return sorted(name for name in now.state.bodies | now.state.units if now.live(now.state.lives, name))


def parent(now: Moment, name: str) -> str | None:
    """The body that established a body; the unit that a unit lies in."""
    if name in now.state.units:
        row = now.last(now.state.within, name)
        return row and row.of
    return next((row.giver for row in now.live(now.state.held, name) if row.verb == "establish"), None)


def _cut_open(parents: dict[str, str | None]) -> dict[str, str | None]:
    """Each with what it stands below, if that exists; of those that stand in a circle, the first stands at the top."""
    above = {name: parent if parent in parents else None for name, parent in parents.items()}
    settled: set[str | None] = {None}
    for name in parents:
        way = []
        while name not in settled:
            settled.add(name)
            way.append(name)
            name = above[name]
        if name in way:
            above[min(way[way.index(name) :])] = None
    return above


def _node(now: Moment, name: str) -> Node:
    described = bodies.thing(now, name)
    kind = getattr(described, "kind", None) or described.verb
    return {"id": name, "kind": kind, "name": described.name, "children": []}
