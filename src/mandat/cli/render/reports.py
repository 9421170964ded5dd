"""Reports: when, from whom, how far both can be trusted; the whole text and the evidence below."""

from mandat.cli.render.entries import dated, edge_of
from mandat.cli.render.layout import counted, wrapped
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

RELIABILITY = {
    "A": "always reliable",
    "B": "mostly reliable",
    "C": "fairly reliable",
    "D": "seldom reliable",
    "E": "unreliable",
    "F": "cannot be judged",
}
"""What the letters mean, for a source."""


def page(rows: list[dict], width: int) -> str:
    """How many there are and how many of them are graded, then every report with the grades in force."""
    if not rows:
        return "no such report is on record"
    edge = edge_of([row["at"] for row in rows], width)
    graded = sum(bool(grades(row)) for row in rows)
    head = f"{counted(len(rows), 'report')} ({graded} graded)"
    return "\n".join([head, "", *(line for row in rows for line in _entry(row, edge, width))])


def _entry(row: dict, edge: int, width: int) -> list[str]:
    indent = " " * edge
    text = [wrapped(row["text"], width, indent)] if row["text"] else []
    grade = [_graded(row, width, indent)] if grades(row) else []
    below = wrapped(_evidence(row), width, indent).split("\n")
    return [*dated(row["at"], f"from {row['source']}", edge, width), *text, *grade, *map(dim, below)]


def _graded(row: dict, width: int, indent: str) -> str:
    said = wrapped(f"graded: {grades(row)}", width, indent)
    status = row["status"]
    return f"{said.removesuffix(status)}{by_word(status)}" if status and said.endswith(status) else said


def grades(row: dict) -> str:
    """The grades in force, with their meaning beside them.

    >>> grades({"reliability": "F", "credibility": "5", "status": "rejected"})
    'source F (cannot be judged), report 5 (improbable), rejected'
    >>> grades({"reliability": None, "credibility": None, "status": None})
    ''
    """
    source, report = row["reliability"], row["credibility"]
    parts = [f"source {source} ({RELIABILITY[source]})" if source else ""]
    parts += [f"report {report} ({CREDIBILITY[report]})" if report else "", row["status"] or ""]
    return ", ".join(part for part in parts if part)


def _evidence(row: dict) -> str:
    about = f"about {', '.join(row['about'])}" if row["about"] else ""
    return "; ".join(part for part in (row["id"], about, ", ".join(row["cite"]), regraded(row["history"])) if part)


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
