"""`mandat ledger follow`."""

import json

import click

from mandat.book.writer import write
from mandat.clerk.ledger.follow import Written, follow
from mandat.cli import writing
from mandat.cli.answering import Answer
from mandat.cli.ledgers import instant, opened
from mandat.cli.options import as_json
from mandat.cli.render.plain import plain


@click.command("follow")
@click.option("--from", "first", metavar="N", type=click.IntRange(0), help="Begin with this entry; else with the next.")
@click.option("--count", metavar="N", type=click.IntRange(1), help="End after so many acts.")
@as_json
@click.pass_obj
def command(url: str, first: int | None, count: int | None, as_json: bool) -> Answer:
    """Print acts as they are written, by whatever process; with --json one document a line. Ends when it is stopped."""
    with opened(url) as store:
        for number, written in enumerate(follow(store, first), 1):
            read = writing.out(_line(written) if as_json else plain(_page(written)), exact=as_json)
            if not read or number == count:
                break
    return Answer("")


def _line(written: Written) -> str:
    act = written.act
    document = {"index": written.index, "committed": instant(written.committed), "id": act.id, "kind": act.verb}
    return json.dumps(document | {"at": act.at.text, "text": write([act])}, ensure_ascii=False) + "\n"


def _page(written: Written) -> str:
    return f"; {written.index}, {instant(written.committed)}\n{write([written.act])}\n"
