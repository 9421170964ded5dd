"""`mandat diff D1 D2`."""

import click

from mandat.clerk.diff import diff
from mandat.clerk.wording.dates import in_words
from mandat.cli.answering import Answer, answer
from mandat.cli.asking import asked_book
from mandat.cli.options import as_json, date, known
from mandat.cli.render.changes import page


@click.command("diff")
@click.argument("first", metavar="D1")
@click.argument("second", metavar="D2")
@known
@as_json
@click.pass_obj
def command(path: str, first: str, second: str, known: str | None, as_json: bool) -> Answer:
    """What is different at the end of D2 from what was so at the end of D1, and by which act."""
    book = asked_book(path)
    changes = diff(book, date(book, first), date(book, second), known=date(book, known))
    return answer(
        changes, as_json, lambda rows, width: page(rows, f"from {in_words(first)} to {in_words(second)}", width)
    )
