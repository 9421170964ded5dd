"""Two accounts of one event: acts that say, each according to its own source, what happened at the same time.

Two acts are accounts of one event where they
- have the same verb, and each says `according-to` whom, with no source in common;
- name the same in `of`, `to`, `from`, `in`, `by`, `over`, `on`, `as` and `power`, and at least one thing there;
- may have happened at the same time: their dates overlap.

What they say of it (counts, results, answers, texts, the date within its bounds) may differ: that is the point. Nothing
is merged, and neither is preferred; an account that names other things is an act of its own.
"""

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
    found = {}
    for acts in alike.values():
        for act in acts:
            others = [other for other in acts if _beside(record, act, other)]
            if others:
                found[act.id] = others
    return found


def _event(act: Act) -> tuple | None:
    """What an act speaks of; None where it is no account, or names nothing by which its event is known."""
    named = tuple(getattr(act, name, None) or None for name in SAME)
    if not act.according_to or isinstance(act, Thing) or not any(named):
        return None
    return (act.verb, *named)


def _beside(record: Record, one: Act, other: Act) -> bool:
    if one is other or not set(one.according_to).isdisjoint(other.according_to):
        return False
    this, that = record.order.windows[one.id], record.order.windows[other.id]
    return this.earliest <= that.latest and that.earliest <= this.latest
