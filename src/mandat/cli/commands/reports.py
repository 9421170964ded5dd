"""`mandat reports`."""

import click

from mandat.clerk.book import View
from mandat.clerk.reports import reports
from mandat.cli.answering import Answer, answer
from mandat.cli.options import naming
from mandat.cli.render.reports import page
from mandat.cli.viewing import viewing


@click.command("reports")
@naming("--about", "unit", "body", "office", "person", "stock", "line", help="Only those about this.")
@naming("--source", "source", "person", "body", "unit", help="Only those of this source.")
@viewing
def command(view: View, about: str | None, source: str | None, as_json: bool) -> Answer:
    """What sources had reported by the date, with the grades then in force: the source's and the report's own."""
    if source is not None:
        view.book.find(source)
    rows = reports(view, about=about)
    return answer([row for row in rows if source in (None, row["source"])], as_json, page)
