"""When each act takes effect, and in which order the acts of a record are visited.

An act never precedes an act it refers to. So the earliest instant of an act is no earlier than that of any act it
refers to, and its latest instant no later than that of any act that refers to it. An act takes effect at its earliest
instant; the record can also be read at the latest ones, which is how an answer learns that it is approximate.
"""

from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import fields

from mandat.core.acts import Act, Correct, Note, Ref, Source, Thing
from mandat.core.dates import DAWN, NEVER


class Window(Struct, frozen=True):
    """The first and the last instant at which an act may have happened."""

    earliest: int
    latest: int

    @property
    def exact(self) -> bool:
        """Whether it is known to the minute."""
        return self.earliest == self.latest

    def overlaps(self, other: "Window") -> bool:
        """Whether either act may have come first."""
        return self.earliest <= other.latest and other.earliest <= self.latest


class Order(Struct, frozen=True):
    """The acts in the order of their visit, and what stands in the way of one.

    windows  act id -> its window, after references have narrowed it
    early    acts whose own date lies before that of an act they refer to: (act id, the other's id)
    circles  ids of acts that refer to each other in a circle
    """

    acts: tuple[Act, ...]
    windows: dict[str, Window]
    early: tuple[tuple[str, str], ...]
    circles: frozenset[str]


@lru_cache(maxsize=128)
def ref_fields(shape: type[Act]) -> tuple[str, ...]:
    """The fields of a shape that name acts."""
    return tuple(field.name for field in fields(shape) if field.type in (Ref, Ref | None, tuple[Ref, ...]))


def references(act: Act) -> tuple[str, ...]:
    """The ids of the acts that an act refers to."""
    found: tuple[str, ...] = ()
    for name in ref_fields(type(act)):
        value = getattr(act, name)
        if value:
            found += (value,) if type(value) is str else value
    return found


def arrange(acts: Sequence[Act]) -> Order:
    """Narrow every act's window by its references, and put the acts in order of their earliest instants."""
    by_id = {act.id: act for act in acts}
    refs = {act.id: known for act in acts if (known := tuple(r for r in references(act) if r in by_id and r != act.id))}
    sequence, circles = _behind(acts, refs, by_id)
    circles |= {act.id for act in acts if act.id in references(act)}
    earliest, early = _earliest(sequence, refs)
    latest = _latest(sequence, refs, earliest)
    windows = {name: Window(first, max(first, latest[name])) for name, first in earliest.items()}
    return Order(_sorted(sequence, refs, earliest, acts), windows, tuple(early), frozenset(circles))


def at_latest(order: Order) -> tuple[Act, ...]:
    """The same acts in the order of their latest instants; what one refers to still comes before it."""
    return tuple(sorted(order.acts, key=lambda act: order.windows[act.id].latest))


def _sorted(
    sequence: list[Act], refs: dict[str, tuple[str, ...]], instants: dict[str, int], written: Sequence[Act]
) -> tuple[Act, ...]:
    """By instant, then by place in the record; within an instant things first, and no act before one it refers to."""
    place = {act.id: number for number, act in enumerate(written)}
    depth = {}
    for number, act in enumerate(sequence):
        depth[act.id] = number
        for ref in refs.get(act.id, ()):
            if instants[ref] == instants[act.id] and place[ref] > place[act.id]:
                place[act.id] = place[ref]
    things = {act.id for act in sequence if isinstance(act, Thing) and act.id not in refs}
    return tuple(
        sorted(sequence, key=lambda act: (instants[act.id], act.id not in things, place[act.id], depth[act.id]))
    )


def _behind(acts: Sequence[Act], refs: dict[str, tuple[str, ...]], by_id: dict[str, Act]) -> tuple[list[Act], set[str]]:
    """The acts, each behind those it refers to; and those that refer to each other in a circle."""
    done: set[str] = set()
    open_: set[str] = set()
    turned = False
    sequence: list[Act] = []
    for start in by_id.values():
        stack = [(start, iter(refs.get(start.id, ())))] if start.id not in done else []
        open_.add(start.id)
        while stack:
            act, rest = stack[-1]
            for ref in rest:
                if ref in open_:
                    turned = turned or ref not in done
                else:
                    open_.add(ref)
                    stack.append((by_id[ref], iter(refs.get(ref, ()))))
                    break
            else:
                stack.pop()
                done.add(act.id)
                sequence.append(act)
    return sequence, _circles(sequence, refs) if turned else set()


def _circles(sequence: list[Act], refs: dict[str, tuple[str, ...]]) -> set[str]:
    """The acts from which references lead back to them.

    Walked against the references, from the last of the sequence on, each walk finds one group of acts that lead to
    each other. Source: M. Sharir, A strong-connectivity algorithm, 1981.
    """
    referring: dict[str, list[str]] = {}
    for name, theirs in refs.items():
        for ref in theirs:
            referring.setdefault(ref, []).append(name)
    seen: set[str] = set()
    circles: set[str] = set()
    for act in reversed(sequence):
        group, ahead = [], [] if act.id in seen else [act.id]
        while ahead:
            name = ahead.pop()
            if name not in seen:
                seen.add(name)
                group.append(name)
                ahead += referring.get(name, ())
        circles.update(group if len(group) > 1 else ())
    return circles


def _earliest(sequence: list[Act], refs: dict[str, tuple[str, ...]]) -> tuple[dict[str, int], list[tuple[str, str]]]:
    earliest: dict[str, int] = {}
    early = []
    for act in sequence:
        first = act.at.earliest
        for ref in refs.get(act.id, ()):
            before = earliest.get(ref, DAWN)
            if before > act.at.latest:
                if not isinstance(act, Correct):  # it came after the act as that was dated when it was written
                    early.append((act.id, ref))
            elif before > first:
                first = before
        earliest[act.id] = first
    return earliest, early


def _latest(sequence: list[Act], refs: dict[str, tuple[str, ...]], earliest: dict[str, int]) -> dict[str, int]:
    """Latest instants. An act dated only by `after` lasts to the next that refers to it, else to the record's end."""
    end = record_end(sequence, earliest)
    latest = {act.id: end if act.at.latest == NEVER else act.at.latest for act in sequence}
    for act in reversed(sequence):
        for ref in refs.get(act.id, ()):
            if earliest[ref] <= latest[act.id] < latest[ref]:
                latest[ref] = latest[act.id]
    return latest


def record_end(acts: Sequence[Act], earliest: dict[str, int]) -> int:
    """The last instant of the last dated act; notes and sources do not count."""
    dated = [act.at.latest for act in acts if act.at.latest != NEVER and not isinstance(act, Note | Source)]
    return max(dated, default=max(earliest.values(), default=DAWN))
