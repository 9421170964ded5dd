"""`mandat support BODY`."""

import click

from mandat.clerk.opening import open_book
from mandat.clerk.support import support
from mandat.cli.answering import Answer, answer
from mandat.cli.options import as_json, at, dates, known, thing
from mandat.cli.render.dates import asked
from mandat.cli.render.evidence import span
from mandat.cli.render.layout import labelled
from mandat.cli.render.style import bold


@click.command("support")
@thing("body", "body")
@at
@known
@as_json
@click.pass_obj
def command(path: str, body: str, at: str | None, known: str | None, as_json: bool) -> Answer:
    """Who stands behind BODY: the units that recognise it by word, their members, the age of its mandates."""
    book = open_book(path)
    return answer(support(book, body, **dates(book, at, known)), as_json, lambda shown, width: _page(shown, at, width))


def _page(document: dict, at: str | None, width: int) -> str:
    lapsed = document["lapsed"]
    rows = [
        ("units", f"{document['units']} recognise it by word"),
        ("members", span(document["members"])),
        ("mandates", f"the oldest: {span(document['oldest_days'], 'days')}; run out: {lapsed}"),
        ("who", ", ".join(document.get("recognised_by", ()))),
    ]
    return "\n".join([f"{bold(document['body'])} {asked(at)}", *labelled(rows, width)])
