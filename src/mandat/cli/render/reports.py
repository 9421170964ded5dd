"""Reports: when, from whom, how far both can be trusted; the whole text and the evidence below."""

from mandat.cli.render.dates import in_words as date_in_words
from mandat.cli.render.dates import short
from mandat.cli.render.layout import Column, columns, table, wrapped
from mandat.cli.render.style import by_word, dim

CREDIBILITY = {
    "1": "confirmed",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "cannot be judged",
}
"""What the digits mean; a report keeps its digit, so that nobody has to trust these words."""

RELIABILITY = "(REL: the source, from A always reliable to E unreliable; F cannot be judged)"

HEADS = (
    Column("DATE"),
    Column("SOURCE", keep=True),
    Column("REL", keep=True),
    Column("CREDIBILITY", keep=True),
    Column("STATUS", keep=True, paint=by_word),
)
INDENT = "    "
DATE = 17
"""A wider date than this is cut, and said in full below."""


def page(rows: list[dict], width: int) -> str:
    """Every report with the grades in force."""
    if not rows:
        return "no such report is on record"
    heads, *lines = table(HEADS, [_row(row) for row in rows], width).split("\n")
    told = [line for row, line in zip(rows, lines, strict=False) for line in (line, *_below(row, width))]
    graded = [RELIABILITY] if any(row["reliability"] for row in rows) else []
    return "\n".join([heads, *told, *lines[len(rows) :], *graded])


def _row(row: dict) -> tuple[str | None, ...]:
    return short(row["at"]), row["source"], row["reliability"], in_words(row["credibility"]), row["status"]


def in_words(credibility: str | None) -> str | None:
    """A grade of credibility with its meaning beside it.

    >>> in_words("2"), in_words(None)
    ('2 probably true', None)
    """
    return credibility and f"{credibility} {CREDIBILITY[credibility]}"


def _below(row: dict, width: int) -> list[str]:
    about = f"about {', '.join(row['about'])}" if row["about"] else ""
    date = date_in_words(row["at"]) if columns(short(row["at"])) > DATE else ""
    parts = (row["id"], date, about, ", ".join(row["cite"]), regraded(row["history"]))
    place = "; ".join(part for part in parts if part)
    text = [wrapped(row["text"], width, INDENT)] if row["text"] else []
    return [*text, *(dim(line) for line in wrapped(place, width, INDENT).split("\n"))]


def regraded(history: list[dict]) -> str:
    """What was graded before, and by which act it was graded again.

    >>> first = {"of": "leak", "scale": "credibility", "grade": "4", "act": "leak"}
    >>> regraded([first, {**first, "grade": "2", "act": "leak-seen"}])
    'credibility was 4 until leak-seen'
    >>> regraded([first])
    ''
    """
    said = []
    for place, row in enumerate(history):
        same = (one for one in history[place + 1 :] if (one["of"], one["scale"]) == (row["of"], row["scale"]))
        later = next(same, None)
        if later is not None:
            said.append(f"{row['scale']} was {row['grade']} until {later['act']}")
    return "; ".join(said)
