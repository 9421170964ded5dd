"""Ballots as cast vote records: JSON of the NIST Cast Vote Records Common Data Format, SP 1500-103, version 1.0.

Read are the contests of `Election`, with their candidates and selections, and of each `CVR` the current snapshot. A
selection counts where a position of it has an indication that may be allocated (or where it has no positions); its rank
is the position's, else its own, else 1. One contest is read: the only one, or the one that is named.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec
from msgspec import Struct

from mandat.count.ballots import Profile, condensed, standing
from mandat.exchange.ballots.gathering import MOST, Gathering, Groups, groups_of, text_of, titled

_RECORD = re.compile(r"\.CVR\[(\d+)\]")
_ID = re.compile(r'"@id"\s*:\s*("[^"\\]*")')
_KEY = re.compile(r"[@\w]*[A-Za-z]\w*")


class _Named(Struct, rename={"id": "@id", "name": "Name"}):
    id: str
    name: str = ""


class _Choice(Struct, rename={"id": "@id", "candidates": "CandidateIds"}):
    id: str
    candidates: list[str] = []


class _Contest(Struct, rename={"id": "@id", "name": "Name", "seats": "NumberElected", "choices": "ContestSelection"}):
    id: str
    name: str = ""
    seats: int | None = None
    choices: list[_Choice] = []


class _Election(Struct, rename={"candidates": "Candidate", "contests": "Contest"}):
    candidates: list[_Named] = []
    contests: list[_Contest] = []


class _Position(
    Struct,
    rename={"indicated": "HasIndication", "allocable": "IsAllocable", "votes": "NumberVotes", "rank": "Rank"},
):
    indicated: Literal["yes", "no", "unknown"] = "yes"
    allocable: Literal["yes", "no", "unknown"] = "yes"
    votes: int = 1
    rank: int | None = None

    @property
    def counts(self) -> bool:
        """Whether it is a mark, and may be allocated to a candidate; what nobody knows does not count."""
        return self.indicated == "yes" == self.allocable


class _Selected(Struct, rename={"choice": "ContestSelectionId", "rank": "Rank", "positions": "SelectionPosition"}):
    choice: str = ""
    rank: int | None = None
    positions: list[_Position] = []


class _Marked(Struct, rename={"contest": "ContestId", "selected": "CVRContestSelection"}):
    contest: str
    selected: list[_Selected] = []


class _Snapshot(Struct, rename={"id": "@id", "contests": "CVRContest"}):
    id: str = ""
    contests: list[_Marked] = []


class _Record(Struct, rename={"current": "CurrentSnapshotId", "snapshots": "CVRSnapshot"}):
    current: str = ""
    snapshots: list[_Snapshot] = []


class _Report(Struct, rename={"elections": "Election", "records": "CVR"}):
    elections: list[_Election] = []
    records: list[_Record] = []


def read(name: str, data: bytes, *, repeats: bool = False, contest: str | None = None) -> Profile:
    """The profile of one contest. Raises `BadBallots`."""
    gathering = Gathering(name, repeats=repeats)
    text = text_of(name, data)
    reader = _Reader(gathering, text, _decoded(gathering, text), contest)
    return reader.read()


def _decoded(gathering: Gathering, text: str) -> _Report:
    try:
        return msgspec.json.decode(text, type=_Report)
    except msgspec.ValidationError as reason:
        says = str(reason).replace("`", '"')
        shown = f"this is no cast vote record ({says[:1].lower()}{says[1:]})"
        raise gathering.bad(_misfit(text, says), shown, "see NIST SP 1500-103") from None
    except (msgspec.DecodeError, RecursionError):
        raise gathering.bad(*_no_json(text)) from None


def _misfit(text: str, says: str) -> int:
    """The line of what does not fit: of the record that is named, else of the last key; 1 where there is neither."""
    path = says.rpartition("$")[2]
    record = _RECORD.match(path)
    if record is not None:
        return _at(_record_lines(text), int(record.group(1)))
    keys = _KEY.findall(path)
    return _line(text, f'"{keys[-1]}"') if keys else 1


def _id_lines(text: str) -> dict[str, int]:
    """The line of each `@id`, in quotes as it stands there."""
    lines, line, place = {}, 1, 0
    for found in _ID.finditer(text):
        line += text.count("\n", place, found.start(1))
        place = found.start(1)
        lines.setdefault(found.group(1), line)
    return lines


def _record_lines(text: str) -> list[int]:
    """The line of each record."""
    return [n for n, said in enumerate(text.splitlines(), 1) for _ in range(said.count('"CVRSnapshot"'))]


def _at(lines: list[int], number: int) -> int:
    return lines[number] if number < len(lines) else 1


def _line(text: str, said: str) -> int:
    """The line where something stands first; 1 where it stands nowhere."""
    return text.count("\n", 0, max(text.find(said), 0)) + 1


def _no_json(text: str) -> tuple[int, str, str]:
    """Where and why a text is no JSON."""
    try:
        json.loads(text)
    except json.JSONDecodeError as reason:
        return reason.lineno, f"this is no JSON ({reason.msg.lower()}, column {reason.colno})", "save the file as JSON"
    except RecursionError:
        return 1, "this is JSON in too many brackets", "save the file as JSON"
    return 1, "this is no JSON", "save the file as JSON"


def _snapshots(number: int) -> str:
    return "1 snapshot" if number == 1 else f"{number} snapshots"


class _Reader:
    """Reads one contest of a report."""

    def __init__(self, gathering: Gathering, text: str, report: _Report, wanted: str | None) -> None:
        self.gathering, self.text, self.report = gathering, text, report
        contests = [(one, of) for one in report.elections for of in one.contests]
        self.election, self.contest = self.chosen(contests, wanted)
        self.choices = self.candidates()
        self.lines = _record_lines(text)

    def chosen(self, contests: list[tuple[_Election, _Contest]], wanted: str | None) -> tuple[_Election, _Contest]:
        if wanted is not None:
            contests = [one for one in contests if wanted in (one[1].id, one[1].name)]
        if len(contests) == 1:
            return contests[0]
        if not contests:
            says = "it has no contest" if wanted is None else f'it has no contest "{wanted[:80]}"'
            raise self.gathering.bad(self.line('"Contest"'), says, "name one with --contest, by its Name or its @id")
        names = ", ".join(of.name or of.id for _, of in contests[:5])
        raise self.gathering.bad(self.line('"Contest"'), f"it has several contests: {names}", "name one with --contest")

    def candidates(self) -> dict[str, int]:
        """Selection -> the place of its candidate. Selections of nobody (a write-in left open) have none."""
        names = {one.id: one.name or one.id for one in self.election.candidates}
        self.once([one.id for one in self.election.candidates], "Candidates")
        self.once([one.id for one in self.contest.choices], "ContestSelections")
        chosen = [(one.id, one.candidates[0]) for one in self.contest.choices if one.candidates]
        for _, candidate in chosen:
            if candidate not in names:
                says = f'the contest {self.contest.name} names a candidate "{candidate[:80]}" who is not described'
                raise self.gathering.bad(self.line(f'"{candidate}"'), says, "describe every Candidate of the Election")
        lines = _id_lines(self.text)
        self.names = self.gathering.names([(lines.get(f'"{one}"', 1), names[one]) for _, one in chosen])
        self.open = {one.id for one in self.contest.choices if not one.candidates}
        return {choice: place for place, (choice, _) in enumerate(chosen)}

    def once(self, ids: Sequence[str], what: str) -> None:
        """Raise `BadBallots` where two things have one id, so that a vote for one would be for the other."""
        twice = next((one for one, number in Counter(ids).items() if number > 1), None)
        if twice is not None:
            says = f'two {what} have the @id "{twice[:80]}"'
            raise self.gathering.bad(self.line(f'"{twice}"'), says, "give each an @id of its own")

    def read(self) -> Profile:
        if not self.names:
            raise self.gathering.bad(self.line('"Contest"'), "the contest has no candidates", "see NIST SP 1500-103")
        seats, named = self.contest.seats, list(self.names)
        if seats is not None and not 0 < seats <= MOST:
            says = f"NumberElected is {seats}: there must be seats to fill"
            raise self.gathering.bad(self.line('"NumberElected"'), says, f"write a number from 1 to {MOST}")
        for number, record in enumerate(self.report.records):
            line = _at(self.lines, number)
            marked = [one for one in self.snapshot(line, number, record).contests if one.contest == self.contest.id]
            if len(marked) > 1:
                says = f"record {number + 1} has the contest {self.contest.name} {len(marked)} times"
                raise self.gathering.bad(line, says, "write each contest of a ballot once")
            for one in marked:
                self.gathering.add(line, 1, self.groups(line, one), named)
        return self.gathering.profile(self.names, seats=self.contest.seats, title=titled(self.contest.name))

    def snapshot(self, line: int, number: int, record: _Record) -> _Snapshot:
        found = [one for one in record.snapshots if one.id == record.current]
        if len(found) != 1 and (record.current or len(record.snapshots) != 1):
            many = "none" if not found else "more than one"
            says = f"record {number + 1} has {_snapshots(len(record.snapshots))}, and {many} is the current one"
            raise self.gathering.bad(line, says, "name the current one in CurrentSnapshotId")
        return (found or record.snapshots)[0]

    def groups(self, line: int, marked: _Marked) -> Groups:
        at: dict[int, list[int]] = {}
        for selected in marked.selected:
            if selected.choice not in self.choices:
                if selected.choice in self.open:
                    continue
                says = f'"{selected.choice[:80]}" is no selection of the contest {self.contest.name}'
                raise self.gathering.bad(line, says, "name a ContestSelection of this contest")
            for rank in self.ranks(line, selected):
                at.setdefault(rank, []).append(self.choices[selected.choice])
        return tuple(tuple(at.get(rank, ())) for rank in range(1, max(at, default=0) + 1))

    def ranks(self, line: int, selected: _Selected) -> Iterator[int]:
        for position in selected.positions or [_Position()]:
            rank = next((one for one in (position.rank, selected.rank) if one is not None), 1)
            if not 0 < rank <= MOST:
                raise self.gathering.bad(line, f"{rank} is no rank", f"write a Rank from 1 to {MOST}")
            if not 0 < position.votes <= MOST:
                says = f"a position has {position.votes} votes"
                raise self.gathering.bad(line, says, f"write a NumberVotes from 1 to {MOST}")
            if position.counts:
                yield from [rank] * (position.votes if self.gathering.repeats else 1)

    def line(self, said: str) -> int:
        return _line(self.text, said)


def write(given: Profile, seats: int) -> str:
    """The ballots as cast vote records, one for each, in an order that tells nothing of the one they were cast in.

    Who withdrew is left out: the format has no word for it.
    """
    profile = condensed(standing(given))
    records: list[dict] = []
    for row, weight in enumerate(profile.weights.tolist()):
        marked = _marked(groups_of(profile, row))
        for _ in range(weight):
            number = len(records) + 1
            snapshot = {
                "@type": "CVR.CVRSnapshot",
                "@id": f"snapshot-{number}",
                "Type": "original",
                "CVRContest": marked,
            }
            records.append(
                {
                    "@type": "CVR.CVR",
                    "UniqueId": str(number),
                    "ElectionId": "election",
                    "CurrentSnapshotId": f"snapshot-{number}",
                    "CVRSnapshot": [snapshot],
                }
            )
    report = {
        "@type": "CVR.CastVoteRecordReport",
        "Version": "1.0.0",
        "Election": [_election(given, seats)],
        "CVR": records,
    }
    return json.dumps(report, ensure_ascii=False, indent=1) + "\n"


def _marked(groups: Groups) -> list[dict]:
    selected = [
        {
            "@type": "CVR.CVRContestSelection",
            "ContestSelectionId": f"selection-{one + 1}",
            "Rank": rank,
            "SelectionPosition": [
                {"@type": "CVR.SelectionPosition", "HasIndication": "yes", "NumberVotes": 1, "Rank": rank}
            ],
        }
        for rank, group in enumerate(groups, 1)
        for one in group
    ]
    return [{"@type": "CVR.CVRContest", "ContestId": "contest", "CVRContestSelection": selected}]


def _election(given: Profile, seats: int) -> dict:
    numbers = [(one + 1, given.candidates[one]) for one in given.standing]
    return {
        "@type": "CVR.Election",
        "@id": "election",
        "Candidate": [{"@type": "CVR.Candidate", "@id": f"candidate-{n}", "Name": name} for n, name in numbers],
        "Contest": [
            {
                "@type": "CVR.CandidateContest",
                "@id": "contest",
                "Name": given.title or "contest",
                "NumberElected": seats,
                "ContestSelection": [
                    {"@type": "CVR.CandidateSelection", "@id": f"selection-{n}", "CandidateIds": [f"candidate-{n}"]}
                    for n, _ in numbers
                ],
            }
        ],
    }
