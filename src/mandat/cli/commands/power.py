"""`mandat power FILE`."""

import click

from mandat.clerk.power import document, game, power
from mandat.clerk.power import report as written
from mandat.cli.answering import Answer
from mandat.cli.files import FILE
from mandat.cli.options import as_json
from mandat.cli.progress import progress
from mandat.cli.render.power import page
from mandat.cli.reporting import Result, report, reported, title


@click.command("power")
@click.argument("file", metavar="FILE", type=FILE)
@click.option(
    "--quota",
    metavar="Q",
    multiple=True,
    required=True,
    help="What carries: 255, 2/3, 65%; to be exceeded: above 1/2. Again for a second weight.",
)
@click.option("--heads", metavar="M", help="How many must agree too, in a double majority: 15, 55%, above 1/2.")
@click.option("--or-heads", "suffice", metavar="M", help="How many who agree carry, whatever they weigh: 25, 9/10.")
@report
@title
@as_json
def command(file: str, quota: tuple[str, ...], heads: str | None, suffice: str | None, **how: object) -> Answer:
    """Who really decides by the weights in FILE, a CSV with the header name,weight.

    Where a column weight2 gives everybody a second weight, --quota stands twice, and both must be reached.

    Banzhaf: of all coalitions of the others, those that a voter turns from lost to carried (swings), and the share of
    all swings. Shapley-Shubik: of all orders of joining, the share in which the voter is the one who turns it.
    """
    names, played = game(file, quota, heads, suffice)
    with progress("counting coalitions, voter by voter") as told:
        found = power(played, told)
    told = document(names, played, found)
    return reported(Result(told, page, lambda named: written(names, played, found, named), file), **how)
