"""Findings as a good compiler prints them, and what they come to."""

from mandat.book.excerpt import render
from mandat.cli.render.layout import counted
from mandat.cli.render.style import bold, dim, red, yellow
from mandat.core.findings import CODES, IRREGULAR, NOTE, VOID, Finding, Place
from mandat.sentences import Sentence

SEVERITIES = (VOID, IRREGULAR, NOTE)
PAINT = {VOID: red, IRREGULAR: yellow, NOTE: dim}


def page(rows: list[dict], code: int) -> str:
    """Every finding with its line, then one line that counts them."""
    return "\n\n".join([*map(finding, rows), summary(rows, code)])


def finding(row: dict) -> str:
    """One finding: place, code and sentence; the line with marks under the word; why; what to write instead."""
    paint = PAINT[row["severity"]]
    place = f"{row['file']}:{row['line']}:{row['column']}"
    kind = f"{row['code']} {row['severity']}"
    lines = [f"{bold(place)} {paint(kind)} {bold(row['says'])}"]
    shown, marks = _excerpt(row)
    if shown:
        lines += [shown, paint(marks)]
    return "\n".join([*lines, f"why:  {row['why']}", f"mend: {row['mend']}"])


def _excerpt(row: dict) -> list[str]:
    place = Place(row["file"], row["line"], row["column"], row["width"])
    return render(Finding(row["code"], None, Sentence(""), Sentence("")), place, row["excerpt"]).split("\n")[1:3]


def summary(rows: list[dict], code: int) -> str:
    """How many findings there are, by severity, and the exit code they come to.

    >>> summary([{"severity": "void"}, {"severity": "note"}, {"severity": "note"}], 1)
    '3 findings: 1 void, 2 notes; exit 1'
    """
    if not rows:
        return f"no findings; exit {code}"
    return f"{tally(rows)}; exit {code}"


def tally(rows: list[dict]) -> str:
    """How many findings there are, by severity."""
    counts = {severity: sum(row["severity"] == severity for row in rows) for severity in SEVERITIES}
    parts = ", ".join(_many(count, severity) for severity, count in counts.items() if count)
    return f"{counted(len(rows), 'finding')}: {parts}"


def _many(count: int, severity: str) -> str:
    return counted(count, severity) if severity == NOTE else f"{count} {severity}"


def titled(codes: list[str]) -> str:
    """Codes with what they mean, each once.

    >>> titled(["X001", "X001"])
    'X001 contradicts a standing resolution'
    """
    return "; ".join(f"{code} {CODES[code].title}" if code in CODES else code for code in dict.fromkeys(codes))
