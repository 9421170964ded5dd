"""What falls due, by date."""

from mandat.clerk.wording.dates import last_day
from mandat.cli.render.layout import summed, wrapped
from mandat.cli.render.style import bold

EDGE = "    "


def page(rows: list[dict], width: int) -> str:
    """How many things there are and of which sort, then each: by when, and what."""
    if not rows:
        return "nothing falls due"
    head = wrapped(summed([row["what"] for row in rows], "thing falls due", "things fall due"), width)
    return "\n".join([head, "", *(line for row in rows for line in _entry(row, width))])


def _entry(row: dict, width: int) -> list[str]:
    head = f"by {last_day(row['by'])}: {row['what']} {row['id']}"
    return [bold(wrapped(head, width)), wrapped(row["says"], width, EDGE)]
