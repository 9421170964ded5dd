"""Ballots in CSV: what is read, what is wrong with a file and where, and what is written."""

import pytest

from mandat.count.ballots import profile
from mandat.errors import BadBallots
from mandat.exchange import ballots
from mandat.exchange.ballots import table
from tests.exchange.test_ballots import said


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
        ("# seats: 2\n# seats: 3\nAnna,Bela\n1,2\n", 2, '"2" seats are said above, and "3" here'),
        ("# seat: 2\nAnna,Bela\n1,2\n", 1, '"# seat" says nothing of the seats'),
        ("# number of seats: 2\nAnna,Bela\n1,2\n", 1, '"# number of seats" says nothing of the seats'),
        ("# Seats 2\nAnna,Bela\n1,2\n", 1, '"# seats 2" says nothing of the seats'),
        ("# withdrew: Anna\nAnna,Bela\n1,2\n", 1, '"# withdrew" says nothing of the withdrawn'),
        ("Anna,Bela\n# withdrawn: Anna\n1,2\n", 2, '"# withdrawn: Anna" stands among the ballots'),
        ("1,2\n# withdrawn: Anna\nAnna,Bela\n", 2, '"# withdrawn: Anna" stands among the ballots'),
        ("Anna,Bela,votes\n1,2,\n", 1, '"votes" heads no column of a candidate'),
        ("count,voter,Anna\n1,2,\n", 1, '"voter" heads no column of a candidate'),
        ("id,Anna,Bela\n1,1,2\n", 1, '"id" heads no column of a candidate'),
        ("card,votes,for,against,abstentions\nPort,4,3,1,\n", 1, '"card" heads no column of a candidate'),
        ("card,votes,for,against\nPort,4,3,,1\n", 2, "this row has 5 cells, and the header 4"),
        ("card,votes,for,against,abstain\nPort,4,,,,3\n", 2, "this row has 6 cells, and the header 5"),
        ("1,2\n2,1\n", 2, '"2" may be a name, a mark or a rank'),
        ("1,2\nAnna,x\n", 2, '"x" may be a name, a mark or a rank'),
        ("# candidate: Anna\n# candidate: Bela\n1,2\nAnna,Bella\n", 4, '"Bella" is no candidate; did you mean Bela?'),
        ("# candidate: Anna\n1,2\nTim,\n", 3, '"Tim" is no candidate; write # candidate: Tim above the header'),
        ("# candidate: Anna\nAnna,Bela\n1,2\n", 1, "candidates are named above a header that names them"),
        ("1,2\nAnna\u200b,Anna\n", 2, "the name Anna\\u200b has a character that cannot be seen (U+200B)"),
        ("voter,1\nzoe\u200b,Anna\n", 2, "the name zoe\\u200b has a character that cannot be seen (U+200B)"),
        ("Anna,Bela\n1," + "9" * 5000 + "\n", 2, '"9999999999999999999999999999999999999999" is no rank'),
        ("# seats: 2\n# withdrawn: Tim\nAnna,Bela\n1,2\n", 2, '"Tim" is said to have withdrawn, and is no candidate'),
    ],
)
def test_what_is_wrong_with_a_csv_file_is_said_with_its_line(text, line, reason):
    with pytest.raises(BadBallots) as wrong:
        ballots.read("a.csv", text.encode())
    assert f"{wrong.value}; ".startswith(f"a.csv:{line}: {reason}; ")


def test_votes_may_head_the_column_that_says_how_many():
    assert said(ballots.read("a.csv", b"votes,Anna,Bela\n2,1,\n")) == [(2, ((1, "Anna"),))]


def test_lines_that_say_nothing_of_the_election_are_comments():
    assert ballots.read("a.csv", b"# from the box of 2 March\n# teller: Zoe\nAnna,Bela\n1,2\n").cast == 1


def test_candidates_named_above_the_header_are_all_who_stand_in_the_order_of_the_paper():
    read = ballots.read("a.csv", b"# candidate: 2\n# candidate: 1\n# candidate: 10\n1,2\n10,2\n")
    assert (read.candidates, said(read)) == (("2", "1", "10"), [(1, ((1, "10"), (2, "2")))])


@pytest.mark.parametrize("space", ["  ", "\u00a0", "\t", " \u2003"])
def test_a_name_is_the_same_however_wide_its_spaces_are(space):
    read = ballots.read("a.csv", f'1,2\nAnna Brandt,Bela\n"Anna{space}Brandt",Bela\n'.encode())
    assert read.candidates == ("Anna Brandt", "Bela")


def test_cells_are_told_apart_by_the_sign_of_the_header_and_not_by_those_within_quotes():
    data = b'"# title: a; b, c; d"\n"Nagy; Bela; junior",Anna\n1,2\n'
    assert ballots.read("a.csv", data).candidates == ("Nagy; Bela; junior", "Anna")


@pytest.mark.parametrize(
    "names",
    [("1", "2"), ("Rank 1", "2nd"), ("1", "2", "3"), ("votes", "voter"), ("=1+1", "'@x"), ("a;b;c;d", "c;d", "e,f")],
)
def test_odd_names_are_written_so_that_they_are_read_again_and_run_nowhere(names):
    given = profile(names, [(3, (1, 0)), (2, (0,))], seats=2, title="a; b, c; d; e", withdrawn=frozenset({1}))
    text = table.write(given, 2)
    again = ballots.read("a.csv", text.encode())
    assert (again.candidates, again.title, again.withdrawn) == (names, given.title, {1})
    assert said(again) == said(given)
    assert not any(cell.startswith(("=", "@", "+", "-")) for line in text.splitlines() for cell in line.split(","))


@pytest.mark.parametrize("names", [("1", "2"), ("Anna", "=1+1"), ("Anna", "+49"), ("Anna=Bela", "Bela")])
def test_a_ballot_of_more_ranks_than_candidates_is_written_rank_by_rank(names):
    given = ballots.read("a.blt", f'2 1\n3 - 1 - 2 0\n1 2 0\n0\n"{names[0]}"\n"{names[1]}"\n'.encode())
    again = ballots.read("a.csv", table.write(given, 1).encode())
    assert (again.candidates, said(again)) == (names, said(given))


def test_a_title_is_one_line_in_which_everything_can_be_seen():
    read = ballots.read("a.csv", "# title: Board\u2028of \u202e2024,,\nAnna,Bela\n1,2\n".encode())
    assert read.title == "Board of \\u202e2024"


def test_a_name_with_a_comma_at_its_end_withdraws_as_it_is_written():
    read = ballots.read("a.csv", b'"# withdrawn: Anna,"\n# withdrawn: Bela,,\n"Anna,",Bela,Chris\n1,2,\n')
    assert read.withdrawn == {0, 1}


def test_what_cannot_be_seen_is_written_out_in_a_message():
    with pytest.raises(BadBallots) as wrong:
        ballots.read("a.csv", "Anna,Bela\n1\u200b,\x1b[31m2\n".encode())
    assert str(wrong.value).startswith('a.csv:2: "1\\u200b" is no rank;')


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
