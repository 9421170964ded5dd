"""`mandat ledger export FILE`."""

from pathlib import Path

import click

from mandat.clerk.ledger.export import export, save
from mandat.cli.answering import Answer, answer
from mandat.cli.ledgers import opened
from mandat.cli.options import as_json
from mandat.cli.progress import progress


@click.command("export")
@click.argument("file", metavar="FILE", type=click.Path())
@as_json
@click.pass_obj
def command(url: str, file: str, as_json: bool) -> Answer:
    """Write the ledger out as a minute book: the same acts, in their order. With the FILE -: to standard output."""
    with opened(url) as store, progress("read") as told:
        text = export(store, told)
        entries = store.head().size
    if file == "-":
        return Answer(text, exact=True)
    save(text, Path(file))
    return answer({"file": file, "entries": entries}, as_json, lambda told, _: f"written: {told['file']}")
