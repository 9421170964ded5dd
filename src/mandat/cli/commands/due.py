"""`mandat due`."""

import click

from mandat.clerk.due import due
from mandat.cli.answering import Answer, answer
from mandat.cli.asking import asked_book
from mandat.cli.options import as_json, date, known
from mandat.cli.render.falling import page


@click.command("due")
@click.option("--from", "from_", metavar="DATE", help="From the beginning of this date on, else of the record's end.")
@click.option("--to", metavar="DATE", help="To the end of this date.")
@known
@as_json
@click.pass_obj
def command(path: str, as_json: bool, **asked: str | None) -> Answer:
    """What falls due: terms that end, notices to go out, answers that are wanted, credentials to be adopted."""
    book = asked_book(path)
    rows = due(book, **{key: date(book, asked[key]) for key in ("from_", "to", "known")})
    return answer(rows, as_json, page)
