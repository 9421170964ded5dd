"""Acts as entries of a log: the date before, who did what, the text, the evidence and the place, all of it in full."""

from os.path import dirname, relpath

from mandat.clerk.wording.dates import in_words, short
from mandat.cli.render.layout import columns, counted, one_line, padded, wrapped
from mandat.cli.render.style import bold, dim

NARROW, NARROW_EDGE = 60, 4
"""Narrower than this, an entry begins below its date."""

DATE = 17
"""The widest date that stands beside its entry; a wider one stands above it."""


def page(rows: list[dict], width: int) -> str:
    """How many there are and in which folder, then every entry, wrapped to the width."""
    if not rows:
        return "nothing is on record here"
    folder = _folder(rows)
    edge = edge_of([row["at"] for row in rows], width)
    head = counted(len(rows), "act") + (f", written down in {folder}" if folder else "")
    return "\n".join([wrapped(head, width), "", *(line for row in rows for line in _entry(row, edge, width, folder))])


def _folder(rows: list[dict]) -> str:
    """The folder in which all of them were written down, where there is one."""
    folders = {dirname(row["file"]) for row in rows if row["file"]}
    return folders.pop() if len(folders) == 1 else ""


def edge_of(dates: list[str], width: int) -> int:
    """Where the entries begin: beside these dates; on a narrow page below them."""
    return NARROW_EDGE if width < NARROW else max(min(columns(short(date)), DATE) for date in dates) + 2


def dated(date: str, head: str, edge: int, width: int) -> list[str]:
    """The first lines of an entry: its date and what it is; a date that is too wide stands above."""
    said = short(date)
    above = [said] if columns(said) > edge - 2 else []
    margin = padded("" if above else said, edge)
    first, *rest = wrapped(head, width, " " * edge, margin).split("\n")
    return [*above, margin + bold(first[edge:]), *(" " * edge + bold(line[edge:]) for line in rest)]


def _entry(row: dict, edge: int, width: int, folder: str) -> list[str]:
    texts = [row.get("keys") or "", *(row["text"] or "").split("\n")]
    told = [wrapped(one_line(text), width, " " * edge) for text in texts if text]
    evidence = _where(row, folder)
    below = wrapped(evidence, width, " " * edge).split("\n") if evidence else []
    return [*dated(row["at"], _what(row), edge, width), *told, *map(dim, below)]


def _what(row: dict) -> str:
    if "header" in row:
        return row["header"]
    by = f" by {row['by']}" if row["by"] and row["by"] != row["id"] else ""
    return f"{row['kind']} {row['id']}{by}"


def _where(row: dict, folder: str) -> str:
    accounts = f"according to {', '.join(row['according_to'])}" if row.get("according_to") else ""
    entered = f"entered {in_words(row['entered'])}" if row["entered"] else ""
    others = f"another account: {', '.join(row['other_accounts'])}" if row.get("other_accounts") else ""
    file = relpath(row["file"], folder) if row["file"] and folder else row["file"]
    place = f"{file}:{row['line']}" if file else ""
    unsaid = row["id"] if row["id"] not in _what(row).split() else ""
    return "; ".join(part for part in (unsaid, ", ".join(row["cite"]), accounts, others, entered, place) if part)
