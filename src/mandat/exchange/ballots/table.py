"""Ballots in CSV: one row a ballot, or one row for so many equal ones where there is a column `count`.

The header says which of two forms it is. Either its columns are ranks, and the cells name candidates:

    count,1,2,3
    12,Anna,Bela,
    7,Bela,Anna=Chris,

or its columns are the candidates, and the cells are ranks (or a mark such as `x`, which is rank 1):

    Anna,Bela,Chris
    1,2,
    ,1,1

Where the cells name candidates, a name that is misspelt would be a candidate more: lines `# candidate: Anna` before the
header name everybody who stands, and nobody else is taken.

A first column `voter` says who cast each ballot. It is read for the roll alone (`roll`); no ballot keeps it. Card
votes have a header of their own (`cards`).

Lines before the header that begin with `#` say more: `# seats: 2`, `# title: Board 2024`, `# withdrawn: Chris`. What is
none of these is a comment; what is nearly one of them is refused, since it would mean nothing.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches

from mandat.count.ballots import Profile, condensed
from mandat.exchange.ballots import cards
from mandat.exchange.ballots.gathering import MOST, Gathering, Groups, groups_of, text_of, titled
from mandat.exchange.tables import cell as marked
from mandat.exchange.tables import name_in

COUNT = ("count", "ballots", "number", "weight", "votes", "papers")
VOTER = "voter"
NOBODY = (
    *COUNT,
    VOTER,
    "card",
    "id",
    "ballot",
    "ballot id",
    "ballot_id",
    "nr",
    "timestamp",
    "date",
    "time",
    "email",
    "total",
)
"""What heads no column of votes: a column so called is none of a candidate."""
WORDS = ("seats", "title", "withdrawn", "candidate")
"""What lines before the header say."""
TOLD = 50_000
"""After so many lines it is told how far the reading has come."""
MARKS = ("x", "X", "✓", "✔", "yes")
_FIRST = re.compile(rf'\s*"?(?:{"|".join((*COUNT, VOTER, cards.HEADER[0]))})"? *([,;\t])', re.I)
_QUOTED = re.compile(r'"[^"]*"')
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
        return cards.read(gathering, rows, len(cells))
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
        while not cells[-1]:
            cells.pop()
        told = ",".join(cells).lstrip("# ")
        key, colon, value = told.partition(":")
        key = _word(gathering, line, key.strip().lower() if colon else told.lower(), colon)
        said.setdefault(key, []).append((line, value.strip()))
    raise gathering.bad(1, "this file is empty", "begin with a header, for example: count,1,2,3")


def _word(gathering: Gathering, line: int, key: str, colon: str) -> str:
    """What a line before the header is about. Raises `BadBallots` where it is nearly one of the words."""
    if colon and key in WORDS:
        return key
    words = re.split(r"[\s=]+", key)
    near = [one for word in (words if colon else words[:1]) for one in get_close_matches(word, WORDS, 1, 0.75)]
    if near:
        mend = f"write # {near[0]}: and what it is, or the comment in other words"
        raise gathering.bad(line, f'"# {key[:40]}" says nothing of the {near[0]}', mend)
    return ""


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
    """What separates the cells of the header: what stands behind a word for its first column, else what is most."""
    header = next((line for line in io.StringIO(text) if line.strip() and not line.startswith(("#", '"#'))), "")
    first = _FIRST.match(header)
    return first.group(1) if first else max(",;\t", key=_QUOTED.sub("", header).count)


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
        if len(columns) > MOST:
            gathering.crowd(line, len(columns))
        numbers = [_RANK.fullmatch(column) for column in columns]
        self.by_rank = all(numbers)
        self.columns = columns
        self.line = line
        if self.by_rank and [int(one.group(1)) for one in numbers] != list(range(1, len(columns) + 1)):
            raise self.bad(line, "the ranks in the header do not run 1, 2, 3", "write for example: count,1,2,3")
        listed = said.get("candidate", []) if self.by_rank else [(line, name_in(one)) for one in columns]
        self.closed = bool(listed)
        self.places = {one: place for place, one in enumerate(gathering.names(listed))}
        if not self.by_rank:
            self.expect_candidates()

    def expect_candidates(self) -> None:
        """Raise `BadBallots` where a column is none of a candidate, or candidates are named twice over."""
        stranger = next((one for one in self.columns if one.lower() in NOBODY), None)
        if stranger is not None:
            mend = (
                f"leave it away; {COUNT[0]} or {VOTER} may head the first one; card votes have {','.join(cards.HEADER)}"
            )
            raise self.bad(self.line, f'"{stranger[:40]}" heads no column of a candidate', mend)
        if "candidate" in self.said:
            mend = "leave the line away: the header names the candidates"
            raise self.bad(self.said["candidate"][0][0], "candidates are named above a header that names them", mend)

    def read(self, rows: Iterable[Row]) -> Profile:
        """The profile of the rows. Raises `BadBallots`."""
        for line, cells in rows:
            if cells[0].startswith("#"):
                mend = "write lines that begin with # above the header"
                raise self.bad(line, f'"{cells[0][:40]}" stands among the ballots', mend)
            weight = self.gathering.weight(line, cells[0]) if self.counted else 1
            if self.rolled:
                self.sign(line, cells[0])
            cells = cells[1:] if self.counted or self.rolled else cells
            if any(cells[len(self.columns) :]):
                says = f"this row has {len(cells)} cells, and the header {len(self.columns)}"
                raise self.bad(line, says, "give each row as many cells as the header")
            groups = self.named(line, cells) if self.by_rank else self.numbered(line, cells)
            self.gathering.add(line, weight, groups, self.places)
        if not self.places:
            raise self.bad(self.line, "no ballot follows the header", "write a row for each ballot")
        if not self.closed:
            self.sort()
        names = tuple(self.places)
        return self.gathering.profile(names, seats=self.seats(), withdrawn=self.withdrawn(), title=self.title)

    def sign(self, line: int, voter: str) -> None:
        """Put a voter on the roll."""
        if not voter:
            raise self.bad(line, "this row does not say who voted", "name the voter")
        voter = self.gathering.called(line, voter)
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
            level = self.level(cell) if cell else []
            if not all(level):
                raise self.bad(line, f'"{cell[:40]}" names nobody on one side of =', "write for example: Anna=Bela")
            groups.append(tuple(self.places[one] if one in self.places else self.place(line, one) for one in level))
        while groups and not groups[-1]:
            groups.pop()
        return tuple(groups)

    def level(self, cell: str) -> list[str]:
        """The names in a cell; one that is named above the header may hold a `=` itself."""
        if "=" not in cell or (self.closed and name_in(cell) in self.places):
            return [cell]
        return [one.strip() for one in cell.split("=")]

    def place(self, line: int, said: str) -> int:
        """The place of a candidate whom a cell names; of a new one, where nobody is named above the header."""
        if said in self.places:
            return self.places[said]
        name = self.gathering.called(line, name_in(said))
        if name in self.places:
            return self.places[name]
        if self.closed:
            near = get_close_matches(name, self.places, 1)
            mend = f"did you mean {near[0]}?" if near else f"write # candidate: {name[:40]} above the header"
            raise self.bad(line, f'"{name[:80]}" is no candidate', mend)
        if name in MARKS or name.isdecimal():
            mend = f"name everybody above the header: # candidate: {name[:40]}"
            raise self.bad(line, f'"{name[:40]}" may be a name, a mark or a rank', mend)
        if len(self.places) == MOST:
            self.gathering.crowd(line, MOST + 1)
        self.places[name] = len(self.places)
        return self.places[name]

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
        if not (cell.isascii() and cell.isdecimal() and len(cell) < 10) or not 0 < int(cell) <= len(self.columns):
            mend = f"write a whole number from 1 to {len(self.columns)}, or nothing"
            raise self.bad(line, f'"{cell[:40]}" is no rank', mend)
        return int(cell)

    @property
    def title(self) -> str:
        """What the election is called."""
        return titled(self.said["title"][0][1]) if "title" in self.said else ""

    def seats(self) -> int | None:
        """How many are elected, where the file says so. Raises `BadBallots`."""
        if "seats" not in self.said:
            return None
        line, text = self.said["seats"][-1]
        if text != self.said["seats"][0][1]:
            says = f'"{self.said["seats"][0][1][:40]}" seats are said above, and "{text[:40]}" here'
            raise self.bad(line, says, "say once how many there are")
        if not _SEATS.fullmatch(text) or not int(text):
            raise self.bad(line, f'"{text[:40]}" is no number of seats', "write for example: # seats: 2")
        return int(text)

    def withdrawn(self) -> frozenset[int]:
        """Who withdrew. Raises `BadBallots` where that is nobody."""
        gone = [(line, " ".join(one.split())) for line, one in self.said.get("withdrawn", [])]
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
    """The ballots as CSV: a row for equal ones. The columns are the candidates; or the ranks, where candidates are
    called like ranks or `votes`, or a ballot has more ranks than there are candidates."""
    profile = condensed(given)
    out = io.StringIO()
    lines = csv.writer(out, lineterminator="\n")
    width = given.rankings.shape[1] if given.ranks is None else int(given.ranks.max(initial=1))
    odd = any(name.lower() in NOBODY for name in given.candidates) or all(map(_RANK.fullmatch, given.candidates))
    by_rank = odd or width > len(given.candidates)
    withdrawn = [("withdrawn", given.candidates[one]) for one in sorted(given.withdrawn)]
    listed = [("candidate", one) for one in given.candidates] if by_rank else []
    for key, value in (("seats", seats), ("title", given.title), *withdrawn, *listed):
        if value:
            lines.writerow([f"# {key}: {value}"])
    lines.writerow(["count", *(range(1, width + 1) if by_rank else map(marked, given.candidates))])
    for row, weight in enumerate(profile.weights.tolist()):
        groups = groups_of(profile, row)
        lines.writerow([weight, *(_by_rank(given, groups, width) if by_rank else _by_candidate(given, groups))])
    return out.getvalue()


def _by_rank(given: Profile, groups: Groups, width: int) -> list[str]:
    """Whom a ballot names at each rank."""
    names = [[marked(given.candidates[one]) for one in group] for group in groups]
    return ["=".join(group) for group in (*names, *([] for _ in range(width - len(groups))))]


def _by_candidate(given: Profile, groups: Groups) -> list[int | str]:
    """The rank of each candidate."""
    ranks = {one: rank for rank, group in enumerate(groups, 1) for one in group}
    return [ranks.get(one, "") for one in range(len(given.candidates))]
