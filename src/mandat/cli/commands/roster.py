"""`mandat roster BODY`."""

from collections.abc import Sequence

import click

from mandat.clerk.book import View
from mandat.clerk.roster import roster
from mandat.clerk.status import of_thing
from mandat.clerk.tree import tree
from mandat.clerk.wording.dates import asked
from mandat.cli.answering import Answer, answer
from mandat.cli.options import thing
from mandat.cli.render.layout import wrapped
from mandat.cli.render.seats import seats, seats_in_words
from mandat.cli.render.standing import headed, standing
from mandat.cli.viewing import viewing


@click.command("roster")
@thing("body", "body", "unit")
@viewing
def command(view: View, body: str, as_json: bool) -> Answer:
    """Every seat of BODY: for whom, held by whom, with how many votes, how long."""
    rows = roster(view, body)
    organs = () if rows or as_json else _organs(view, body)
    status = of_thing(view.now, body)
    return answer(rows, as_json, lambda shown, width: _page(shown, body, view.at, width, organs, status))


def _organs(view: View, body: str) -> list[str]:
    """The bodies below one that has no seats of its own, in which there are seats."""
    below = tree(view)
    while below and not any(node["id"] == body for node in below):
        below = [child for node in below for child in node["children"]]
    children = [child["id"] for node in below if node["id"] == body for child in node["children"]]
    return [name for name in children if roster(view, name)]


def _page(rows: list[dict], body: str, at: str | None, width: int, organs: Sequence[str], status: str) -> str:
    if not rows and status != "active":
        return wrapped(f"{body} is {standing(status, at)}, and has no seats", width, "    ", "")
    if not rows:
        hint = f"; seats are in {', '.join(organs)}" if organs else ""
        return wrapped(f"{body} has no seats of its own {asked(at)}{hint}", width, "    ", "")
    return f"{headed(body, asked(at), width)}\n{seats_in_words(rows)}\n\n{seats(rows, width)}"
