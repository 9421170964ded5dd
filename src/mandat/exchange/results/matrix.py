"""The pairwise matrix: in each row how many ballots prefer its candidate to those of the columns."""

from mandat.exchange.results.page import Cell, table, wide
from mandat.exchange.svg import element, letter, words

CAPTION = (
    "How many ballots prefer the candidate of the row to that of the column. Bold on a tint: more than the other way"
    " round; wins are counted in the last column."
)


def matrix_table(matrix: dict[str, dict[str, int]], order: list[str]) -> str:
    """The matrix as a table, its columns headed by letters; the candidates in this order."""
    heads = [Cell("Candidate"), *(Cell(letter(place)) for place in range(len(order))), Cell("Wins")]
    rows = [
        (
            element("b", {}, letter(place)) + words(name),
            *(_cell(matrix, name, other) for other in order),
            _wins(matrix, name),
        )
        for place, name in enumerate(order)
    ]
    return wide("Pairwise matrix", table(CAPTION, heads, rows))


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
