"""When each act takes effect, and in which order the acts of a record are visited.

An act never precedes an act it refers to. So the earliest instant of an act is no earlier than that of any act it
refers to, and its latest instant no later than that of any act that refers to it. An act takes effect at its earliest
instant; the record can also be read at the latest ones, which is how an answer learns that it is approximate.
"""

from collections.abc import Iterable, Sequence
from functools import cache

from msgspec import Struct

from mandat.core.acts import THINGS, Act, Correct, Note, Ref, Source
from mandat.core.dates import DAWN, NEVER
from mandat.core.fields import fields_with


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


@cache
def ref_fields(shape: type[Act]) -> tuple[tuple[str, bool], ...]:
    """The fields of a shape that name acts, and whether each holds several."""
    return tuple((field.name, field.many) for field in fields_with(shape, Ref))


def references(act: Act) -> tuple[str, ...]:
    """The ids of the acts that an act refers to."""
    found: tuple[str, ...] = ()
    for name, several in ref_fields(type(act)):
        value = getattr(act, name)
        if value:
            found += value if several else (value,)
    return found


Refs = dict[int, tuple[int, ...]]
"""The place of an act that refers to others -> theirs. Places are those in the record; most acts refer to none."""


def arrange(acts: Sequence[Act]) -> Order:
    """Narrow every act's window by its references, and put the acts in order of their earliest instants."""
    refs, itself = _references(acts)
    sequence, circles = _behind(len(acts), refs)
    earliest, early = _earliest(acts, sequence, refs)
    latest = _latest(acts, sequence, refs, earliest)
    windows = {act.id: Window(first, max(first, last)) for act, first, last in zip(acts, earliest, latest, strict=True)}
    ids = frozenset(acts[place].id for place in circles | itself)
    return Order(_sorted(acts, sequence, refs, earliest), windows, tuple(early), ids)


def _references(acts: Sequence[Act]) -> tuple[Refs, set[int]]:
    """The references of the acts to each other; and the acts that refer to themselves."""
    places = {act.id: place for place, act in enumerate(acts)}
    refs: Refs = {}
    itself: set[int] = set()
    for place, act in enumerate(acts):
        theirs = references(act)
        if theirs:
            known = [places[ref] for ref in theirs if ref in places]
            refs[place] = tuple(other for other in known if other != place)
            itself.update(other for other in known if other == place)
    return refs, itself


def at_latest(order: Order) -> tuple[Act, ...]:
    """The same acts in the order of their latest instants; what one refers to still comes before it."""
    return tuple(sorted(order.acts, key=lambda act: order.windows[act.id].latest))


def _sorted(acts: Sequence[Act], sequence: list[int], refs: Refs, instants: list[int]) -> tuple[Act, ...]:
    """By instant, then by place in the record; within an instant things first, and no act before one it refers to."""
    rank = list(range(len(acts)))
    for place in sequence if refs else ():
        for ref in refs.get(place, ()):
            if instants[ref] == instants[place] and rank[ref] > rank[place]:
                rank[place] = rank[ref]
    later = [type(act) not in THINGS for act in acts]
    for place, theirs in refs.items():
        later[place] = later[place] or bool(theirs)
    keys = list(zip(instants, later, rank, strict=True))
    return tuple(acts[place] for place in sorted(sequence, key=keys.__getitem__))


def _behind(many: int, refs: Refs) -> tuple[list[int], set[int]]:
    """The acts, each behind those it refers to; and those that refer to each other in a circle."""
    if all(max(theirs, default=-1) < place for place, theirs in refs.items()):  # so are most records written
        return list(range(many)), set()
    done, open_ = bytearray(many), bytearray(many)
    turned = False
    sequence: list[int] = []
    for start in range(many):
        if done[start]:
            continue
        stack = [(start, iter(refs.get(start, ())))]
        open_[start] = True
        while stack:
            place, rest = stack[-1]
            for ref in rest:
                if open_[ref]:
                    turned = turned or not done[ref]
                else:
                    open_[ref] = True
                    stack.append((ref, iter(refs.get(ref, ()))))
                    break
            else:
                stack.pop()
                done[place] = True
                sequence.append(place)
    return sequence, _circles(sequence, refs) if turned else set()


def _circles(sequence: list[int], refs: Refs) -> set[int]:
    """The acts from which references lead back to them.

    Walked against the references, from the last of the sequence on, each walk finds one group of acts that lead to
    each other. Source: M. Sharir, A strong-connectivity algorithm, 1981.
    """
    referring: dict[int, list[int]] = {}
    for place, theirs in refs.items():
        for ref in theirs:
            referring.setdefault(ref, []).append(place)
    seen: set[int] = set()
    circles: set[int] = set()
    for last in reversed(sequence):
        group, ahead = [], [] if last in seen else [last]
        while ahead:
            place = ahead.pop()
            if place not in seen:
                seen.add(place)
                group.append(place)
                ahead += referring.get(place, ())
        circles.update(group if len(group) > 1 else ())
    return circles


def _earliest(acts: Sequence[Act], sequence: list[int], refs: Refs) -> tuple[list[int], list[tuple[str, str]]]:
    """Earliest instants by place; and the acts dated before one they refer to."""
    earliest = [act.at.earliest for act in acts]
    known, early = bytearray(b"\1" * len(acts)), []
    for place in refs:
        known[place] = False
    for place in sequence if refs else ():
        if place not in refs:
            continue
        act = acts[place]
        for ref in refs[place]:
            before = earliest[ref] if known[ref] else DAWN
            if before > act.at.latest:
                if type(act) is not Correct:  # it came after the act as that was dated when it was written
                    early.append((act.id, acts[ref].id))
            elif before > earliest[place]:
                earliest[place] = before
        known[place] = True
    return earliest, early


def _latest(acts: Sequence[Act], sequence: list[int], refs: Refs, earliest: list[int]) -> list[int]:
    """Latest instants. An act dated only by `after` lasts to the next that refers to it, else to the record's end."""
    end = record_end(acts, earliest)
    latest = [end if act.at.latest == NEVER else act.at.latest for act in acts]
    for place in reversed(sequence) if refs else ():
        for ref in refs.get(place, ()):
            if earliest[ref] <= latest[place] < latest[ref]:
                latest[ref] = latest[place]
    return latest


def record_end(acts: Iterable[Act], earliest: Iterable[int]) -> int:
    """The last instant of the last dated act, without notes and sources; else the last of `earliest`."""
    dated = [act.at.latest for act in acts if act.at.latest != NEVER and type(act) not in (Note, Source)]
    return max(dated, default=max(earliest, default=DAWN))
