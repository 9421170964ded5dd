"""The seats of a body as a table."""

from mandat.clerk.wording.dates import last_day
from mandat.cli.render.layout import Column, table
from mandat.cli.render.style import by_word

HEADS = (
    Column("FOR", keep=True),
    Column("HELD BY"),
    Column("ALTERNATES"),
    Column("VOTES", right=True),
    Column("UNTIL", keep=True),
    Column("STATUS", keep=True, paint=by_word),
)


def seats(rows: list[dict], width: int) -> str:
    """Every seat: for whom, held by whom, its votes, how long, its status."""
    return table(HEADS, [_row(row) for row in rows], width)


def _row(row: dict) -> tuple[str, ...]:
    kept = row.get("kept", {})
    held, others = (
        ", ".join(f"{name} ({kept[name]})" if name in kept else name for name in row.get(key, ()))
        for key in ("held_by", "alternates")
    )
    votes = "?" if row["votes"] is None else str(row["votes"])
    return row["for"], held or "-", others, votes, last_day(row["until"]), row["status"]


def seats_in_words(rows: list[dict]) -> str:
    """How many seats there are, by status.

    >>> seats_in_words([{"status": "filled"}, {"status": "vacant"}, {"status": "filled"}])
    '3 seats: 2 filled, 1 vacant'
    """
    counts: dict[str, int] = {}
    for row in rows:
        counts[row["status"]] = counts.get(row["status"], 0) + 1
    parts = ", ".join(f"{count} {status}" for status, count in counts.items())
    return f"{len(rows)} seat{'s' if len(rows) != 1 else ''}: {parts}"
