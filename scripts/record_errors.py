"""Check every book in tests/errors and write down what is found. Run by `make docs`.

For each code in `mandat.core.findings` there is one small book that has this finding, `tests/errors/CODE.mandat`
(or `CODE.md`, or a folder `CODE` with a `record.mandat`), and beside it what is found, `CODE.expected`:

    N001.mandat:9:21 N001 void, elect-e48a27e7
        2025-03-04 elect of hinerk to council from rostock
                            ^^^^^^
    says: nothing in the record is called hinerk
    why:  nobody can tell who or what is meant
    mend: write hinnerk

A book has no other finding, unless the first line says why. `tests/test_findings.py` fails where a recording is out of
date: look at the difference, and run this if the new output is right.
"""

from contextlib import chdir
from pathlib import Path

from mandat.clerk.check import check
from mandat.clerk.opening import open_book

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "errors"
RECORDED = ".expected"
WIDEST = 110


def books(folder: Path = FOLDER) -> dict[str, Path]:
    """Code -> the book that has this finding."""
    return {path.stem: path for path in sorted(folder.iterdir()) if path.suffix != RECORDED}


def recording(book: Path) -> Path:
    """Where it is written down what is found in a book."""
    return book.with_name(book.stem + RECORDED)


def found(book: Path) -> str:
    """What is found in a book, as it is written down."""
    with chdir(book.parent):
        return "\n".join(map(_finding, check(open_book(book.name))))


def _finding(row: dict) -> str:
    line, column, width = cut(row["excerpt"]), row["column"], row["width"]
    marks = " " * (column - 1) + "^" * min(width, len(line) - column + 1)
    about = f", {row['act']}" if row["act"] else ""
    return (
        f"{row['file']}:{row['line']}:{column} {row['code']} {row['severity']}{about}\n"
        f"    {line}\n"
        f"    {marks}\n"
        f"says: {row['says']}\n"
        f"why:  {row['why']}\n"
        f"mend: {row['mend']}\n"
    )


def cut(line: str) -> str:
    """A line as it is shown: not too long, and with a mark for what cannot be seen."""
    shown = "".join(char if char.isprintable() else "\ufffd" for char in line)
    return shown if len(shown) <= WIDEST else f"{shown[:WIDEST]}..."


def main() -> None:
    for book in books().values():
        path, new = recording(book), found(book)
        if not path.exists() or path.read_text(encoding="utf-8") != new:
            path.write_text(new, encoding="utf-8")
            print(f"tests/errors/{path.name}: recorded anew")


if __name__ == "__main__":
    main()
