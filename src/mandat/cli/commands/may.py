"""`mandat may ACTOR POWER TARGET`."""

import click

from mandat.clerk.book import View
from mandat.clerk.may import may
from mandat.cli.answering import Answer, answer
from mandat.cli.options import SENT, naming, thing
from mandat.cli.render.proof import page
from mandat.cli.viewing import viewing


@click.command("may")
@thing("actor", "body", "person", "office")
@click.argument("power")
@thing("target", "unit", "body")
@naming("--under", "body", "person", help="Only the answer of this root.")
@naming("--dispatch", *SENT, help="The exercise asked about: its signature counts.")
@viewing
def command(view: View, actor: str, power: str, target: str, as_json: bool, **named: str | None) -> Answer:
    """May ACTOR exercise POWER over TARGET?

    ACTOR is a person, a body or an office; POWER a dotted name, such as funds.spend; TARGET a unit or a body. Every
    root (a body that no other established) answers for itself: a yes with its proof, from the base up to the question;
    a no with the first broken link and what would mend it.

    Exit 0 where some root makes it effective, 1 where none does.
    """
    document = may(view, actor, power, target, **named)
    return answer(document, as_json, page, 0 if document["effective"] else 1)
