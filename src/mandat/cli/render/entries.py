"""Acts as entries of a log: the date before, who did what, the text, the evidence and the place."""

from mandat.cli.render.dates import in_words, short
from mandat.cli.render.layout import columns, cut, cut_note, one_line, padded
from mandat.cli.render.style import bold, dim

DATE = 17
"""The widest date that stands beside its entry; a wider one stands above it."""


def page(rows: list[dict], width: int) -> str:
    """Every entry in two or three lines, cut to the width."""
    if not rows:
        return "nothing is on record here"
    edge = max(min(columns(short(row["at"])), DATE) for row in rows) + 2
    lines = [line for row in rows for line in _entry(row, edge, width)]
    wide = any(
        columns(one_line(text)) > width - edge for row in rows for text in (_what(row), row["text"], _where(row))
    )
    return "\n".join([*lines, cut_note(width)] if wide else lines)


def _entry(row: dict, edge: int, width: int) -> list[str]:
    room = width - edge
    date = short(row["at"])
    above = [date] if columns(date) > edge - 2 else []
    margin = padded("" if above else date, edge)
    told = [cut(one_line(row["text"]), room)] if row["text"] else []
    lines = [margin + bold(cut(_what(row), room)), *(" " * edge + line for line in told)]
    return [*above, *lines, " " * edge + dim(cut(_where(row), room))]


def _what(row: dict) -> str:
    by = f" by {row['by']}" if row["by"] and row["by"] != row["id"] else ""
    return f"{row['kind']} {row['id']}{by}"


def _where(row: dict) -> str:
    place = f"{row['file']}:{row['line']}" if row["file"] else ""
    accounts = f"according to {', '.join(row['according_to'])}" if row.get("according_to") else ""
    entered = f"entered {in_words(row['entered'])}" if row["entered"] else ""
    others = f"another account: {', '.join(row['other_accounts'])}" if row.get("other_accounts") else ""
    return "; ".join(part for part in (place, ", ".join(row["cite"]), accounts, others, entered) if part)
