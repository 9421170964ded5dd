"""`mandat diff D1 D2`."""

import click

from mandat.clerk.diff import diff
from mandat.clerk.opening import open_book
from mandat.cli.answering import Answer, answer
from mandat.cli.options import as_json, date, known
from mandat.cli.render.dates import in_words
from mandat.cli.render.layout import wrapped
from mandat.cli.render.style import bold, dim, green, red


@click.command("diff")
@click.argument("first", metavar="D1")
@click.argument("second", metavar="D2")
@known
@as_json
@click.pass_obj
def command(path: str, first: str, second: str, known: str | None, as_json: bool) -> Answer:
    """What is different at the end of D2 from what was so at the end of D1, and by which act."""
    book = open_book(path)
    changes = diff(book, date(book, first), date(book, second), known=date(book, known))
    return answer(
        changes, as_json, lambda rows, width: _page(rows, f"from {in_words(first)} to {in_words(second)}", width)
    )


def _page(rows: list[dict], between: str, width: int) -> str:
    if not rows:
        return f"nothing changed {between}"
    blocks: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        blocks.setdefault((row["id"], row["what"]), []).extend(_change(row, width))
    shown = [line for (name, what), lines in blocks.items() for line in (f"{bold(name)} {what}", *lines)]
    return "\n".join([f"what changed {between}", "", *shown])


def _change(row: dict, width: int) -> list[str]:
    """What was, what is, by which act."""
    lines = []
    if row["before"] is not None:
        lines.append(red(wrapped(str(row["before"]), width, "    ", "  - ")))
    if row["after"] is not None:
        lines.append(green(wrapped(str(row["after"]), width, "    ", "  + ")))
    return [*lines, dim(f"    by {row['act']}")] if row["act"] else lines
