"""`mandat may ACTOR POWER TARGET`."""

import click

from mandat.clerk.may import may
from mandat.clerk.opening import open_book
from mandat.cli.answering import Answer, answer
from mandat.cli.options import SENT, as_json, at, dates, known, naming, thing
from mandat.cli.render.proof import page


@click.command("may")
@thing("actor", "body", "person", "office")
@click.argument("power")
@thing("target", "unit", "body")
@at
@known
@naming("--under", "body", help="Only the answer of this root.")
@naming("--dispatch", *SENT, help="The exercise asked about: its signature counts.")
@as_json
@click.pass_obj
def command(path: str, actor: str, power: str, target: str, as_json: bool, **asked: str | None) -> Answer:
    """May ACTOR exercise POWER over TARGET?

    ACTOR is a person, a body or an office; POWER a dotted name, such as funds.spend; TARGET a unit or a body. Every
    root answers for itself: a yes with its proof, a no with the first broken link and what would mend it.

    Exit 0 where some root makes it effective, 1 where none does.
    """
    book = open_book(path)
    when = dates(book, asked["at"], asked["known"])
    document = may(book, actor, power, target, under=asked["under"], dispatch=asked["dispatch"], **when)
    return answer(document, as_json, page, 0 if document["effective"] else 1)
