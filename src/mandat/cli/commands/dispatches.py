"""`mandat dispatches`."""

import click

from mandat.clerk.book import View
from mandat.clerk.dispatches import dispatches
from mandat.cli.answering import Answer, answer
from mandat.cli.options import naming
from mandat.cli.render.sent import page
from mandat.cli.viewing import viewing


@click.command("dispatches")
@naming("--to", "unit", "body", "person", "office", help="Only those addressed to this, or over it.")
@naming("--from", "body", "person", "office", "unit", help="Only those that this sent.")
@click.option("--open", "open_only", is_flag=True, help="Only those that wait for an answer.")
@viewing
def command(view: View, to: str | None, open_only: bool, as_json: bool, **asked: str | None) -> Answer:
    """What was sent by the date: orders, requests, calls, petitions, offers, questions, and who answered what."""
    rows = dispatches(view, to=to, from_=asked["from"], open_only=open_only)
    return answer(rows, as_json, page)
