"""The federation drawn as a tree."""

from collections.abc import Iterator

from mandat.cli.render.dates import asked
from mandat.cli.render.layout import columns, cut, cut_note, one_line, padded
from mandat.cli.render.style import bold, dim

KIND = 14
"""The widest kind shown in full."""


def page(nodes: list[dict], at: str | None, width: int) -> str:
    """Every node on a line: its branch and id, its kind, its name."""
    rows = [row for node in nodes for row in _rows(node, "", "")]
    if not rows:
        return f"no body or unit exists {asked(at)}"
    ids = max(columns(branch + name) for branch, name, _, _ in rows)
    kinds = min(max(columns(kind) for *_, kind, _ in rows), KIND)
    room = max(width - ids - kinds - 4, 12)
    lines = [_line(row, ids, kinds, room) for row in rows]
    short = any(columns(kind) > kinds or columns(name) > room for *_, kind, name in rows)
    return "\n".join([*lines, cut_note(width)] if short else lines)


def _line(row: tuple[str, str, str, str], ids: int, kinds: int, room: int) -> str:
    branch, name, kind, title = row
    shown = branch + (name if branch else bold(name)) + " " * (ids - columns(branch + name))
    return f"{shown}  {dim(padded(cut(kind, kinds), kinds))}  {cut(title, room)}".rstrip()


def _rows(node: dict, branch: str, below: str) -> Iterator[tuple[str, str, str, str]]:
    yield branch, node["id"], one_line(node["kind"]), one_line(node["name"])
    children = node["children"]
    for child in children:
        last = child is children[-1]
        yield from _rows(child, below + ("└ " if last else "├ "), below + ("  " if last else "│ "))
