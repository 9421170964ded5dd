"""Cast vote records: what is read, and what is wrong with a report and where."""

import json

import pytest

from mandat.errors import BadBallots
from mandat.exchange import ballots
from tests.exchange.test_ballots import said


def report(selections, **more):
    """A report of one ballot that selects these (selection, rank)."""
    marked = [
        {"ContestSelectionId": choice, "SelectionPosition": [{"HasIndication": "yes", "Rank": rank}]}
        for choice, rank in selections
    ]
    names = [{"@id": f"c{n}", "Name": name} for n, name in enumerate(("Anna", "Bela"))]
    contest = {
        "@id": "k1",
        "Name": "Board",
        "ContestSelection": [{"@id": f"s{n}", "CandidateIds": [f"c{n}"]} for n in (0, 1)],
    }
    election = {"@id": "e", "Candidate": names, "Contest": [contest, *more.get("contests", ())]}
    snapshots = [
        {"@id": "old", "CVRContest": []},
        {"@id": "new", "CVRContest": [{"ContestId": "k1", "CVRContestSelection": marked}]},
    ]
    snapshots[1]["CVRContest"] *= more.get("times", 1)
    snapshots = snapshots[more.get("since", 0) :]
    for position in (one["SelectionPosition"][0] for one in marked):
        position.update(more.get("position", {}))
    contest.update(more.get("contest", {}))
    names[1].update(more.get("bela", {}))
    record = {"CurrentSnapshotId": more.get("current", "new"), "CVRSnapshot": snapshots}
    return json.dumps({"Election": [election], "CVR": [record]}, indent=1).encode()


def test_the_current_snapshot_of_a_cast_vote_record_counts():
    read = ballots.read("a.json", report([("s1", 1), ("s0", 2)]))
    assert said(read) == [(1, ((1, "Bela"), (2, "Anna")))]


@pytest.mark.parametrize("position", [{"HasIndication": "no"}, {"HasIndication": "unknown"}, {"IsAllocable": "no"}])
def test_a_mark_that_is_none_or_may_not_be_allocated_does_not_count(position):
    assert said(ballots.read("a.json", report([("s1", 1)], position=position))) == [(1, ())]


def test_one_of_several_contests_is_named():
    other = {"@id": "k2", "Name": "Treasurer", "ContestSelection": []}
    data = report([("s0", 1)], contests=[other])
    assert ballots.read("a.json", data, contest="Board").cast == 1
    with pytest.raises(BadBallots, match=r"it has several contests: Board, Treasurer; name one with --contest"):
        ballots.read("a.json", data)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"{\n", "a.json:2: this is no JSON"),
        (b'{"a":' + b"[" * 200_000, "a.json:1: this is (no JSON|JSON in too many brackets)"),
        (b"{}", "a.json:1: it has no contest"),
        (b'{\n"CVR": 3}', r'a.json:2: this is no cast vote record \(expected "array", got "int" - at "\$.CVR"\)'),
        (b"[]", "a.json:1: this is no cast vote record"),
        (report([("s0", "first")]), "a.json:4[0-9]: this is no cast vote record"),
        (report([("s7", 1)]), 'a.json:4[0-9]: "s7" is no selection of the contest Board'),
        (report([("s0", 30001)]), "a.json:4[0-9]: 30001 is no rank; write a Rank from 1 to 30000"),
        (report([("s0", 1), ("s0", 2)]), "a.json:4[0-9]: this ballot names Anna twice"),
        (report([("s0", 1)], current="none"), "a.json:4[0-9]: record 1 has 2 snapshots, and none is the current one"),
        (report([("s0", 1)], current="none", since=1), "record 1 has 1 snapshot, and none is the current one"),
        (report([("s0", 1)], times=2), "a.json:[45][0-9]: record 1 has the contest Board 2 times"),
        (report([("s0", 0)]), "a.json:4[0-9]: 0 is no rank"),
        (
            report([("s0", 1)], position={"HasIndication": "Yes"}),
            r"this is no cast vote record \(invalid enum value .Yes.",
        ),
        (report([("s0", 1)], position={"NumberVotes": 0}), "a.json:4[0-9]: a position has 0 votes"),
        (report([("s0", 1)], position={"NumberVotes": 10**9}), "a.json:4[0-9]: a position has 1000000000 votes"),
        (
            report([("s0", 1)], contest={"NumberElected": 0}),
            "a.json:[23][0-9]: NumberElected is 0: there must be seats",
        ),
        (report([("s0", 1)], bela={"@id": "c0"}), 'a.json:[0-9]+: two Candidates have the @id "c0"'),
    ],
)
def test_what_is_wrong_with_cast_vote_records_is_said_with_its_line(data, says):
    with pytest.raises(BadBallots, match=says):
        ballots.read("a.json", data)
