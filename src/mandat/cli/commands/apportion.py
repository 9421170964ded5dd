"""`mandat apportion FILE`."""

import click
from click.shell_completion import CompletionItem

from mandat.clerk.apportion import METHODS, apportion, document
from mandat.clerk.apportion import report as written
from mandat.cli.answering import Answer
from mandat.cli.files import FILE
from mandat.cli.options import as_json
from mandat.cli.render.apportionment import page
from mandat.cli.reporting import Result, report, reported, title


def _complete(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    return [CompletionItem(name, help=one.name) for name, one in METHODS.items() if name.startswith(incomplete)]


@click.command("apportion")
@click.argument("file", metavar="FILE", type=FILE)
@click.option("--method", metavar="ID", required=True, shell_complete=_complete, help=f"One of {', '.join(METHODS)}.")
@click.option("--seats", metavar="N", required=True, help="How many there are; for per-n: one for every N, or a rule.")
@click.option("--threshold", metavar="X", help="What has to be reached: 5%, 1/20, 1000; to be exceeded: above 5%.")
@click.option("--exempt", metavar="NAME", multiple=True, help="To whom the threshold does not apply; again for more.")
@click.option("--seed", metavar="TEXT", help="Resolve a tie by lots drawn from this published text.")
@report
@title
@as_json
def command(
    file: str,
    method: str,
    seats: str,
    threshold: str | None,
    exempt: tuple[str, ...],
    seed: str | None,
    **how: object,
) -> Answer:
    """Give out seats by the votes in FILE, a CSV with the header name,votes.

    Exact, whatever the numbers. Exit 1 where a tie is left open.
    """
    found = apportion(file, method, seats, bar=threshold, exempt=exempt, seed=seed)
    result = Result(document(found), page, lambda named: written(found, named), file, int(found.open))
    return reported(result, **how)
