"""`mandat methods`."""

import click

from mandat.cli.answering import Answer, answer
from mandat.cli.options import as_json
from mandat.cli.render.layout import Column, table

HEADS = (Column("METHOD", keep=True), Column("FAMILY", keep=True), Column("NAME"))


@click.command("methods")
@as_json
def command(as_json: bool) -> Answer:
    """Every method by which mandat counts, with the source in print that states its rule."""
    from mandat.clerk.methods import methods

    return answer(methods(), as_json, _page)


def _page(rows: list[dict], width: int) -> str:
    return table(
        HEADS, [(row["id"], row["family"], row["name"]) for row in rows], width, [row["source"] for row in rows]
    )
