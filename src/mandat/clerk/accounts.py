"""Two accounts of one event: acts that say, each according to its own source, what happened at the same time.

Two acts are accounts of one event where they
- have the same verb, and each says `according-to` whom, with no source in common;
- name the same in `of`, `to`, `from`, `in`, `by`, `over`, `on`, `as` and `power`, and at least one thing there;
- may have happened at the same time: their dates overlap.

What they say of it (counts, results, answers, texts, the date within its bounds) may differ: that is the point. Nothing
is merged, and neither is preferred; an account that names other things is an act of its own.
"""

from collections.abc import Iterator

from mandat.core.acts import Act, Thing
from mandat.core.record import Record

SAME = ("of", "to", "from_", "in_", "by", "over", "on", "as_", "power")
"""The fields by which two acts speak of the same event."""


def accounts(record: Record) -> dict[str, list[Act]]:
    """Act -> the other accounts of its event, by date; acts of whose event there is one account are left out."""
    alike: dict[tuple, list[Act]] = {}
    for act in record.order.acts:
        event = _event(act)
        if event is not None:
            alike.setdefault(event, []).append(act)
    found: dict[str, list[Act]] = {}
    for acts in alike.values():
        for one, other in _at_one_time(record, acts):
            if _beside(one, other):
                found.setdefault(one.id, []).append(other)
                found.setdefault(other.id, []).append(one)
    place = {act.id: number for number, act in enumerate(record.order.acts)}
    return {name: sorted(others, key=lambda other: place[other.id]) for name, others in found.items()}


def accounts_beside(record: Record, act: Act) -> list[Act]:
    """The other accounts of the event of one act, by date."""
    event = _event(act)
    if event is None or act.id not in record.order.windows:
        return []
    alike = (other for other in record.order.acts if other.verb == act.verb and _event(other) == event)
    return [other for other in alike if _overlap(record, act, other) and _beside(act, other)]


def _event(act: Act) -> tuple | None:
    """What an act speaks of; None where it is no account, or names nothing by which its event is known."""
    named = tuple(getattr(act, name, None) or None for name in SAME)
    if not act.according_to or isinstance(act, Thing) or not any(named):
        return None
    return (act.verb, *named)


def _at_one_time(record: Record, acts: list[Act]) -> Iterator[tuple[Act, Act]]:
    """The pairs of acts that may have happened at the same time; the acts come by their earliest instants."""
    before: list[Act] = []
    for act in acts:
        before = [other for other in before if _overlap(record, other, act)]
        yield from ((other, act) for other in before)
        before.append(act)


def _overlap(record: Record, one: Act, other: Act) -> bool:
    return record.order.windows[one.id].overlaps(record.order.windows[other.id])


def _beside(one: Act, other: Act) -> bool:
    return one is not other and set(one.according_to).isdisjoint(other.according_to)
