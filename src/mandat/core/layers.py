"""A state upon another one, which stays as it is: what is written stands in the upper one alone.

So an act can be tried and the trial thrown away, whoever asks keeps a state that never changes under him, and what a
snapshot holds can be folded on without being read. What something was put upon is not written to any more.
"""

from collections.abc import Callable, ItemsView, Iterator, KeysView, Mapping, ValuesView
from typing import Any

from mandat.core.intervals import Lasting, Row, Rows, Table
from mandat.core.state import KEYED, LISTED, SMALL, Lists, State, Tables

WIDER = 4
"""How many times as much a layer holds as the one upon it; else the two are made one."""

_MISSING = object()


class Layered(dict[Any, Any]):
    """A dictionary upon another one. Nothing is ever taken out of it."""

    def __init__(self, base: dict[Any, Any]) -> None:
        dict.__init__(self)
        below: tuple[dict[Any, Any], ...] = ()
        self.bottom = base
        if isinstance(base, Layered):
            self.bottom, below = base.bottom, (base, *base.layers)
        self.layers = tuple(_merged(below))
        self._size = len(base)

    def _beneath(self, key: Any) -> Any:
        for layer in self.layers:
            value = dict.get(layer, key, _MISSING)
            if value is not _MISSING:
                return value
        return self.bottom.get(key, _MISSING)

    def __missing__(self, key: Any) -> Any:
        value = self._beneath(key)
        if value is _MISSING:
            raise KeyError(key)
        return value

    def get(self, key: Any, default: Any = None) -> Any:
        """See `dict`."""
        value = dict.get(self, key, _MISSING)
        if value is _MISSING:
            value = self._beneath(key)
        return default if value is _MISSING else value

    def __contains__(self, key: object) -> bool:
        return dict.__contains__(self, key) or self._beneath(key) is not _MISSING

    def __setitem__(self, key: Any, value: Any) -> None:
        if key not in self:
            self._size += 1
        dict.__setitem__(self, key, value)

    def setdefault(self, key: Any, default: Any = None) -> Any:
        """See `dict`."""
        value = self.get(key, _MISSING)
        if value is _MISSING:
            value = self[key] = default
        return value

    def update(self, other: Any = ()) -> None:
        """See `dict`."""
        for key, value in other.items() if isinstance(other, Mapping) else other:
            self[key] = value

    def __len__(self) -> int:
        return self._size

    def __bool__(self) -> bool:
        return self._size > 0

    def __iter__(self) -> Iterator[Any]:
        return iter(self.copy())

    def __eq__(self, other: object) -> bool:
        return self.copy() == other

    __hash__ = None

    def keys(self) -> KeysView:
        """See `dict`."""
        return self.copy().keys()

    def values(self) -> ValuesView:
        """See `dict`."""
        return self.copy().values()

    def items(self) -> ItemsView:
        """See `dict`."""
        return self.copy().items()

    def copy(self) -> dict[Any, Any]:
        """All that it and those beneath it hold, in the order in which it was put there."""
        whole = dict(self.bottom)
        for layer in (*reversed(self.layers), self):
            whole.update(dict.items(layer))
        return whole


def _merged(layers: tuple[dict[Any, Any], ...]) -> list[dict[Any, Any]]:
    """The layers, the uppermost first, as few as they can be without moving what lies deep again and again."""
    kept: list[dict[Any, Any]] = []
    for layer in layers:
        if kept and dict.__len__(layer) < WIDER * dict.__len__(kept[-1]):
            joined = dict(dict.items(layer))
            joined.update(dict.items(kept[-1]))
            kept[-1] = joined
        elif dict.__len__(layer):
            kept.append(layer)
    return kept


class LayeredTable(Layered, Table):
    """A table upon another one: rows are copied before they are written to."""

    def __init__(self, base: Table) -> None:
        Table.__init__(self, base.name)
        Layered.__init__(self, base)

    def own(self, subject: str) -> Rows | None:
        """See `Table`."""
        rows = dict.get(self, subject)
        if rows is None:
            rows = self.get(subject)
            if rows is not None:
                rows = rows.copy()
                dict.__setitem__(self, subject, rows)
        return rows

    def open(self, subject: str, row: Row) -> None:
        """See `Table`."""
        self.own(subject)
        Table.open(self, subject, row)

    def end(self, subject: str, at: int, by: str, which: Callable[[Any], bool] | None = None) -> bool:
        """See `Table`."""
        self.own(subject)
        return Table.end(self, subject, at, by, which)


class LayeredLasting(LayeredTable, Lasting):
    """The same for a table that tells what has no end: of what stands beneath it tells nothing."""

    def __init__(self, base: Table) -> None:
        LayeredTable.__init__(self, base)
        self.running = set()

    def open(self, subject: str, row: Row) -> None:
        """See `Table`."""
        LayeredTable.open(self, subject, row)
        self._note(subject)

    def end(self, subject: str, at: int, by: str, which: Callable[[Any], bool] | None = None) -> bool:
        """See `Table`."""
        ended = LayeredTable.end(self, subject, at, by, which)
        if ended:
            self._note(subject)
        return ended


class LayeredLists(Layered, Lists):
    """Lists upon others: each is copied before something is added to it."""

    def add(self, key: Any, value: Any) -> None:
        """See `Lists`."""
        if not dict.__contains__(self, key):
            self[key] = list(self.get(key, ()))
        dict.__getitem__(self, key).append(value)


def upon(state: State) -> State:
    """A state that holds what another one holds, and can be written to; the other is not written to any more."""
    new = State(state.windows, state.organs, state.shapes, state.counted)
    for name in Tables.__annotations__:
        layered = LayeredLasting if isinstance(getattr(new, name), Lasting) else LayeredTable
        setattr(new, name, layered(getattr(state, name)))
    for name in KEYED:
        setattr(new, name, Layered(getattr(state, name)))
    for name in LISTED:
        setattr(new, name, LayeredLists(getattr(state, name)))
    for name in SMALL:
        setattr(new, name, getattr(state, name).copy())
    return new
