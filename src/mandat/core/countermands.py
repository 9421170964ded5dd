"""Dispatches against dispatches: which of them is countermanded, where a countermand may be countermanded itself."""

from collections.abc import Callable

from mandat.core.acts import Dispatch
from mandat.core.state import State
from mandat.core.walking import behind


def countermand(state: State, sent: Dispatch, stands: Callable[[Dispatch], bool]) -> str | None:
    """The first dispatch that stands against one, and is not countermanded itself; None where there is none.

    stands  whether a countermand counts, as far as it alone is looked at
    """
    over: dict[str, str | None] = {}
    for name in behind([sent.id], lambda name: state.against.get(name, ())):
        others = (other for other in state.against.get(name, ()) if over.get(other) is None)
        over[name] = next((other for other in others if stands(state.dispatches[other])), None)
    return over[sent.id]
