"""`mandat explain CODE`."""

import click
from click.shell_completion import CompletionItem

from mandat.cli.answering import Answer, answer
from mandat.cli.options import as_json
from mandat.cli.render.layout import Column, labelled, summed, table, wrapped
from mandat.cli.render.style import bold, by_word
from mandat.core.findings import CODES
from mandat.core.spelling import alike
from mandat.errors import MandatError

HEADS = (Column("CODE", keep=True), Column("SEVERITY", keep=True, paint=by_word), Column("TITLE"))

EFFECTS = {
    "void": "the act is kept and shown, and changes nothing",
    "irregular": "the act stands, may be contested, and can be cured: ratify",
    "note": "the act stands",
}
EACH = {"note": "notes"}
"""What several of a severity are called, where that is another word."""


class UnknownCode(MandatError):
    """A finding code that is none."""

    def __init__(self, code: str) -> None:
        near = alike(code.upper(), CODES, 3, cutoff=0.5)
        hint = f"did you mean {' or '.join(near)}?" if near else "mandat explain lists all codes"
        super().__init__(f'there is no code "{code[:80]}": {hint}')


def _complete(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    begun = incomplete.upper()
    return [CompletionItem(code, help=what.title) for code, what in CODES.items() if code.startswith(begun)]


@click.command("explain")
@click.argument("code", required=False, shell_complete=_complete)
@as_json
def command(code: str | None, as_json: bool) -> Answer:
    """What a finding CODE means; without one, all codes."""
    if code is None:
        return answer([_document(name) for name in CODES], as_json, _list)
    if code.upper() not in CODES:
        raise UnknownCode(code)
    return answer(_document(code.upper()), as_json, _page)


def _document(code: str) -> dict[str, str]:
    what = CODES[code]
    return {"code": code, "severity": what.severity, "title": what.title, "why": what.why}


def _page(document: dict, width: int) -> str:
    severity = document["severity"]
    rows = [("why", document["why"]), ("effect", EFFECTS[severity])]
    return "\n".join([f"{bold(document['code'])} {by_word(severity)}: {document['title']}", *labelled(rows, width)])


def _list(rows: list[dict], width: int) -> str:
    lines = table(HEADS, [(row["code"], row["severity"], row["title"]) for row in rows], width)
    many = summed([EACH.get(row["severity"], row["severity"]) for row in rows], "code")
    return f"{wrapped(many, width)}\n\n{lines}\n\nmandat explain CODE says why it matters"
