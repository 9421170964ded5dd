"""`mandat ledger append FILE`."""

import os

import click

from mandat.book.reading import read
from mandat.clerk.beside import Beside
from mandat.clerk.ledger.append import append
from mandat.clerk.ledger.importing import NotWhole
from mandat.clerk.ledger.init import init
from mandat.clerk.ledger.standing import reached
from mandat.clerk.ledger.taking import Source
from mandat.cli.answering import Answer, answer
from mandat.cli.files import FILE_OR_STREAM
from mandat.cli.ledgers import keyring, now, opened, text_of
from mandat.cli.options import as_json
from mandat.cli.progress import progress


@click.command("append")
@click.argument("file", metavar="FILE", type=FILE_OR_STREAM)
@as_json
@click.pass_obj
def command(url: str, file: str, as_json: bool) -> Answer:
    """Add the acts of a FILE (or of standard input: -), in their order; committed when this returns.

    The files of ballots and voters that they name go in with them, from the folder of FILE.
    To send the same acts again changes nothing: each is there once.
    """
    name = "standard input" if file == "-" else file
    reading = read(name, text_of(file))
    if reading.findings:
        first = reading.findings[0]
        where = f"line {first.place.line}: " if first.place else ""
        raise NotWhole(name, len(reading.findings), f"{where}{first.says}, {first.mend}")
    with opened(url) as store, progress("committed, of those accepted") as told:
        init(store, keyring())
        done = append(
            store, reading.acts, now, None, told, Source(Beside("" if file == "-" else os.path.dirname(file)))
        )
        standing = reached(store)
    rows = [
        {"id": act.id, "index": place, "standing": standing.of(place).value}
        for act, place in zip(reading.acts, done.places, strict=True)
    ]
    return answer(rows, as_json, lambda shown, _: _page(shown, done.new))


def _page(rows: list[dict], new: int) -> str:
    lines = [f"{row['standing']:12}  {row['index']:>7}  {row['id']}" for row in rows]
    return "\n".join([*lines, f"{new} new, {len(rows) - new} there already"])
