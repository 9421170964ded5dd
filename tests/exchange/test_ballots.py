"""Ballot files: what is read from each format, what is wrong with a file and where, and that nothing is lost."""

import json
from contextlib import suppress

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mandat.count.ballots import condensed, profile, ranked, standing
from mandat.errors import BadBallots
from mandat.exchange import ballots
from mandat.exchange.ballots import WRITERS, blt, quick, table
from tests.count.strategies import NAMES, elections, made

BLT = b'3 2\n4 1 2 0\n2 3 0\n0\n"Anna"\n"Bela"\n"Chris"\n"Board"\n'


def said(given):
    """The ballots of a profile, by name: how many, and who is at each rank."""
    ranks, names = ranked(given).T, given.candidates
    unnamed = given.rankings.shape[1] + 1 if given.ranks is None else int(given.ranks.max(initial=0)) + 1
    return sorted(
        (
            weight,
            tuple(
                (int(rank), *sorted(names[one] for one in np.flatnonzero(row == rank)))
                for rank in sorted({*row.tolist()})
                if rank < unnamed
            ),
        )
        for weight, row in zip(given.weights.tolist(), ranks, strict=True)
    )


def test_blt_holds_ballots_seats_names_and_a_title():
    read = ballots.read("a.blt", BLT)
    assert (read.candidates, read.seats, read.title) == (("Anna", "Bela", "Chris"), 2, "Board")
    assert said(read) == [(2, ((1, "Chris"),)), (4, ((1, "Anna"), (2, "Bela")))]


@pytest.mark.parametrize(
    ("before", "first"),
    [
        ("\ufeff3 2\n", ""),
        ("3 2\n", "(1) "),
        ("3 2\x0b", ""),
        ("# a board\n\n3 2\n[tie 3 2 1]\n", "(a) "),
        ("3 2\r", ""),
    ],
)
def test_the_first_ballot_of_a_blt_file_is_never_taken_for_a_part_of_its_head(before, first):
    read = ballots.read("a.blt", f'{before}{first}4 1 2 0\n2 3 0\n0\n"Anna"\n"Bela"\n"Chris"\n'.encode())
    assert said(read) == [(2, ((1, "Chris"),)), (4, ((1, "Anna"), (2, "Bela")))]


@pytest.mark.parametrize("number", ["+4", "\u0664", "x", "."])
def test_a_first_ballot_that_is_no_ballot_is_told(number):
    with pytest.raises(BadBallots, match="a.blt:2: .* is no number of ballots"):
        ballots.read("a.blt", f'3 2\n{number} 1 2 0\n2 3 0\n0\n"Anna"\n"Bela"\n"Chris"\n'.encode())


def test_blt_may_have_withdrawn_candidates_level_ranks_gaps_comments_and_numbered_ballots():
    text = b"""# the board
    4 2
    -3 -4   # they withdrew
    [tie 3 2 1]
    (1) 1 1=2 3 0
    5 2 - 1 0   # rank 2 is left out

    0
    "Anna # the first"
    "Bela \\"B.\\" Nagy"
    "Chris"
    "Dora"
    """
    read = ballots.read("a.blt", text)
    assert read.candidates == ("Anna # the first", 'Bela "B." Nagy', "Chris", "Dora")
    assert read.withdrawn == {2, 3}
    first, second = read.candidates[:2]
    assert said(read) == [(1, ((1, first, second), (2, "Chris"))), (5, ((1, second), (3, first)))]


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("", 1, "this file is empty"),
        ("three 2\n", 1, '"three 2" does not say how many candidates and seats there are'),
        ("3 2 1\n", 1, '"3 2 1" does not say how many candidates and seats there are'),
        ("0 2\n0\n", 1, "0 2: there must be candidates and seats"),
        ("3 2\n", 1, "no ballots follow"),
        ("3 2\n-4\n0\n", 2, '"4" is none of the 3 candidates'),
        ("3 2\n1 1 4 0\n0\n", 2, '"4" is none of the 3 candidates'),
        ("3 2\n1 1 x 0\n0\n", 2, '"x" is none of the 3 candidates'),
        ("3 2\n1 1 2\n0\n", 2, 'the ballot "1 1 2" does not end with 0'),
        ("3 2\n(card 7)\n0\n", 2, 'the ballot "(card 7)" does not end with 0'),
        ("3 2\n1 1 0 2 0\n0\n", 2, "more stands behind the 0 that ends a ballot"),
        ("3 2\n1 1 2 1 0\n0\n", 2, "this ballot names candidate 1 twice"),
        ("3 2\n1 1=1 0\n0\n", 2, "this ballot names candidate 1 twice"),
        ("3 2\n-1 2 0\n1.5 2 0\n0\n", 2, '"0" is none of the 3 candidates'),
        ("3 2\n1 1 0\n1.5 2 0\n0\n", 3, '"1.5" is no number of ballots'),
        ("3 2\n1 1 0\n0 2 0\n0\n", 3, '"0" is no number of ballots'),
        ("3 2\n1 1 0\n", 2, "the ballots do not end"),
        ('3 2\n1 1 0\n0\n"Anna"\n"Bela"\n', 5, "there are 3 candidates, and 2 named behind the ballots"),
        (
            '3 2\n1 1 0\n0\n"Anna"\n"Bela"\n"Anna"\n',
            6,
            'two candidates are called "Anna" (the other on line 4)',
        ),
        ('2 1\n1 1 0\n0\n"Anna"\n""\n', 5, "a candidate has no name"),
        ('2 1\n1 1 0\n0\n"Anna\n"Bela"\n', 4, 'the quotes in "Anna do not match'),
        ('2 1\n1 1 0\n0\n2 2 0\n0\n"Anna"\n"Bela"\n', 4, '"2 2 0" stands where the names do'),
        (f"2 1\n{'9' * 5000} 1 0\n0\n", 2, "a number of 5000 digits is more ballots than can be"),
    ],
)
def test_what_is_wrong_with_a_blt_file_is_said_with_its_line(text, line, reason):
    with pytest.raises(BadBallots) as wrong:
        ballots.read("a.blt", text.encode())
    assert str(wrong.value).startswith(f"a.blt:{line}: {reason}")
    assert "; " in str(wrong.value)


def test_a_line_may_stand_for_more_ballots_than_a_machine_word_can_count():
    read = ballots.read("a.blt", b'2 1\n18446744073709551617 1 0\n18446744073709551616 2 0\n0\n"Anna"\n"Bela"\n')
    assert read.weights.tolist() == [2**64 + 1, 2**64]


def test_names_that_look_alike_are_the_same_however_their_accents_are_written():
    assert ballots.read("a.csv", "1,2\nZoe\u0308,Bela\nZo\u00eb,Bela\n".encode()).candidates == ("Bela", "Zo\u00eb")
    with pytest.raises(BadBallots, match='a.blt:5: two candidates are called "Zo\u00eb"'):
        ballots.read("a.blt", '2 1\n1 1 0\n0\n"Zoe\u0308"\n"Zo\u00eb"\n'.encode())


def test_names_behind_a_blt_may_be_numbers_in_quotes_and_the_title_may_be_a_year_with_notes_behind_it():
    read = ballots.read("a.blt", b'2 1\n1 1 0\n0\n"1"\nBela\n2024\nFirst prefs\n 119 32 0\n')
    assert (read.candidates, read.title) == (("1", "Bela"), "2024")


def test_the_quick_way_and_the_line_by_line_way_say_the_same_of_a_wrong_file():
    text = b"".join([b"3 2\n", b"1 1 2 0\n" * 1000, b"1 1 2 1 0\n", b'0\n"Anna"\n"Bela"\n"Chris"\n'])
    with pytest.raises(BadBallots, match="a.blt:1002: this ballot names candidate 1 twice"):
        ballots.read("a.blt", text)


plain = st.lists(
    st.one_of(
        st.integers(0, 30).map(str),
        st.sampled_from(("0", "0\n", "1", "2", "3", "\n", "999999999999999999", "x", "1=2", "#", "\r\n", "-")),
    ),
    max_size=40,
)


@given(plain, st.sampled_from((" ", "  ", "")), st.integers(1, 12))
def test_the_quick_way_reads_what_the_line_by_line_way_reads(words, gap, candidates):
    body = gap.join(word if word.endswith("\n") else word + " " for word in words).replace(" \n", "\n")
    names = "".join(f'"c{one}"\n' for one in range(candidates))
    data = f"{candidates} 1\n{body}\n0\n{names}".encode()
    slow = blt._Reader(blt.Gathering("a.blt"))
    try:
        expected = slow.read(data.decode())
    except BadBallots:
        expected = None
    found = blt._Reader(blt.Gathering("a.blt")).quickly(data, None)
    if found is not None:
        assert expected is not None
        assert _same(found, expected)


def _same(one, other):
    return said(condensed(one)) == said(condensed(other)) and (one.candidates, one.seats, one.withdrawn) == (
        other.candidates,
        other.seats,
        other.withdrawn,
    )


def test_the_quick_way_is_taken_by_plain_files():
    def plain(text, repeats=False):
        return quick.ballots(text, (0, len(text)), 3, repeats=repeats) is not None

    assert plain(b"4 1 2 0\n2 3 0\n1 0\n")
    assert not plain(b"4 1 2 0\n2 4 0\n")
    assert not plain(b"4 1 1 0\n")
    assert plain(b"4 1 1 0\n", repeats=True)
    assert not plain(b"4 1=2 0\n")
    assert not plain(b"4 1  2 0\n")


@given(elections(), st.integers(1, 4), st.sets(st.integers(0, 5), max_size=2))
@pytest.mark.parametrize("ending", [".blt", ".csv"])
def test_what_is_written_is_read_again(ending, election, seats, withdrawn):
    candidates, _ = election
    given = made(
        *election, seats=seats, withdrawn=frozenset(one for one in withdrawn if one < candidates), title="Board"
    )
    again = ballots.read(f"a{ending}", WRITERS[ending](given, seats).encode())
    assert _same(condensed(given), again)
    assert again.title == "Board"


@given(elections(), st.integers(1, 4), st.sets(st.integers(0, 5), max_size=2))
def test_cast_vote_records_keep_what_stands(election, seats, withdrawn):
    candidates, _ = election
    gone = frozenset(one for one in withdrawn if one < candidates - 1)
    given = made(*election, withdrawn=gone)
    again = ballots.read("a.json", WRITERS[".json"](given, seats).encode())
    assert again.candidates == tuple(NAMES[one] for one in given.standing)
    assert again.cast == given.cast
    assert said(again) == said(condensed(standing(given))) or gone


def test_level_ranks_and_gaps_are_written_and_read_again():
    given = ballots.read("a.blt", b'4 1\n3 1=2 4 0\n2 3 - 1 0\n0\n"Anna"\n"Bela"\n"Chris"\n"Dora"\n')
    for ending, writer in WRITERS.items():
        assert said(ballots.read(f"a{ending}", writer(given, 1).encode())) == said(given)


def test_ballots_are_written_in_an_order_that_tells_nothing():
    one = profile(("Anna", "Bela"), [(1, (1,)), (1, (0, 1)), (1, (1,))])
    other = profile(("Anna", "Bela"), [(1, (0, 1)), (2, (1,))])
    for writer in WRITERS.values():
        assert writer(one, 1) == writer(other, 1)


# ------------------------------------------------------------------------------------------------------------- CSV


def test_csv_may_have_ranks_as_columns_and_names_in_the_cells():
    read = ballots.read("a.csv", b"count,1,2,3\n12,Bela,Anna,\n7,Anna,Bela=Chris,\n")
    assert read.candidates == ("Anna", "Bela", "Chris")
    assert said(read) == [(7, ((1, "Anna"), (2, "Bela", "Chris"))), (12, ((1, "Bela"), (2, "Anna")))]


def test_csv_may_have_candidates_as_columns_and_ranks_or_marks_in_the_cells():
    read = ballots.read("a.csv", b'"Brandt, Anna",Bela\n1,2\n,1\nx,x\n\n2,1\n')
    anna = "Brandt, Anna"
    assert read.candidates == (anna, "Bela")
    assert (1, ((1, "Bela", anna),)) in said(read)
    assert read.cast == 4


def test_csv_may_say_seats_title_and_who_withdrew():
    read = ballots.read("a.csv", b"# title: Board\n# seats: 2\n# withdrawn: Bela\nAnna,Bela\n1,2\n")
    assert (read.title, read.seats, read.withdrawn) == ("Board", 2, {1})


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("", 1, "this file is empty"),
        ("count\n3\n", 1, "the header names no ranks and no candidates"),
        ("1,3\nAnna,Bela\n", 1, "the ranks in the header do not run 1, 2, 3"),
        ("Anna,Anna\n1,2\n", 1, 'two candidates are called "Anna" (the other on line 1)'),
        ("count,1,2\nmany,Anna,Bela\n", 2, '"many" is no number of ballots'),
        ("1,2\nAnna,Anna\n", 2, "this ballot names Anna twice"),
        ("1,2\nAnna=,Bela\n", 2, '"Anna=" names nobody on one side of ='),
        ("Anna,Bela\n1,2\n1,two\n", 3, '"two" is no rank'),
        ("Anna,Bela\n1,2,3\n", 2, "this row has 3 cells, and the header 2"),
        ('Anna,Bela\n"1,2\n', 2, "this is no CSV (unexpected end of data)"),
        ("1,2\n", 1, "no ballot follows the header"),
        ("voter,1,2\nv1,Anna,\nv1,Bela,\n", 3, "v1 voted twice (also on line 2)"),
        ("voter,1,2\n,Anna,\n", 2, "this row does not say who voted"),
        ("card,votes,for,against\nPort,4,3,2\n", 2, "Port has 4 votes and cast 5"),
        ("# seats: two\nAnna,Bela\n1,2\n", 1, '"two" is no number of seats'),
        ("# seats: 0\nAnna,Bela\n1,2\n", 1, '"0" is no number of seats'),
        ("# seats: 2\n# withdrawn: Tim\nAnna,Bela\n1,2\n", 2, '"Tim" is said to have withdrawn, and is no candidate'),
    ],
)
def test_what_is_wrong_with_a_csv_file_is_said_with_its_line(text, line, reason):
    with pytest.raises(BadBallots) as wrong:
        ballots.read("a.csv", text.encode())
    assert str(wrong.value).startswith(f"a.csv:{line}: {reason}; ")


def test_no_ballot_keeps_its_voter_and_the_roll_is_apart():
    data = b"voter,1,2\nzoe,Anna,Bela\nadam,Bela,\n"
    assert said(ballots.read("a.csv", data)) == [(1, ((1, "Anna"), (2, "Bela"))), (1, ((1, "Bela"),))]
    assert table.roll("a.csv", data) == ["adam", "zoe"]


def test_a_file_without_voters_has_no_roll():
    with pytest.raises(BadBallots, match="a.csv:1: no column says who voted"):
        table.roll("a.csv", b"1,2\nAnna,Bela\n")


def test_card_votes_may_be_split():
    read = ballots.read("a.csv", b"card,votes,for,against,abstain\nPort,420,300,120,\nMill,80,,70,10\n")
    assert (read.candidates, read.weights.tolist()) == (("for", "against", "abstain"), [300, 190, 10])


# --------------------------------------------------------------------------------------------------------- PrefLib

TOC = b"""# FILE NAME: 00001-00000001.toc
# TITLE: Board
# NUMBER ALTERNATIVES: 3
# ALTERNATIVE NAME 1: Anna
# ALTERNATIVE NAME 2: Bela
# ALTERNATIVE NAME 3: Chris
12: 2,{1,3}
7: 3,1
"""


@pytest.mark.parametrize("ending", ["toc", "toi"])
def test_preflib_orders_may_have_alternatives_level(ending):
    read = ballots.read(f"a.{ending}", TOC)
    assert read.title == "Board"
    assert said(read) == [(7, ((1, "Chris"), (2, "Anna"))), (12, ((1, "Bela"), (2, "Anna", "Chris")))]


@pytest.mark.parametrize(
    ("change", "line", "reason"),
    [
        ((b"2,{1,3}", b"2,{1,4}"), 7, '"4" is no alternative'),
        ((b"2,{1,3}", b"2,{1,3"), 7, '"2,{1,3" is no order'),
        ((b"2,{1,3}", b"2,,3"), 7, '"2,,3" is no order'),
        ((b"2,{1,3}", b"2,1,2"), 7, "this ballot names Bela twice"),
        ((b"12:", b"twelve:"), 7, '"twelve" is no number of ballots'),
        ((b"12:", b"12"), 7, '"12 2,{1,3}" is no order'),
        ((b"ALTERNATIVES: 3", b"ALTERNATIVES: 4"), 3, "4 alternatives are announced, and there are 3"),
        ((b"NAME 2", b"NAME 1"), 5, "alternative 1 is named twice"),
        ((b"# TITLE", b"# NUMBER VOTERS: 20\n# TITLE"), 2, "20 voters are announced, and there are 19"),
        ((b": Bela", b": Anna"), 5, 'two candidates are called "Anna" (the other on line 4)'),
        ((b"# FILE NAME", b"3: 1\n# FILE NAME"), 1, "no alternative is named above this order"),
    ],
)
def test_what_is_wrong_with_a_preflib_file_is_said_with_its_line(change, line, reason):
    with pytest.raises(BadBallots) as wrong:
        ballots.read("a.toi", TOC.replace(*change))
    assert str(wrong.value).startswith(f"a.toi:{line}: {reason}; ")


def test_a_strict_order_has_nobody_level():
    with pytest.raises(BadBallots, match="a.soi:7: a strict order has nobody level"):
        ballots.read("a.soi", TOC)


# ----------------------------------------------------------------------------------------------- cast vote records


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
    record = {"CurrentSnapshotId": more.get("current", "new"), "CVRSnapshot": snapshots}
    return json.dumps({"Election": [election], "CVR": [record]}, indent=1).encode()


def test_the_current_snapshot_of_a_cast_vote_record_counts():
    read = ballots.read("a.json", report([("s1", 1), ("s0", 2)]))
    assert said(read) == [(1, ((1, "Bela"), (2, "Anna")))]


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
        (report([("s0", 9)]), "a.json:4[0-9]: rank 9 is given among 2 candidates"),
        (report([("s0", 1), ("s0", 2)]), "a.json:4[0-9]: this ballot names Anna twice"),
        (report([("s0", 1)], current="none"), "a.json:4[0-9]: record 1 has 2 snapshots, and none is the current one"),
    ],
)
def test_what_is_wrong_with_cast_vote_records_is_said_with_its_line(data, says):
    with pytest.raises(BadBallots, match=says):
        ballots.read("a.json", data)


# ------------------------------------------------------------------------------------------------------ all formats


@pytest.mark.parametrize("name", ["a.blt", "a.csv", "a.json", "a.toc", "a"])
@given(data=st.binary(max_size=60) | st.text("0123456789=-,:{}[]#\"'ab \n", max_size=60).map(str.encode))
def test_no_file_ends_in_anything_but_ballots_or_a_message(name, data):
    with suppress(BadBallots):
        assert ballots.read(name, data).candidates


def test_a_file_that_is_no_text_is_refused():
    with pytest.raises(BadBallots, match="a.csv:2: this is not UTF-8 text; save the file as UTF-8"):
        ballots.read("a.csv", b"1,2\n\xff,Bela\n")


@pytest.mark.parametrize(("data", "seats"), [(BLT, 2), (TOC, None), (b"1,2\nAnna,Bela\n", None)])
def test_a_format_is_known_by_how_a_file_begins(data, seats):
    assert ballots.read("ballots", data).seats == seats
