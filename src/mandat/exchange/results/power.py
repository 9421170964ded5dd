"""The results document of a weighted vote: who has which weight, and which power."""

from collections.abc import Iterator, Sequence

from mandat.count.decimals import briefly, percent
from mandat.count.power.game import Game
from mandat.count.power.indices import Power
from mandat.exchange.results.influence import influence
from mandat.exchange.results.page import Cell, facts, figure, page, paragraph, section, table, wide

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
    whole, also = sum(game.weights), sum(game.second)
    parts = [
        paragraph(_lead(game, whole, also), "lead"),
        facts(
            [("Voters", str(game.voters)), ("Quota", f"{game.quota}, {percent(game.quota, whole)}"),
             ("Second quota", f"{game.second_quota}, {percent(game.second_quota, also)}" if also else ""),
             ("Error of Shapley-Shubik", _error(found))]
        ),
        section("Power beside weight", figure(influence(names, game.weights, found.banzhaf)), paragraph(MEANING)),
        section("Every voter", wide("Every voter", _table(names, game, found))),
    ]  # fmt: skip
    return page(title, "Power in a weighted vote", parts, f"Sources: {SOURCE}")


def _lead(game: Game, whole: int, also: int) -> str:
    second = f", with {game.second_quota} of {also} by the second weight" if also else ""
    heads = f", with {game.heads} of {game.voters} voters" if game.heads else ""
    enough = f", or {game.suffice} voters whatever they weigh" if game.suffice else ""
    return f"{game.quota} of {whole} carry{second}{heads}{enough}."


def _error(found: Power) -> str:
    if found.orders:
        return f"hardly ever above {percent(found.error)}; {found.orders:,} orders drawn by lot"
    return f"less than {float(found.error):.0e}" if found.error else "none, exact"


def _table(names: Sequence[str], game: Game, found: Power) -> str:
    """A row for each voter; the weights, each with its share, in as many columns as there are."""
    kinds = [("Weight", "Share", game.weights), ("Second weight", "Its share", game.second)]
    kinds = [kind for kind in kinds if kind[2]]
    heads = ["Name", *(head for kind in kinds for head in kind[:2]), "Swings", "Banzhaf", "Shapley-Shubik"]
    rows = [
        (name, *_weights([weights for _, _, weights in kinds], place), briefly(found.swings[place]),
         percent(found.banzhaf[place]), percent(found.shapley[place]))
        for place, name in enumerate(names)
    ]  # fmt: skip
    says = "Each voter with weight, swings and both indices."
    return table(says, [Cell(head) for head in heads], [[Cell(said) for said in row] for row in rows])


def _weights(kinds: Sequence[Sequence[int]], place: int) -> Iterator[str]:
    for weights in kinds:
        yield str(weights[place])
        yield percent(weights[place], sum(weights))
