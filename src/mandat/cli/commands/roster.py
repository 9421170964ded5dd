"""`mandat roster BODY`."""

import click

from mandat.clerk.opening import open_book
from mandat.clerk.roster import roster
from mandat.cli.answering import Answer, answer
from mandat.cli.options import as_json, at, dates, known, thing
from mandat.cli.render.dates import asked
from mandat.cli.render.seats import seats, seats_in_words
from mandat.cli.render.style import bold


@click.command("roster")
@thing("body", "body", "unit")
@at
@known
@as_json
@click.pass_obj
def command(path: str, body: str, at: str | None, known: str | None, as_json: bool) -> Answer:
    """Every seat of BODY: for whom, held by whom, with how many votes, how long."""
    book = open_book(path)
    rows = roster(book, body, **dates(book, at, known))
    return answer(rows, as_json, lambda shown, width: _page(shown, body, at, width))


def _page(rows: list[dict], body: str, at: str | None, width: int) -> str:
    if not rows:
        return f"{body} has no seats {asked(at)}"
    return f"{bold(body)} {asked(at)}\n{seats_in_words(rows)}\n\n{seats(rows, width)}"
