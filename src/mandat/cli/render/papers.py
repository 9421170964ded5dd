"""What is printed to be signed: minutes, the roster of a body, and a credential for each who sits in it."""

import re
from collections.abc import Callable, Iterator, Sequence

from mandat.clerk.wording.dates import asked, ending, in_words, last_day
from mandat.cli.render.evidence import votes_in_words
from mandat.cli.render.layout import columns, counted, padded, wrapped
from mandat.cli.render.seats import seats_in_words

WIDTH = 72
"""Columns of a sheet of paper."""

NAME, TERM = 36, 22
"""Columns of a name and of a term; the rest of a line is for the signature."""

MARGIN = " " * 11
Called = Callable[[str], str]
"""What something is called on paper, by its id."""


BEGINNING = re.compile(r"(\d\d:\d\d)? *([->] |\d+\. )?")
"""How a line of minutes begins: its time or margin, the mark of a list."""

UNDER = re.compile(r"=+|-+")
"""What stands below a title."""


def minutes(text: str) -> str:
    """Minutes on a sheet. What is too long for a line goes on below its own beginning, never at the margin:
    there it would pass for an entry of its own. Titles stay on one line, as they are underlined.
    """
    lines = text.split("\n")
    return "\n".join(
        line if columns(line) <= WIDTH or UNDER.fullmatch(below) else _going_on(line)
        for line, below in zip(lines, [*lines[1:], ""], strict=True)
    )


def _going_on(line: str) -> str:
    begin = BEGINNING.match(line).end()
    return wrapped(line[begin:], WIDTH, " " * (begin or 2), line[:begin])


def roster(rows: Sequence[dict], body: str, at: str | None, called: Called, of: Sequence[str] = ()) -> str:
    """The seats of a body, each person on a line to be signed; `of`: of these constituencies only."""
    if not rows:
        return f"{called(body)} has no seats{_for(of, called)} {asked(at)}.\n"
    votes = [row["votes"] for row in rows]
    whole = f" {number_of_votes(sum(votes))}." if all(isinstance(each, int) for each in votes) else ""
    head = [*_title(called(body)), wrapped(f"Roster {asked(at)}. {seats_in_words(rows)}.{whole}", WIDTH)]
    return "\n".join(line.rstrip() for line in (*head, *(line for row in rows for line in _seat(row, called)))) + "\n"


def _seat(row: dict, called: Called) -> Iterator[str]:
    status = "" if row["status"] == "filled" else f", {row['status']}"
    yield from ("", f"{called(row['for'])}: {number_of_votes(row['votes'])}{status}")
    for person in row["held_by"]:
        kept = f" ({row['kept'][person]})" if person in row["kept"] else ""
        yield _to_sign(called(person) + kept, f"until {last_day(row['until'])}" if row["until"] else "")
    for person in row["alternates"]:
        yield _to_sign(called(person), "alternate")


def _to_sign(name: str, term: str) -> str:
    begin = f"  {padded(name, NAME)}  {padded(term, TERM)}  "
    return begin + "_" * max(WIDTH - len(begin), 8)


def credentials(rows: Sequence[dict], body: str, at: str | None, called: Called, of: Sequence[str] = ()) -> str:
    """A credential for each person, one below the other, with a line for two signatures; `of`: see `roster`."""
    cut = f"\n{' '.join('-' * (WIDTH // 2))}\n\n"
    if not rows:
        return f"Nobody sits in {called(body)}{_for(of, called)} {asked(at)}.\n"
    return cut.join("\n".join(line.rstrip() for line in _credential(row, at, called)) + "\n" for row in rows)


def _for(of: Sequence[str], called: Called) -> str:
    return f" for {' or '.join(map(called, of))}" if of else ""


def _credential(row: dict, at: str | None, called: Called) -> Iterator[str]:
    person, body, sends = called(row["person"]), called(row["body"]), called(row["for"])
    yield from _title(f"Credential of {person}")
    sits = f"sits in {body}" if row["as"] == "holder" else f"may sit in {body}, as an alternate,"
    yield wrapped(f"{person} {sits} for {sends} {asked(at)}.", WIDTH)
    yield ""
    for name, says in _lines(row, called):
        yield wrapped(says, WIDTH, MARGIN, padded(name, len(MARGIN)))
    yield from ("", "", f"{'_' * 32}        {'_' * 32}", f"two officers of {sends}")


def _lines(row: dict, called: Called) -> Iterator[tuple[str, str]]:
    """What a credential says, under its headings."""
    yield "elected", _elected(row["elected"], called)
    if row["as"] == "holder":
        others = [called(name) for name in row["with"]]
        yield "votes", number_of_votes(row["votes"]) + (f", cast together with {', '.join(others)}" if others else "")
    yield "term", ending(row["until"])
    for order in row["instructions"]:
        yield "told", _told(order)
    if row["status"] != "filled":
        yield "status", row["status"]


def _elected(election: dict, called: Called) -> str:
    by = f" by {called(election['by'])}" if election["by"] else ""
    counts = votes_in_words(election)
    return f"{in_words(election['at'])}{by}{': ' if counts else ''}{counts} ({election['act']})"


MODES = {"refer": "to come back and ask", "free": "to vote as they see fit"}


def _told(order: dict) -> str:
    how = MODES.get(order["mode"]) or f"to vote {order['says'] or 'as instructed'}"
    return f"{how} on {', '.join(order['on'])} ({order['act']})"


def number_of_votes(votes: int | str) -> str:
    """How many votes a seat has.

    >>> number_of_votes(1), number_of_votes("about 5"), number_of_votes("unknown")
    ('1 vote', 'about 5 votes', 'votes not recorded')
    """
    if votes == "unknown":
        return "votes not recorded"
    return counted(votes, "vote")


def _title(text: str) -> list[str]:
    return [wrapped(text, WIDTH), "=" * min(columns(text), WIDTH), ""]
