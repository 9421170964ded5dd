"""Ballots in CSV: one row a ballot, or one row for so many equal ones where there is a column `count`.

The header says which of two forms it is. Either its columns are ranks, and the cells name candidates:

    count,1,2,3
    12,Anna,Bela,
    7,Bela,Anna=Chris,

or its columns are the candidates, and the cells are ranks (or a mark such as `x`, which is rank 1):

    Anna,Bela,Chris
    1,2,
    ,1,1

A first column `voter` says who cast each ballot. It is read for the roll alone (`roll`); no ballot keeps it. Card
votes have a header of their own (`cards`).

Lines before the header that begin with `#` say more: `# seats: 2`, `# title: Board 2024`, `# withdrawn: Chris`.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator

from mandat.count.ballots import Profile, condensed
from mandat.exchange.ballots import cards
from mandat.exchange.ballots.gathering import Gathering, Groups, groups_of, text_of

COUNT = ("count", "ballots", "number", "weight")
VOTER = "voter"
TOLD = 50_000
"""After so many lines it is told how far the reading has come."""
MARKS = ("x", "X", "✓", "✔", "yes")
_SEATS = re.compile(r"\d{1,5}", re.ASCII)
_RANK = re.compile(
    r"(?:rank|choice|preference|pref)?[ _.]*(\d{1,4})(?:st|nd|rd|th)?(?:[ _](?:choice|preference))?", re.I
)

Said = dict[str, list[tuple[int, str]]]
"""What the lines before the header say of each word, and on which line."""

Row = tuple[int, list[str]]
"""A line number and the cells of the row that ends there."""


def read(name: str, data: bytes, *, repeats: bool = False, progress: Callable[[int], None] | None = None) -> Profile:
    """The profile that a CSV file holds. Raises `BadBallots`."""
    gathering = Gathering(name, repeats=repeats)
    text = text_of(name, data)
    rows = _rows(gathering, text, progress)
    said, line, cells = _header(gathering, rows)
    if cards.is_header(cells):
        return cards.read(gathering, rows)
    return Table(gathering, line, cells, said).read(rows)


def head(gathering: Gathering, text: str) -> "Table | None":
    """What the first lines of a file say; None where they are the head of card votes. Raises `BadBallots`."""
    said, line, cells = _header(gathering, _rows(gathering, text))
    if cards.is_header(cells):
        return None
    found = Table(gathering, line, cells, said)
    found.delimiter = _delimiter(text)
    return found


def _header(gathering: Gathering, rows: Iterator[Row]) -> tuple[Said, int, list[str]]:
    """What the lines before the header say, and the header. Raises `BadBallots`."""
    said: Said = {}
    for line, cells in rows:
        if not cells[0].startswith("#"):
            return said, line, cells
        key, _, value = ",".join(cells).lstrip("# ").partition(":")
        said.setdefault(key.strip().lower(), []).append((line, value.strip().rstrip(",").strip()))
    raise gathering.bad(1, "this file is empty", "begin with a header, for example: count,1,2,3")


def _rows(gathering: Gathering, text: str, progress: Callable[[int], None] | None = None) -> Iterator[Row]:
    lines = csv.reader(_told(text, progress), delimiter=_delimiter(text), strict=True)
    try:
        for cells in lines:
            if any(cell.strip() for cell in cells):
                yield lines.line_num, [cell.strip() for cell in cells]
    except csv.Error as reason:
        mend = 'close every quote, and write a quote in a name twice: ""'
        raise gathering.bad(lines.line_num, f"this is no CSV ({str(reason).lower()})", mend) from None


def _told(text: str, progress: Callable[[int], None] | None) -> Iterator[str]:
    """The lines of a text; now and then it is told how much of it has passed."""
    passed = 0
    for number, line in enumerate(io.StringIO(text, newline="")):
        passed += len(line)
        if progress is not None and number % TOLD == 0:
            progress(passed)
        yield line


def _delimiter(text: str) -> str:
    """What separates the cells of the header."""
    header = next((line for line in io.StringIO(text) if line.strip() and not line.startswith("#")), "")
    return max(",;\t", key=header.count)


class Table:
    """The rows under one header."""

    def __init__(self, gathering: Gathering, line: int, header: list[str], said: Said) -> None:
        self.gathering, self.bad, self.said = gathering, gathering.bad, said
        self.counted, self.rolled = header[0].lower() in COUNT, header[0].lower() == VOTER
        columns = header[1:] if self.counted or self.rolled else header
        self.voters: dict[str, int] = {}
        self.delimiter = ","
        while columns and not columns[-1]:
            columns.pop()
        if not columns:
            raise self.bad(line, "the header names no ranks and no candidates", "write for example: count,1,2,3")
        numbers = [_RANK.fullmatch(column) for column in columns]
        self.by_rank = all(numbers)
        self.columns = columns
        self.line = line
        if self.by_rank and [int(one.group(1)) for one in numbers] != list(range(1, len(columns) + 1)):
            raise self.bad(line, "the ranks in the header do not run 1, 2, 3", "write for example: count,1,2,3")
        self.names = {} if self.by_rank else dict.fromkeys(gathering.names([(line, one) for one in columns]))
        self.places = {one: place for place, one in enumerate(self.names)}

    def read(self, rows: Iterable[Row]) -> Profile:
        """The profile of the rows. Raises `BadBallots`."""
        for line, cells in rows:
            weight = self.gathering.weight(line, cells[0]) if self.counted else 1
            if self.rolled:
                self.sign(line, cells[0])
            cells = cells[1:] if self.counted or self.rolled else cells
            if any(cells[len(self.columns) :]):
                says = f"this row has {len(cells)} cells, and the header {len(self.columns)}"
                raise self.bad(line, says, "give each row as many cells as the header")
            groups = self.named(line, cells) if self.by_rank else self.numbered(line, cells)
            self.gathering.add(line, weight, groups, list(self.places))
        if not self.places:
            raise self.bad(self.line, "no ballot follows the header", "write a row for each ballot")
        if self.by_rank:
            self.sort()
        names = tuple(self.places)
        return self.gathering.profile(names, seats=self.seats(), withdrawn=self.withdrawn(), title=self.title)

    def sign(self, line: int, voter: str) -> None:
        """Put a voter on the roll."""
        if not voter:
            raise self.bad(line, "this row does not say who voted", "name the voter")
        if voter in self.voters:
            says = f"{voter[:80]} voted twice (also on line {self.voters[voter]})"
            raise self.bad(line, says, "keep the ballot that counts")
        self.voters[voter] = line

    def sort(self) -> None:
        """Put candidates that no header names into alphabetical order, which tells nothing of the ballots'."""
        new = {self.places[name]: place for place, name in enumerate(sorted(self.places))}
        self.gathering.renumber(new)
        self.places = {name: place for place, name in enumerate(sorted(self.places))}

    def named(self, line: int, cells: list[str]) -> Groups:
        """A row whose cells name candidates: `Anna`, or `Anna=Bela` where they are level."""
        groups = []
        for cell in cells[: len(self.columns)]:
            level = [one.strip() for one in cell.split("=")] if cell else []
            if not all(level):
                raise self.bad(line, f'"{cell[:40]}" names nobody on one side of =', "write for example: Anna=Bela")
            groups.append(tuple(self.places.setdefault(one, len(self.places)) for one in level))
        while groups and not groups[-1]:
            groups.pop()
        return tuple(groups)

    def numbered(self, line: int, cells: list[str]) -> Groups:
        """A row whose cells are ranks."""
        at: dict[int, list[int]] = {}
        for place, cell in enumerate(cells[: len(self.columns)]):
            if cell:
                at.setdefault(self.rank(line, cell), []).append(place)
        return tuple(tuple(at.get(rank, ())) for rank in range(1, max(at, default=0) + 1))

    def rank(self, line: int, cell: str) -> int:
        """A cell as a rank."""
        if cell in MARKS:
            return 1
        if not (cell.isascii() and cell.isdecimal()) or not 0 < int(cell) <= len(self.columns):
            mend = f"write a whole number from 1 to {len(self.columns)}, or nothing"
            raise self.bad(line, f'"{cell[:40]}" is no rank', mend)
        return int(cell)

    @property
    def title(self) -> str:
        """What the election is called."""
        return self.said["title"][0][1] if "title" in self.said else ""

    def seats(self) -> int | None:
        """How many are elected, where the file says so. Raises `BadBallots`."""
        if "seats" not in self.said:
            return None
        line, text = self.said["seats"][0]
        if not _SEATS.fullmatch(text) or not int(text):
            raise self.bad(line, f'"{text[:40]}" is no number of seats', "write for example: # seats: 2")
        return int(text)

    def withdrawn(self) -> frozenset[int]:
        """Who withdrew. Raises `BadBallots` where that is nobody."""
        gone = self.said.get("withdrawn", [])
        for line, one in gone:
            if one not in self.places:
                says = f'"{one[:80]}" is said to have withdrawn, and is no candidate'
                raise self.bad(line, says, "write the name as below")
        return frozenset(self.places[one] for _, one in gone)


def has_roll(name: str, data: bytes) -> bool:
    """Whether a CSV file says who voted. Raises `BadBallots`."""
    gathering = Gathering(name)
    return _header(gathering, _rows(gathering, text_of(name, data)))[2][0].lower() == VOTER


def roll(name: str, data: bytes) -> list[str]:
    """Who voted, in alphabetical order, from the column `voter` of a CSV file. Raises `BadBallots`."""
    gathering = Gathering(name)
    rows = _rows(gathering, text_of(name, data))
    header = next(((line, cells) for line, cells in rows if not cells[0].startswith("#")), None)
    if header is None or header[1][0].lower() != VOTER:
        raise gathering.bad(header[0] if header else 1, "no column says who voted", "head the first column: voter")
    return sorted(cells[0] for _, cells in rows)


def write(given: Profile, seats: int) -> str:
    """The ballots as CSV: a row for equal ones, the columns are the candidates."""
    profile = condensed(given)
    out = io.StringIO()
    lines = csv.writer(out, lineterminator="\n")
    for key, value in (("seats", seats), ("title", given.title)):
        if value:
            lines.writerow([f"# {key}: {value}"])
    for one in sorted(given.withdrawn):
        lines.writerow([f"# withdrawn: {given.candidates[one]}"])
    lines.writerow(["count", *given.candidates])
    for row, weight in enumerate(profile.weights.tolist()):
        ranks = {one: rank for rank, group in enumerate(groups_of(profile, row), 1) for one in group}
        lines.writerow([weight, *(ranks.get(one, "") for one in range(len(given.candidates)))])
    return out.getvalue()
