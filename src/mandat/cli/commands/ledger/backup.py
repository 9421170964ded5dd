"""`mandat ledger backup FILE`."""

from pathlib import Path

import click

from mandat.cli.answering import Answer, answer
from mandat.cli.files import FILE
from mandat.cli.ledgers import opened
from mandat.cli.options import as_json
from mandat.cli.progress import progress
from mandat.ledger.backup import backup


@click.command("backup")
@click.argument("file", metavar="FILE", type=FILE)
@as_json
@click.pass_obj
def command(url: str, file: str, as_json: bool) -> Answer:
    """Copy the ledger as it is at one moment into a new file, while others go on writing."""
    with opened(url) as store, progress("copied") as told:
        head = backup(store, Path(file), told)
    document = {"file": file, "entries": head.size, "root": head.root.hex()}
    return answer(document, as_json, lambda told, _: f"copied: {told['entries']} entries to {told['file']}")
