"""`mandat show ID`."""

import click

from mandat.clerk.opening import open_book
from mandat.clerk.show import show
from mandat.cli.answering import Answer, answer
from mandat.cli.options import as_json, at, dates, known, thing
from mandat.cli.render.thing import page


@click.command("show")
@thing("id")
@at
@known
@as_json
@click.pass_obj
def command(path: str, id: str, at: str | None, known: str | None, as_json: bool) -> Answer:
    """All about ID: a unit, body, person or office as it is at the date; an act as it was written down."""
    book = open_book(path)
    return answer(show(book, id, **dates(book, at, known)), as_json, lambda shown, width: page(shown, at, width))
