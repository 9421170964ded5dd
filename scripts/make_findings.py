"""Make docs/findings.md: every finding there is, with an example and what mandat says about it. Run by `make docs`.

It is made of the table in `mandat.core.findings` and of the books in tests/errors (see `record_errors`).
"""

from pathlib import Path

from record_errors import books, cut, recording

from mandat.core.findings import CODES

PAGE = Path(__file__).resolve().parent.parent / "docs" / "findings.md"

FAMILIES = {
    "F": "The format",
    "D": "Dates",
    "N": "Names",
    "Q": "Quorum",
    "V": "Votes",
    "T": "Notice",
    "M": "Mandates, their terms and their recall",
    "S": "Seats and credentials",
    "C": "Competence",
    "K": "Countersignature",
    "A": "Assumption",
    "X": "Contradiction",
    "P": "Dispatches",
    "G": "Goods",
    "R": "The record itself",
}
"""The first letter of a code -> what its family is about."""

HEAD = """\
# Findings

What `mandat check` can say about a record: one section for each code, with the smallest book that shows it. This page
is made by `scripts/make_findings.py`; the books are `tests/errors/CODE.mandat`, and every test run checks them again.

A code, once given, means the same for ever. Its severity belongs to it:

| severity | what it means |
|---|---|
| `void` | the act is kept and shown, and changes nothing |
| `irregular` | the act stands, may be contested, and can be cured by `ratify` |
| `note` | worth knowing; the act stands |

`mandat check` exits with 1 where there is a `void` finding, `mandat check --strict` also where there is an irregular
one. A finding is about the act named behind the severity; the marks stand under the word where it shows.
"""


def page() -> str:
    """The whole page."""
    parts = [HEAD, _contents()]
    for letter, family in FAMILIES.items():
        parts.append(f"## {family}\n")
        parts += [_section(code) for code in CODES if code[0] == letter]
    return "\n".join(parts)


def _contents() -> str:
    rows = [f"| [`{code}`](#{code.lower()}) | {one.severity} | {one.title} |\n" for code, one in CODES.items()]
    return "| code | severity | what is found |\n|---|---|---|\n" + "".join(rows)


def _section(code: str) -> str:
    one, book = CODES[code], books()[code]
    return (
        f"### {code}\n"
        f"**{_capital(one.title)}** ({one.severity}): {one.why}.\n\n"
        f"```mandat\n{_shown(book)}```\n\n"
        f"```text\n{recording(book).read_text(encoding='utf-8')}```\n"
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _shown(book: Path) -> str:
    """A book as it is shown, line by line."""
    lines = (book / "record.mandat" if book.is_dir() else book).read_text(encoding="utf-8").split("\n")
    return "\n".join(cut(line) for line in lines)


def main() -> None:
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
