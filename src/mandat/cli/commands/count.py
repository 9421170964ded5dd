"""`mandat count FILE`."""

from pathlib import Path

import click
from click.shell_completion import CompletionItem

from mandat.cli.answering import Answer, answer
from mandat.cli.files import FILE
from mandat.cli.options import as_json
from mandat.cli.progress import progress


def _complete(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    from mandat.clerk.methods import methods

    return [CompletionItem(one["id"], help=one["name"]) for one in methods() if one["id"].startswith(incomplete)]


@click.command("count")
@click.argument("file", metavar="FILE", type=FILE)
@click.option("--method", metavar="ID", required=True, shell_complete=_complete, help="By which rule: mandat methods.")
@click.option("--seats", metavar="N", type=click.IntRange(1, 30_000), help="How many are elected, if not as FILE says.")
@click.option("--seed", metavar="TEXT", default="", help="The published text from which lots are drawn.")
@click.option("--contest", metavar="NAME", help="Which contest, where FILE holds several.")
@click.option("--withdrawn", metavar="NAME", multiple=True, help="A candidate who does not stand; again for more.")
@click.option("--vacancy", metavar="NAME", multiple=True, help="An elected candidate who left: who follows?")
@click.option("--report", metavar="OUT", type=FILE, help="Write the count to this file too, by its ending.")
@click.option("--ballots", metavar="OUT", type=FILE, help="Write the ballots to this file: .blt, .csv or .json.")
@click.option(
    "--roll", metavar="OUT", type=FILE, help="Write who voted (the column voter of a CSV) to this file, apart."
)
@as_json
def command(file: str, method: str, vacancy: tuple[str, ...], as_json: bool, **asked: object) -> Answer:
    """Count the ballots in FILE, stage by stage: BLT, CSV, cast vote records (JSON), or PrefLib."""
    from mandat.clerk import count as counting
    from mandat.cli.render.counted import page

    outs = {name: asked.pop(name) for name in ("report", "ballots", "roll")}
    counting.check_outs({name: out for name, out in outs.items() if out is not None}, file)
    name, size = Path(file).name, _size(file)
    with progress(f"reading {name}") as read, progress(f"counting {name} by {method}") as told:
        asking = counting.Asked(vacated=vacancy, **asked)
        counted = counting.count(file, method, asking, reading=lambda done: read(done, size), counting=told)
    if outs["report"] is not None:
        counting.report(counted, outs["report"], file)
    if outs["ballots"] is not None:
        counting.keep(counted, outs["ballots"], file)
    if outs["roll"] is not None:
        counting.keep_roll(outs["roll"], file)
    return answer(counting.document(counted), as_json, page)


def _size(file: str) -> int:
    try:
        return Path(file).stat().st_size
    except (OSError, ValueError):
        return 0
