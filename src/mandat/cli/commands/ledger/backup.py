"""`mandat ledger backup FILE`."""

from pathlib import Path

import click

from mandat.cli.answering import Answer, answer
from mandat.cli.files import FILE
from mandat.cli.ledgers import opened
from mandat.cli.options import as_json
from mandat.cli.progress import progress
from mandat.ledger.audit import Progress
from mandat.ledger.backup import backup
from mandat.ledger.copying import CannotCopy
from mandat.ledger.store import Head, Store
from mandat.ledger.url import in_a_file, is_url


@click.command("backup")
@click.argument("file", metavar="FILE", type=FILE)
@as_json
@click.pass_obj
def command(url: str, file: str, as_json: bool) -> Answer:
    """Copy the ledger as it is at one moment into a new file, while others go on writing.

    In the place of a FILE, a URL names a database of PostgreSQL: to move there, or to put a backup back.
    """
    with opened(url) as store, progress("copied") as told:
        name, head = _copied(store, file, told)
    document = {"file": name, "entries": head.size, "root": head.root.hex()}
    return answer(document, as_json, lambda told, _: f"copied: {told['entries']} entries to {told['file']}")


def _copied(store: Store, file: str, told: Progress) -> tuple[str, Head]:
    if not is_url(file):
        return file, backup(store, Path(file), told)
    if in_a_file(file):
        raise CannotCopy(file, "a copy in a file is named by its path", "write backup.db")
    from mandat.ledger.moving import move  # a driver that only those load who need it

    with opened(file, create=True) as into:
        return into.name, move(store, into, told)
