"""`mandat roster BODY`."""

import click

from mandat.clerk.opening import View
from mandat.clerk.roster import roster
from mandat.cli.answering import Answer, answer
from mandat.cli.options import thing
from mandat.cli.render.dates import asked
from mandat.cli.render.seats import seats, seats_in_words
from mandat.cli.render.style import bold
from mandat.cli.viewing import viewing


@click.command("roster")
@thing("body", "body", "unit")
@viewing
def command(view: View, body: str, as_json: bool) -> Answer:
    """Every seat of BODY: for whom, held by whom, with how many votes, how long."""
    rows = roster(view, body)
    return answer(rows, as_json, lambda shown, width: _page(shown, body, view.at, width))


def _page(rows: list[dict], body: str, at: str | None, width: int) -> str:
    if not rows:
        return f"{body} has no seats {asked(at)}"
    return f"{bold(body)} {asked(at)}\n{seats_in_words(rows)}\n\n{seats(rows, width)}"
