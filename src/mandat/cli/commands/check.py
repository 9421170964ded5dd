"""`mandat check`."""

from pathlib import Path

import click

from mandat.clerk.book import Book
from mandat.clerk.check import check, differences
from mandat.clerk.opening import open_book
from mandat.cli.answering import Answer, answer
from mandat.cli.files import FILE
from mandat.cli.options import as_json
from mandat.cli.render.findings import page, tally
from mandat.cli.render.style import green, red
from mandat.core.findings import IRREGULAR, VOID
from mandat.errors import MandatError, why


class NoExpectation(MandatError):
    """The file of expected findings cannot be read."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"--expect {name}: {reason}; name a text file with lines CODE FILE:LINE ACT")


@click.command("check")
@click.option("--strict", is_flag=True, help="Exit 1 on an irregular finding too.")
@click.option("--expect", metavar="FILE", type=FILE, help="Compare with the findings listed in FILE.")
@as_json
@click.pass_obj
def command(path: str, strict: bool, expect: str | None, as_json: bool) -> Answer:
    """Every finding about the book, in its place: what is wrong, why it matters, what to write instead.

    Exit 1 where a finding is void (with --strict: or irregular); with --expect, where the findings differ from FILE.
    """
    book = open_book(path)
    wanted = None if expect is None else _read(expect)
    rows = check(book)
    if wanted is not None:
        return _compared(book, rows, wanted, str(expect), as_json)
    bad = {VOID, IRREGULAR} if strict else {VOID}
    code = int(any(row["severity"] in bad for row in rows))
    return answer(rows, as_json, lambda found, _: page(found, code), code)


def _compared(book: Book, rows: list[dict], wanted: str, name: str, as_json: bool) -> Answer:
    lines = differences(book, wanted)
    if as_json:
        return answer(rows, as_json, page, int(bool(lines)))
    return answer(lines, as_json, lambda shown, _: _told(shown, rows, name), int(bool(lines)))


def _told(lines: list[str], rows: list[dict], name: str) -> str:
    """The differences: `+` is there and not expected, `-` is expected and not there."""
    if not lines:
        return f"as expected in {name}: {tally(rows) if rows else 'no findings'}; exit 0"
    shown = [(red if line.startswith("+") else green)(line) for line in lines]
    many = f"{len(lines)} difference{'s' if len(lines) != 1 else ''}"
    return "\n".join([*shown, f"{many} from {name} (+ not expected, - missing); exit 1"])


def _read(name: str) -> str:
    try:
        return Path(name).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise NoExpectation(name, "this is not UTF-8 text") from None
    except (OSError, ValueError) as reason:
        raise NoExpectation(name, why(reason)) from None
