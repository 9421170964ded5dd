"""Who really decides by the weights in a file."""

from collections.abc import Sequence

from mandat.clerk.tally import needed, tally
from mandat.count.power.game import Game
from mandat.count.power.indices import Power
from mandat.count.power.indices import power as measured
from mandat.count.threshold import least


def game(path: str, quota: str, heads: str | None = None) -> tuple[tuple[str, ...], Game]:
    """Who votes, and the game of a file. Raises `NoBook`, `BadTable`, `NoBar`, `NoGame`.

    quota  what carries, as written: a number of weights or a share of all
    heads  how many voters must agree too, a number or a share
    """
    weights = tally(path, "weight", "votes", "members")
    bar = least(needed("--quota", quota), sum(weights.values()))
    members = 0 if heads is None else least(needed("--heads", heads), len(weights))
    return tuple(weights), Game(tuple(weights.values()), bar, members)


def power(played: Game) -> Power:
    """The power of each voter. Raises `TooLarge`."""
    return measured(played)


def document(names: Sequence[str], played: Game, found: Power) -> dict[str, object]:
    """The result as data."""
    return {
        "quota": played.quota,
        "heads": played.heads,
        "banzhaf": dict(zip(names, map(float, found.banzhaf), strict=True)),
        "banzhaf_swings": dict(zip(names, found.swings, strict=True)),
        "shapley": dict(zip(names, map(float, found.shapley), strict=True)),
        "error": float(found.error) if found.error else 0,
        "weights": dict(zip(names, played.weights, strict=True)),
    }


def report(names: Sequence[str], played: Game, found: Power, title: str) -> str:
    """The results document, as HTML."""
    from mandat.exchange.results import power as results

    return results.document(names, played, found, title)
