"""Who really decides by the weights in a file."""

from collections.abc import Sequence

from mandat.clerk.tally import needed, weightings
from mandat.count.method import Progress, unwatched
from mandat.count.power.game import Game
from mandat.count.power.indices import Power
from mandat.count.power.indices import power as measured
from mandat.count.threshold import least
from mandat.errors import MandatError


class OtherQuotas(MandatError):
    """Not as many quotas as everybody has weights."""

    def __init__(self, path: str, quotas: int, weights: int) -> None:
        times = {1: "once", 2: "twice"}.get(quotas, f"{quotas} times")
        mend = (
            "write --quota twice, first for weight, then for weight2"
            if weights > 1
            else "write --quota once, or give everybody a second weight: name,weight,weight2"
        )
        has = "two weights" if weights > 1 else "one weight"
        super().__init__(f"{path}: everybody has {has} here, and --quota stands {times}; {mend}")


def game(
    path: str, quotas: Sequence[str], heads: str | None = None, suffice: str | None = None
) -> tuple[tuple[str, ...], Game]:
    """Who votes, and the game of a file. Raises `NoBook`, `BadTable`, `OtherQuotas`, `NoBar`, `NoGame`.

    quotas  what carries, as written, for each column of weights: a number or a share of all
    heads   how many voters must agree too, a number or a share; suffice: how many carry, whatever they weigh
    """
    rows = weightings(path, "weight", "votes", "members")
    columns = list(zip(*rows.values(), strict=True))
    if len(quotas) != len(columns):
        raise OtherQuotas(path, len(quotas), len(columns))
    bars = [least(needed("--quota", said), sum(column)) for said, column in zip(quotas, columns, strict=True)]
    members, enough = _members("--heads", heads, len(rows)), _members("--or-heads", suffice, len(rows))
    second = (columns[1], bars[1]) if len(columns) > 1 else ((), 0)
    return tuple(rows), Game(columns[0], bars[0], members, *second, enough)


def _members(option: str, said: str | None, voters: int) -> int:
    return 0 if said is None else least(needed(option, said), voters)


def power(played: Game, progress: Progress = unwatched) -> Power:
    """The power of each voter. Raises `TooLarge`."""
    return measured(played, progress)


def document(names: Sequence[str], played: Game, found: Power) -> dict[str, object]:
    """The result as data; where everybody has two weights, with both."""
    told = {
        "quota": played.quota,
        "heads": played.heads,
        "or_heads": played.suffice,
        "banzhaf": dict(zip(names, map(float, found.banzhaf), strict=True)),
        "banzhaf_swings": dict(zip(names, found.swings, strict=True)),
        "shapley": dict(zip(names, map(float, found.shapley), strict=True)),
        "error": float(found.error) if found.error else 0,
        "orders": found.orders,
        "weights": dict(zip(names, played.weights, strict=True)),
    }
    if not played.second:
        return told
    return told | {"quota2": played.second_quota, "weights2": dict(zip(names, played.second, strict=True))}


def report(names: Sequence[str], played: Game, found: Power, title: str) -> str:
    """The results document, as HTML."""
    from mandat.exchange.results import power as results

    return results.document(names, played, found, title)
