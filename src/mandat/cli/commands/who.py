"""`mandat who POWER TARGET`."""

import click

from mandat.clerk.book import View
from mandat.clerk.who import who
from mandat.clerk.wording.dates import asked
from mandat.cli.answering import Answer, answer
from mandat.cli.options import thing
from mandat.cli.render.layout import Column, table, wrapped
from mandat.cli.render.style import bold, by_word, dim
from mandat.cli.viewing import viewing

HEADS = (Column("ACTOR", keep=True), Column("UNDER", keep=True), Column("GRADE", paint=by_word))


@click.command("who")
@click.argument("power")
@thing("target", "unit", "body")
@viewing
def command(view: View, power: str, target: str, as_json: bool) -> Answer:
    """Who may exercise POWER over TARGET? Also: whose own rules would let them, without effect there.

    Exit 1 where nobody may.
    """
    rows = who(view, power, target)
    sentence = f"exercise {power} over {target} {asked(view.at)}"
    code = 0 if any(row["effective"] for row in rows) else 1
    return answer(rows, as_json, lambda shown, width: _page(shown, sentence, width), code)


def _page(rows: list[dict], sentence: str, width: int) -> str:
    may = [row for row in rows if row["effective"]]
    would = [row for row in rows if not row["effective"]]
    parts = [f"{_head(sentence, width)}\n{_rows(may, width)}" if may else wrapped(f"nobody may {sentence}", width)]
    if would:
        head = wrapped("entitled by the rules of their own side, without effect there:", width)
        parts.append(f"{head}\n{_rows(would, width)}")
    if rows:
        parts.append(dim(wrapped("mandat may ACTOR POWER TARGET gives the proof, or says what is missing", width)))
    return "\n\n".join(parts)


def _head(sentence: str, width: int) -> str:
    return wrapped(f"may {sentence}:", width).replace("may", bold("may"), 1)


def _rows(rows: list[dict], width: int) -> str:
    return table(HEADS, [(row["actor"], row["root"] or "-", row["grade"]) for row in rows], width)
