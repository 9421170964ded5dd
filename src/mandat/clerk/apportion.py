"""Give out seats by the votes or members in a file."""

from collections.abc import Sequence

from msgspec.structs import asdict

from mandat.clerk.tally import needed, tally
from mandat.core.spelling import alike
from mandat.count import apportionment, seats
from mandat.count.apportionment.apportion import Apportionment, NamedTie, Terms
from mandat.count.apportionment.apportion import apportion as given_out
from mandat.count.lots import Lots
from mandat.count.method import Method
from mandat.count.seats import Seats
from mandat.errors import MandatError

METHODS = {method.id: method for method in apportionment.METHODS}


class NoApportionment(MandatError):
    """A method that gives no seats by votes."""

    def __init__(self, name: str) -> None:
        near = alike(name, METHODS, 2)
        hint = f"did you mean {' or '.join(near)}?" if near else f"write one of {', '.join(METHODS)}"
        super().__init__(f'--method: "{name[:80]}" gives out no seats by votes: {hint}')


class NoSeats(MandatError):
    """Seats in words that say no number of seats."""

    def __init__(self, text: str, method: str) -> None:
        rule = "such as 100 (one for 100), or 1 per 100 members, rounded up, at least 1"
        said = rule if method == "per-n" else "such as 24; one for so many members is per-n"
        super().__init__(
            f'--seats: "{text[:80]}" is not how {method} gives seats; write a number from 1 to 99999999, {said}'
        )


class NotThere(MandatError):
    """A name that the file does not have."""

    def __init__(self, name: str, names: Sequence[str]) -> None:
        near = alike(name, names, 2)
        hint = f"did you mean {' or '.join(near)}?" if near else "write it as the file does"
        super().__init__(f'--exempt: nobody in the file is called "{name[:80]}": {hint}')


def apportion(
    path: str,
    method: str,
    number: str,
    *,
    bar: str | None = None,
    exempt: Sequence[str] = (),
    seed: str | None = None,
) -> Apportionment:
    """The seats of each name in a file. Raises `MandatError`.

    number  how many seats, or the rule that gives them; bar: the threshold as written
    seed    the published text from which lots are drawn for those who tie; without it a tie stays open
    """
    by = _method(method)
    votes = tally(path, "votes", "members", "weight")
    for name in exempt:
        if name not in votes:
            raise NotThere(name, list(votes))
    terms = Terms(_seats(by, number), None if bar is None else needed("--threshold", bar), frozenset(exempt))
    return given_out(votes, by, terms, None if seed is None else Lots(seed))


def _method(name: str) -> Method:
    if name not in METHODS:
        raise NoApportionment(name)
    return METHODS[name]


def _seats(method: Method, text: str) -> Seats:
    """The seats to give out; for `per-n`, a bare number is how many members one seat stands for."""
    found = seats.read(" ".join(text.split()))
    if method.id == "per-n" and found is not None and found.total is not None:
        found = Seats(per=found.total or None)
    if found is None or not (found.per if method.id == "per-n" else found.total):
        raise NoSeats(text, method.id)
    return found


def document(found: Apportionment) -> dict[str, object]:
    """The result as data."""
    return {
        "method": found.method,
        "seats": dict(zip(found.names, found.seats, strict=True)),
        "ties": [tied(tie) for tie in found.ties],
        "votes": dict(zip(found.names, found.votes, strict=True)),
        "measures": _measures(found),
        "threshold": None if found.bar is None else {"votes": found.bar, "below": list(found.barred)},
    }


def _measures(found: Apportionment) -> dict[str, float] | None:
    told = found.measures
    return None if told is None else {name: float(value) for name, value in asdict(told).items()}


def tied(tie: NamedTie) -> dict[str, object]:
    """A tie as data; `rule` is None where it is left open."""
    return {"among": list(tie.among), "for_seats": tie.for_seats, "rule": tie.rule, "chosen": list(tie.chosen)}


def report(found: Apportionment, title: str) -> str:
    """The results document, as HTML."""
    from mandat.exchange.results import apportionment as results

    return results.document(found, METHODS[found.method], title)
