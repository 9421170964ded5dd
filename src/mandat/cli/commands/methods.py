"""`mandat methods`."""

import click

from mandat.cli.answering import Answer, answer
from mandat.cli.options import as_json
from mandat.cli.render.layout import labelled
from mandat.cli.render.style import bold


@click.command("methods")
@as_json
def command(as_json: bool) -> Answer:
    """Every method by which mandat counts, with the source in print that states its rule."""
    from mandat.clerk.methods import methods

    return answer(methods(), as_json, _page)


def _page(rows: list[dict], width: int) -> str:
    return "\n".join(
        "\n".join([bold(row["id"]), *labelled([(row["family"], row["name"]), ("source", row["source"])], width)])
        for row in rows
    )
