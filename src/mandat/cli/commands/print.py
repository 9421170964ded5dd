"""`mandat print recognition` and `mandat print minutes SITTING`."""

import click

from mandat.clerk import minutes as sittings
from mandat.clerk import print as printing
from mandat.clerk.opening import Book
from mandat.cli.answering import Answer, answer, plain, spoken
from mandat.cli.asking import asked_book
from mandat.cli.completing import complete_id
from mandat.cli.options import as_json, date, known


@click.command("print")
@click.argument("what", type=click.Choice(["minutes", "recognition"]), metavar="WHAT")
@click.argument("sitting", required=False, metavar="[SITTING]", shell_complete=complete_id(("convene", "open")))
@click.option(
    "--of", metavar="ID", multiple=True, shell_complete=complete_id(("unit",)), help="Only this unit; again for more."
)
@click.option("--from", "from_", metavar="DATE", help="From the beginning of this date on.")
@click.option("--to", metavar="DATE", help="To the end of this date.")
@click.option("--power", metavar="POWER", help="Recognition for this power only.")
@click.option("--out", metavar="FILE", help="Write what is printed to this file.")
@known
@as_json
@click.pass_obj
def command(path: str, what: str, sitting: str | None, **asked: object) -> Answer:
    """Print WHAT. recognition: whom each unit recognised over time, and on which basis, as a picture (SVG).
    minutes: the minutes of a SITTING (the id of its call, or of the act that opened it), as text."""
    book = asked_book(path)
    dates = {key: date(book, asked[key]) for key in ("from_", "to", "known")}
    if what == "minutes":
        return _minutes(book, sitting, dates, asked)
    picture = printing.recognition(
        book, of=asked["of"], power=asked["power"], from_=dates["from_"], to=dates["to"], known=dates["known"]
    )
    return _written(printing.drawn(picture), printing.rows(picture), asked)


def _minutes(book: Book, sitting: str | None, dates: dict[str, str | None], asked: dict[str, object]) -> Answer:
    view = book.view(known=dates["known"])
    if sitting is None:
        raise sittings.NoSitting(sittings.held(view))
    minutes = sittings.minutes(view, sitting)
    return _written(plain(sittings.printed(minutes)), sittings.document(minutes), asked)


def _written(text: str, document: object, asked: dict[str, object]) -> Answer:
    """What is printed: on standard output, or in the file that was named."""
    if asked["out"] is not None:
        printing.save(text, asked["out"])
    if asked["as_json"]:
        return answer(document, True, str)
    return Answer(text, exact=True) if asked["out"] is None else spoken(f"written: {asked['out']}")
