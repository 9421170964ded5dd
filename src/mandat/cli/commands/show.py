"""`mandat show ID`."""

import click

from mandat.clerk.book import View
from mandat.clerk.show import show
from mandat.cli.answering import Answer, answer
from mandat.cli.options import thing
from mandat.cli.render.thing import page
from mandat.cli.viewing import viewing


@click.command("show")
@thing("id")
@viewing
def command(view: View, id: str, as_json: bool) -> Answer:
    """All about ID: a unit, body, person or office as it is at the date; an act as it was written down."""
    return answer(show(view, id), as_json, lambda shown, width: page(shown, view.at, width))
