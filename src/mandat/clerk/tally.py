"""Open a tally: a CSV file of names and numbers."""

from pathlib import Path

from mandat.clerk.opening import read_text
from mandat.exchange import tallies


def tally(path: str, column: str, *others: str) -> dict[str, int]:
    """The names and numbers of a file, in its order. Raises `NoBook`, `BadTable`.

    column  what the numbers are called in its header; `others`: what they may be called too
    """
    text = read_text(Path(path), f"name a CSV file with the header name,{column}")
    return tallies.read(text, path, (column, *others))
