"""Open a tally, a CSV file of names and numbers; and say what has to be reached of it."""

from pathlib import Path

from mandat.clerk.texts import read_text
from mandat.count import threshold
from mandat.count.delegation import Candidate
from mandat.count.quantity import Quantity
from mandat.errors import MandatError
from mandat.exchange import tallies


class NoBar(MandatError):
    """A threshold or quota that says neither a number nor a share."""

    def __init__(self, option: str, text: str) -> None:
        super().__init__(
            f'{option}: "{text[:80]}" is no number and no share; write 1200, 5%, 1/20, or above 1/2 to be exceeded'
        )


def tally(path: str, column: str, *others: str) -> dict[str, int]:
    """The names and numbers of a file, in its order. Raises `NoBook`, `BadTable`.

    column  what the numbers are called in its header; `others`: what they may be called too
    """
    return tallies.read(_text(path, f"name,{column}"), path, (column, *others))


def weightings(path: str, *columns: str) -> dict[str, tuple[int, ...]]:
    """The names of a file with a number, or two, in its order. Raises `NoBook`, `BadTable`."""
    return tallies.weightings(_text(path, f"name,{columns[0]}"), path, columns)


def candidates(path: str) -> list[Candidate]:
    """The candidates of a file with their votes and groups. Raises `NoBook`, `BadTable`."""
    return tallies.candidates(_text(path, "name,votes,groups"), path)


def delegates(path: str) -> list[tuple[str, int, int, bool]]:
    """The branches of a file with members, delegates, and whether these have a chair. Raises `NoBook`, `BadTable`."""
    return tallies.delegates(_text(path, "name,members,delegates"), path)


def _text(path: str, head: str) -> str:
    return read_text(Path(path), f"name a CSV file with the header {head}")


def needed(option: str, text: str) -> Quantity:
    """What an option says has to be reached. Raises `NoBar`."""
    found = threshold.read(text)
    if found is None:
        raise NoBar(option, text)
    return found
