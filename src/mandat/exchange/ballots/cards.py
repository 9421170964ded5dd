"""Card votes in CSV: a row for each delegation, with the votes that it has and how it cast them.

card,votes,for,against,abstain
Port branch,420,300,120,
Mill branch,80,,80,
"""

from collections.abc import Iterable

from mandat.count.ballots import Profile, profile
from mandat.count.cards import Card, tally
from mandat.exchange.ballots.gathering import Gathering

HEADER = ["card", "votes", "for", "against", "abstain"]
SIDES = ("for", "against", "abstain")


def is_header(cells: list[str]) -> bool:
    """Whether a row is the header of card votes."""
    return [cell.lower() for cell in cells] in (HEADER, HEADER[:4])


def read(gathering: Gathering, rows: Iterable[tuple[int, list[str]]], columns: int) -> Profile:
    """The profile of the rows behind the header: as many ballots for each side as votes were cast for it.

    Raises `BadBallots`. `columns`: how many the header has.
    """
    lines = [(line, _filled(gathering, line, cells, columns)) for line, cells in rows]
    gathering.names([(line, cells[0]) for line, cells in lines])
    cards = [_card(gathering, line, cells) for line, cells in lines]
    votes = tally(cards)
    return profile(SIDES, [(number, (place,)) for place, number in enumerate(votes) if number])


def _filled(gathering: Gathering, line: int, cells: list[str], columns: int) -> list[str]:
    """The cells of a row, as many as there can be."""
    if any(cells[columns:]):
        says = f"this row has {len(cells)} cells, and the header {columns}"
        raise gathering.bad(line, says, "give each row as many cells as the header")
    return [*cells[:columns], "", "", "", ""][: len(HEADER)]


def _card(gathering: Gathering, line: int, cells: list[str]) -> Card:
    name, votes = cells[0], gathering.weight(line, cells[1])
    card = Card(name, votes, *(gathering.weight(line, cell) if cell not in ("", "0") else 0 for cell in cells[2:]))
    if card.over:
        mend = "a delegation may split its votes and never exceed them"
        raise gathering.bad(line, f"{name} has {votes} votes and cast {card.cast}", mend)
    return card
