"""The pairwise matrix: in each row how many ballots prefer its candidate to those of the columns."""

from mandat.exchange.results.page import Cell, table, wide
from mandat.exchange.svg import element, letter, words

FEWEST, MOST = 6, 20
"""So many columns a table has, however long its numbers are."""
WIDE = 66
"""So many digits and gaps of two go into a row on paper, beside the names."""
CAPTION = (
    "How many ballots prefer the candidate of the row to that of the column. Bold on a tint: more than the other way"
    " round; wins against all are counted in the last column."
)


def matrix_tables(matrix: dict[str, dict[str, int]], order: list[str]) -> list[str]:
    """The matrix as tables of so many columns as a page has room for, headed by letters; candidates in this order."""
    longest = max((len(str(count)) for row in matrix.values() for count in row.values()), default=1)
    columns = min(max(WIDE // (longest + 2), FEWEST), MOST)
    return [_table(matrix, order, begin, columns) for begin in range(0, len(order), columns)]


def _table(matrix: dict[str, dict[str, int]], order: list[str], begin: int, columns: int) -> str:
    others = order[begin : begin + columns]
    heads = [Cell("Candidate"), *(Cell(letter(begin + place)) for place in range(len(others))), Cell("Wins")]
    rows = [
        (_named(place, name), *(_cell(matrix, name, other) for other in others), _wins(matrix, name))
        for place, name in enumerate(order)
    ]
    name = "Pairwise matrix" if begin == 0 else f"Pairwise matrix, from {letter(begin)}"
    return wide(name, table(CAPTION, heads, rows))


def _named(place: int, name: str) -> str:
    return element("b", {}, letter(place)) + words(name)


def _cell(matrix: dict[str, dict[str, int]], name: str, other: str) -> Cell:
    if name == other:
        return Cell("–", "", "none")
    here, there = matrix[name][other], matrix[other][name]
    return Cell(str(here), "", "win" if here > there else None)


def _wins(matrix: dict[str, dict[str, int]], name: str) -> Cell:
    return Cell(str(sum(count > matrix[other][name] for other, count in matrix[name].items() if other != name)))


def beaten(matrix: dict[str, dict[str, int]], order: list[str]) -> str:
    """In a sentence: who beats everybody, if there is such a candidate."""
    for name in order:
        if all(matrix[name][other] > matrix[other][name] for other in order if other != name):
            return f"{name} is preferred to each of the others by more ballots: the Condorcet winner."
    return "Nobody is preferred to each of the others: there is no Condorcet winner."
