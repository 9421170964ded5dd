"""The federation drawn as a tree."""

from collections.abc import Iterator

from mandat.clerk.wording.dates import asked
from mandat.cli.render.layout import columns, counted, cut, cut_note, one_line, wrapped
from mandat.cli.render.style import bold, dim

DEEPEST = 30
"""The widest branch that is drawn, in columns."""


def page(nodes: list[dict], at: str | None, width: int) -> str:
    """Every node on a line: its branch and id, its name, its kind where there is room; then how many there are."""
    rows = [row for node in nodes for row in _rows(node, "", "")]
    if not rows:
        return f"no body or unit exists {asked(at)}"
    ids = min(max(columns(branch + name) for branch, name, _, _ in rows), width // 2)
    lines = [_line(row, ids, width) for row in rows]
    was_cut = "".join(lines).count("…") > "".join(name for row in rows for name in row[1:]).count("…")
    many = f"{counted(len(rows), 'body or unit', 'bodies and units')} {asked(at)}, {len(nodes)} of them at the top"
    return "\n".join([*lines, *([cut_note(width)] if was_cut else []), "", wrapped(many, width)])


def _line(row: tuple[str, str, str, str], ids: int, width: int) -> str:
    branch, name, kind, title = row
    edge = max(columns(branch + name), ids)
    shown = branch + (name if branch else bold(name)) + " " * (edge - columns(branch + name))
    room = max(width - edge - 2, 1)
    said = f"{title} ({kind})" if title else f"({kind})"
    said = cut(said if columns(said) <= room or not title else title, room)
    return f"{shown}  {said[: len(title)]}{dim(said[len(title) :])}".rstrip()


def _rows(node: dict, branch: str, below: str) -> Iterator[tuple[str, str, str, str]]:
    ahead = [(node, branch, below)]
    while ahead:
        node, branch, below = ahead.pop()
        yield branch, node["id"], one_line(node["kind"]), one_line(node["name"])
        children = node["children"]
        for child in reversed(children):
            fork, line = ("└ ", "  ") if child is children[-1] else ("├ ", "│ ")
            ahead.append((child, _near(below + fork), _near(below + line)))


def _near(branch: str) -> str:
    """A branch as far as there is room for it: of one that lies deep, the end."""
    return branch if len(branch) <= DEEPEST else f"…{branch[1 - DEEPEST :]}"
