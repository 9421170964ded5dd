"""`mandat tree`."""

import click

from mandat.clerk.opening import open_book
from mandat.clerk.tree import tree
from mandat.cli.answering import Answer, answer
from mandat.cli.options import as_json, at, dates, known
from mandat.cli.render.branches import page


@click.command("tree")
@at
@known
@as_json
@click.pass_obj
def command(path: str, at: str | None, known: str | None, as_json: bool) -> Answer:
    """The federation: every root with the organs below it, every unit with what lies in it."""
    book = open_book(path)
    return answer(tree(book, **dates(book, at, known)), as_json, lambda nodes, width: page(nodes, at, width))
