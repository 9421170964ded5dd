"""Which rolls of votes go with a person: every one on which a seat voted that she held, as written and as corrected.

A roll goes whole, since the other ballots would tell how hers was cast. The sums of the roll that was written first
stay. So where a correction changed them, and the minutes state no numbers, these are written down first.
"""

from collections.abc import Collection, Iterator

from mandat.clerk.book import Book
from mandat.clerk.ledger.contents import Contents, public_of
from mandat.core.acts import Act, Correct, Vote
from mandat.core.dates import When
from mandat.core.order import Window
from mandat.core.state import seat_id
from mandat.errors import MandatError
from mandat.ledger.personal.sealing import summed
from mandat.ledger.store import whole


class Corrected(MandatError):
    """A roll that cannot be erased: a correction changed what it gives, and the minutes leave the result to it."""

    def __init__(self, vote: Vote) -> None:
        sums = summed(vote.roll, "")
        says = f"the roll of {vote.id} was corrected and would be erased, and the minutes leave the result to it"
        mend = f"for {sums.for_} / against {sums.against} / abstain {sums.abstain}"
        super().__init__(f"{says}; write it down first: DATE correct corrects {vote.id} / {mend}")


def aliases_of_rolls(book: Book, contents: Contents, person: str, ids: Collection[str]) -> list[str]:
    """The aliases of all ballots of votes in which seats voted that she held, and of corrections to these rolls.

    ids  those that go with her: by one of them, a seat is hers too. Raises `Corrected`.
    """
    seats: dict[str, set[str]] = {}
    for act in contents.acts:
        seats.setdefault(_vote(contents, act), set()).update(text.partition(" ")[0] for text in _ballots(act))
    theirs = {vote for vote, voting in seats.items() if not voting.isdisjoint(ids) or _sat(book, vote, voting, person)}
    for vote in theirs:
        _check(book, vote)
    known = contents.restoring.aliases.texts
    places = (place for place, act in enumerate(contents.acts) if _vote(contents, act) in theirs)
    return [name for place in places for name in _ballots(_public(contents, place)) if name in known]


def _vote(contents: Contents, act: Act) -> str:
    """The vote of which an act says how it went: itself, or what it corrects, also by correcting a correction."""
    seen = {act.id}
    while isinstance(act, Correct) and act.corrects in contents.places and act.corrects not in seen:
        act = contents.acts[contents.places[act.corrects][0]]
        seen.add(act.id)
    return act.corrects if isinstance(act, Correct) else act.id


def _ballots(act: Act) -> Iterator[str]:
    """The ballots on the roll of an act: in the tree, their aliases; as they were written, each from its seat on."""
    if isinstance(act, Vote):
        yield from (ballot.seat for ballot in act.roll)
    elif isinstance(act, Correct):
        yield from (rule.text for rule in act.fields if rule.key == "roll")


def _sat(book: Book, name: str, seats: Collection[str], person: str) -> bool:
    """Whether she held one of these seats when its body voted, as that was written or as it was corrected."""
    sitters = book.record.state.sitters
    return any(
        row.person == person and row.since <= when.latest and row.until > when.earliest
        for body, when in _sittings(book, name)
        for seat in seats
        for row in sitters.get(seat_id(body, seat), ())
    )


def _sittings(book: Book, name: str) -> Iterator[tuple[str, When | Window]]:
    """Which body voted and when: as it was written, and as it was corrected; neither of them need be right."""
    written, stands = book.written.get(name), book.record.by_id.get(name)
    if isinstance(written, Vote):
        yield written.in_, written.at
    if isinstance(stands, Vote) and name in book.record.order.windows:
        yield stands.in_, book.record.order.windows[name]


def _check(book: Book, name: str) -> None:
    """Raise `Corrected` where a vote would have another result without its rolls."""
    written, stands = book.written.get(name), book.record.by_id.get(name)
    if not (isinstance(written, Vote) and isinstance(stands, Vote)) or (stands.for_ or stands.against) is not None:
        return
    if summed(written.roll, "") != summed(stands.roll, ""):
        raise Corrected(stands)


def _public(contents: Contents, place: int) -> Act:
    (stored,) = whole(contents.store, place, place + 1)
    return public_of(contents.store, stored).act
