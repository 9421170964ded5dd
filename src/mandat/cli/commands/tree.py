"""`mandat tree`."""

import click

from mandat.clerk.book import View
from mandat.clerk.tree import tree
from mandat.cli.answering import Answer, answer
from mandat.cli.render.branches import page
from mandat.cli.viewing import viewing


@click.command("tree")
@viewing
def command(view: View, as_json: bool) -> Answer:
    """The federation: every root with the organs below it, every unit with what lies in it."""
    return answer(tree(view), as_json, lambda nodes, width: page(nodes, view.at, width))
