"""The federation as a tree: each root with the organs below it, and the units by what they lie in."""

from mandat.clerk.opening import View
from mandat.core import bodies
from mandat.core.intervals import Moment

Node = dict[str, object]


def tree(view: View) -> list[Node]:
    """The bodies that live and the units that exist at a date, as nested nodes: roots first, then units."""
    moment = view.now
    parents = {name: parent(moment, name) for name in existing(moment)}
    children: dict[str | None, list[str]] = {}
    for name, above in parents.items():
        children.setdefault(above if above in parents else None, []).append(name)
    tops = children.get(None, [])
    return [
        _node(moment, name, children, ()) for name in sorted(tops, key=lambda name: (name in moment.state.units, name))
    ]


def existing(now: Moment) -> list[str]:
    """The bodies and units that exist at this moment."""
    return sorted(name for name in now.state.bodies | now.state.units if now.live(now.state.lives, name))


def parent(now: Moment, name: str) -> str | None:
    """The body that established a body; the unit that a unit lies in."""
    if name in now.state.units:
        return next(iter(bodies.containers(now, name)), None)
    return next((row.giver for row in now.live(now.state.held, name) if row.verb == "establish"), None)


def _node(now: Moment, name: str, children: dict[str | None, list[str]], above: tuple[str, ...]) -> Node:
    described = bodies.thing(now, name)
    below = [child for child in children.get(name, []) if child not in above]
    return {
        "id": name,
        "kind": getattr(described, "kind", None) or described.verb,
        "name": described.name,
        "children": [_node(now, child, children, (*above, name)) for child in below],
    }
