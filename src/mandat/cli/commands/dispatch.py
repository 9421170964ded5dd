"""`mandat dispatch ID`."""

import click

from mandat.clerk.dispatches import dispatch
from mandat.clerk.opening import open_book
from mandat.cli.answering import Answer, answer
from mandat.cli.options import SENT, as_json, at, dates, known, thing
from mandat.cli.render.sent import whole


@click.command("dispatch")
@thing("id", *SENT)
@at
@known
@as_json
@click.pass_obj
def command(path: str, id: str, at: str | None, known: str | None, as_json: bool) -> Answer:
    """One dispatch: to whom, its answers, and for each unit whether it binds it, and under which root."""
    book = open_book(path)
    return answer(dispatch(book, id, **dates(book, at, known)), as_json, lambda shown, width: whole(shown, at, width))
