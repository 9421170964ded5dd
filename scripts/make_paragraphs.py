"""Tell in docs/petrograd.md which acts of the record cite each paragraph of the two memoirs. Run by `make docs`.

The paragraphs and their first words stand in the table; the two columns behind them are made from the record.
`tests/petrograd/test_record.py` fails where they are out of date.
"""

import re
from pathlib import Path

from mandat.clerk.opening import open_book
from mandat.core.acts import Thing

ROOT = Path(__file__).resolve().parent.parent
DOCUMENT = ROOT / "docs" / "petrograd.md"
SHOWN = 4
"""So many acts of a paragraph are named, and the rest counted."""

_ROW = re.compile(r"^\| (?P<paragraph>[TW]\d+) \| (?P<begins>[^|]*) \|.*$", re.MULTILINE)


def made(text: str) -> str:
    """The document with its table made anew."""
    acts = [act for act in open_book(ROOT / "examples" / "petrograd-1917").record.acts if not isinstance(act, Thing)]

    def row(found: re.Match) -> str:
        citing = [f"`{act.id}`" for act in acts if found["paragraph"] in act.cite]
        more = f" and {len(citing) - SHOWN} more" if len(citing) > SHOWN else ""
        how = "cited" if citing else "narrative"
        return f"| {found['paragraph']} | {found['begins']} | {how} | {', '.join(citing[:SHOWN])}{more} |"

    return _ROW.sub(row, text)


def main() -> None:
    DOCUMENT.write_text(made(DOCUMENT.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
