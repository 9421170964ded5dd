"""Three questions worth asking of a book, with ids from the book itself."""

from collections import Counter
from collections.abc import Iterator
from itertools import islice, product

from mandat.clerk.book import View
from mandat.clerk.may import may
from mandat.clerk.show import fields

EXERCISES = ("order", "request")
"""Acts that exercise a power over somebody."""

CONFERRALS = ("appoint", "grant", "establish")
"""Acts that give somebody powers, the most telling first."""

TRIES = 24
"""How many questions are tried to find one that is answered yes."""


def suggestions(view: View, acts: list[dict], findings: list[dict]) -> list[tuple[str, str]]:
    """Commands without the word `mandat`, each with what it tells."""
    named = {kind: [act["id"] for act in acts if act["kind"] == kind] for kind in ("unit", "body")}
    asks = [("check", "every finding, and how to mend it") if findings else ("log", "what happened, by date")]
    question = _question(view, acts, named["unit"])
    if question is not None:
        asks.append((f"may {' '.join(question)}", "may they? with proof"))
    if named["body"]:
        asks.append((f"show {_busiest(acts, named['body'])}", "all about it, at any date"))
    return list(dict([*asks, ("tree", "who is below whom"), ("log", "what happened, by date")]).items())[:3]


def _busiest(acts: list[dict], bodies: list[str]) -> str:
    """The body that did most."""
    by = Counter(act["by"] for act in acts)
    return max(bodies, key=by.__getitem__)


def _question(view: View, acts: list[dict], units: list[str]) -> tuple[str, str, str] | None:
    """A question that is answered yes, where one is found soon; else the first that can be asked."""
    asked = list(islice(_questions(view, acts, units), TRIES))
    return next((one for one in asked if may(view, *one)["effective"]), asked[0] if asked else None)


def _questions(view: View, acts: list[dict], units: list[str]) -> Iterator[tuple[str, str, str]]:
    """What was ordered, by whom, of whom; then who was given a power, over each unit in turn."""
    for act in reversed(acts):
        if act["kind"] in EXERCISES:
            yield from _exercise(fields(view.record.by_id[act["id"]]))
    for kind in CONFERRALS:
        for act in acts:
            if act["kind"] == kind:
                yield from _conferral(fields(view.record.by_id[act["id"]]), units)


def _exercise(said: dict) -> Iterator[tuple[str, str, str]]:
    over = (*said.get("over", ()), *said.get("to", ()))
    if said.get("power") and said.get("from") not in (None, "unknown") and over:
        yield said["from"], said["power"], over[0]


def _conferral(said: dict, units: list[str]) -> Iterator[tuple[str, str, str]]:
    actor, powers = said.get("of") or said.get("to"), said.get("powers") or ()
    if isinstance(actor, str):
        yield from product([actor], [str(power).rstrip("?") for power in powers][:1], units[:4])
