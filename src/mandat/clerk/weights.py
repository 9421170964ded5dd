"""The votes of delegates by the members they represent; the cards on which they cast them."""

import csv
import io
from collections.abc import Sequence

from mandat.clerk.tally import delegates
from mandat.count.cards import Delegates, by_members
from mandat.errors import MandatError
from mandat.exchange.tables import cell

CARD = ("card", "votes", "for", "against", "abstain")
MOST = 1_000_000
"""So many delegates have a card each."""


class Crowd(MandatError):
    """More delegates than anybody could give a card to."""

    def __init__(self, path: str, name: str, number: int) -> None:
        super().__init__(f"{path}: {name[:60]} has {number:,} delegates; write {MOST:,} at most")


def weights(path: str) -> list[Delegates]:
    """Each branch of a file with the votes of its delegates. Raises `NoBook`, `BadTable`, `Crowd`."""
    found = []
    for name, members, number, chair in delegates(path):
        if number > MOST:
            raise Crowd(path, name, number)
        found.append(Delegates(name, members, tuple(by_members(members, number, chair=chair))))
    return found


def document(found: Sequence[Delegates]) -> dict[str, object]:
    """The result as data."""
    return {
        "members": {one.name: one.members for one in found},
        "votes": {one.name: list(one.votes) for one in found},
        "lost": {one.name: one.lost for one in found},
    }


def sheet(found: Sequence[Delegates]) -> str:
    """A card for each delegate who has a vote, as CSV: to be filled in, and counted as a motion."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(CARD)
    for one in found:
        cards = [(place, votes) for place, votes in enumerate(one.votes, 1) if votes]
        rows.writerows((cell(_card(one, place)), votes, "", "", "") for place, votes in cards)
    return out.getvalue()


def _card(one: Delegates, place: int) -> str:
    return one.name if len(one.votes) == 1 else f"{one.name}, delegate {place}"
