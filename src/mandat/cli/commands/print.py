"""`mandat print recognition`."""

import click

from mandat.clerk import print as printing
from mandat.cli.answering import Answer, answer, spoken
from mandat.cli.asking import asked_book
from mandat.cli.completing import complete_id
from mandat.cli.options import as_json, date, known


@click.command("print")
@click.argument("what", type=click.Choice(["recognition"]), metavar="WHAT")
@click.option(
    "--of", metavar="ID", multiple=True, shell_complete=complete_id(("unit",)), help="Only this unit; again for more."
)
@click.option("--from", "from_", metavar="DATE", help="From the beginning of this date on.")
@click.option("--to", metavar="DATE", help="To the end of this date.")
@click.option("--power", metavar="POWER", help="Recognition for this power only.")
@click.option("--out", metavar="FILE", help="Write the picture to this file.")
@known
@as_json
@click.pass_obj
def command(path: str, what: str, of: tuple[str, ...], out: str | None, as_json: bool, **asked: str | None) -> Answer:
    """Draw WHAT as a picture (SVG). recognition: whom each unit recognised over time, and on which basis."""
    book = asked_book(path)
    dates = {key: date(book, asked[key]) for key in ("from_", "to", "known")}
    picture = printing.recognition(book, of=of, power=asked["power"], **dates)
    drawn = printing.drawn(picture)
    if out is not None:
        printing.save(drawn, out)
    if as_json:
        return answer(printing.rows(picture), as_json, str)
    return Answer(drawn, exact=True) if out is None else spoken(f"written: {out}")
