"""The results document of a weighted vote: who has which weight, and which power."""

from collections.abc import Sequence

from mandat.count.decimals import briefly, percent
from mandat.count.power.game import Game
from mandat.count.power.indices import Power
from mandat.exchange.results.influence import influence
from mandat.exchange.results.page import Cell, facts, figure, page, paragraph, section, table, wide

HEADS = (Cell("Name"), Cell("Weight"), Cell("Share"), Cell("Swings"), Cell("Banzhaf"), Cell("Shapley-Shubik"))
MEANING = (
    "Banzhaf counts, of all coalitions of the others, those that a voter turns from lost to carried by joining"
    " (swings); the index is the share of all swings. Shapley-Shubik takes all orders of joining, and counts those in"
    " which the voter is the one who turns it."
)
SOURCE = (
    "J. F. Banzhaf, Weighted voting doesn't work, Rutgers Law Review 19 (1965), pages 317-343; L. S. Shapley and"
    " M. Shubik, American Political Science Review 48 (1954), pages 787-792."
)


def document(names: Sequence[str], game: Game, found: Power, title: str) -> str:
    """The whole document as HTML."""
    whole = sum(game.weights)
    lead = f"{game.quota} of {whole} carry" + (f", with {game.heads} of {game.voters} voters" if game.heads else "")
    error = f"less than {float(found.error):.0e}" if found.error else "none, exact"
    parts = [
        paragraph(lead + ".", "lead"),
        facts(
            [("Voters", str(game.voters)), ("Quota", f"{game.quota}, {percent(game.quota, whole)}"),
             ("Error of Shapley-Shubik", error)]
        ),
        section("Power beside weight", figure(influence(names, game.weights, found.banzhaf)), paragraph(MEANING)),
        section("Every voter", wide("Every voter", _table(names, game, found))),
    ]  # fmt: skip
    return page(title, "Power in a weighted vote", parts, f"Sources: {SOURCE}")


def _table(names: Sequence[str], game: Game, found: Power) -> str:
    whole = sum(game.weights)
    columns = zip(names, game.weights, found.swings, found.banzhaf, found.shapley, strict=True)
    rows = [
        (Cell(name), Cell(str(weight)), Cell(percent(weight, whole)), Cell(briefly(swings)),
         Cell(percent(banzhaf)), Cell(percent(shapley)))
        for name, weight, swings, banzhaf, shapley in columns
    ]  # fmt: skip
    return table("Each voter with weight, swings and both indices.", HEADS, rows)
