"""Beginnings of books, one for each kind of federation: bodies, charter, offices, with words of explanation."""

from importlib.resources import files

from mandat.book.lines import quote
from mandat.errors import MandatError

PROFILES = {
    "congress": "a federation of branches whose delegates meet in congress",
    "co-operative": "a co-operative of which every member has one vote",
    "union-branch": "one branch of a union, whose members meet",
    "student-council": "a council of delegates of faculties or classes",
}
"""Profile -> what it is a beginning for."""


class NoTitle(MandatError):
    """A title that cannot stand in a book."""

    def __init__(self) -> None:
        super().__init__("--title: write what the federation is called, in one line of at most 200 characters")


def beginning(profile: str, title: str, day: str) -> str:
    """The book with which a federation begins, on a day: `2026-11-25`. Raises `NoTitle`."""
    if not title.strip() or len(title) > 200 or not title.isprintable():
        raise NoTitle
    text = files(__name__).joinpath(f"{profile}.mandat").read_text(encoding="utf-8")
    first, rest = text.split("\n", 1)
    return "\n".join((first.replace("{TITLE}", title), rest.replace("{TITLE}", quote(title)))).replace("{DAY}", day)
