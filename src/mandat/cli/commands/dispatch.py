"""`mandat dispatch ID`."""

import click

from mandat.clerk.book import View
from mandat.clerk.dispatches import dispatch
from mandat.cli.answering import Answer, answer
from mandat.cli.options import SENT, thing
from mandat.cli.render.sent import whole
from mandat.cli.viewing import viewing


@click.command("dispatch")
@thing("id", *SENT)
@viewing
def command(view: View, id: str, as_json: bool) -> Answer:
    """One dispatch: to whom, its answers, and for each unit whether it binds it, and under which root."""
    return answer(dispatch(view, id), as_json, lambda shown, width: whole(shown, view.at, width))
