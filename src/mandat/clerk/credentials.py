"""Credentials: for each person in a seat, by which election they sit, with how many votes, how long, and how bound."""

from collections.abc import Iterator, Sequence

from mandat.clerk import roster
from mandat.clerk.book import View
from mandat.core.acts import Act, Instruct
from mandat.core.bodies import SeatNow
from mandat.core.dates import show
from mandat.core.state import Sitter

Document = dict[str, object]


def credentials(view: View, body: str, of: Sequence[str] = ()) -> list[Document]:
    """The credentials of all who sit in a body at a date, or stand by, by constituency; `of`: of these only.

    Raises `UnknownId`, `WrongKind`.
    """
    return [row for one in roster.seats_for(view, body, of) for row in _of_seat(view, one)]


def _of_seat(view: View, one: SeatNow) -> Iterator[Document]:
    """The credentials of one seat: of its holders, then of its alternates in their order."""
    seat, bound = roster.seat(view.now, one), _instructions(view, one.id)
    for row in (*one.holders, *one.alternates):
        if row.person is not None:
            yield {
                "person": row.person,
                "for": seat["for"],
                "body": seat["body"],
                "as": "holder" if row in one.holders else "alternate",
                "rank": row.rank,
                "votes": seat["votes"],
                "with": [name for name in seat["held_by"] if name != row.person],
                "until": show(row.until),
                "status": seat["kept"].get(row.person, seat["status"]),
                "elected": _election(view, row),
                "instructions": bound,
            }


def _election(view: View, row: Sitter) -> Document:
    """The act that put a person there: when, by whom, and with which counts, as far as they are recorded."""
    act: Act = view.record.by_id[row.act]
    counts = {key: getattr(act, name, None) for key, name in COUNTS.items()}
    return {
        "act": act.id,
        "at": act.at.text,
        "by": getattr(act, "by", None) or getattr(act, "from_", None),
        **{key: count.number() if count is not None else None for key, count in counts.items()},
    }


COUNTS = {"for": "for_", "against": "against", "abstain": "abstain"}


def _instructions(view: View, seat: str) -> list[Document]:
    """What the constituency told whoever sits for it, motion by motion."""
    duties = view.now.live(view.now.state.duties, seat)
    orders = [duty.source for duty in duties if isinstance(duty.source, Instruct)]
    return [{"act": act.id, "on": list(act.on), "mode": str(act.mode), "says": act.says} for act in orders]
