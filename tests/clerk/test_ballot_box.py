"""Ballots that a book names: counted, compared, and never read from outside its folder."""

import os

import pytest

from mandat.clerk.check import check
from mandat.clerk.opening import open_book
from mandat.clerk.roster import roster

THINGS = """
2024-01-01 body board "Board"

2024-01-01 charter rules of board
    term 2 years

2024-01-01 unit members "Members"

2024-01-01 person anna "Anna Brandt"

2024-01-01 person bela "Bela Nagy"
"""
BALLOTS = "count,1,2\n5,Anna Brandt,\n3,bela,Anna Brandt\n"


@pytest.fixture
def opened(tmp_path):
    """Open a book of these things and an act, with these ballots beside it."""

    def book(act, ballots=BALLOTS, roll="one\ntwo\n"):
        (tmp_path / "record.mandat").write_text(f"{THINGS}\n{act}\n")
        (tmp_path / "b.csv").write_text(ballots)
        (tmp_path / "roll.txt").write_text(roll)
        return open_book(tmp_path)

    return book


def said(book):
    return [(row["code"], row["says"]) for row in check(book)]


def test_whom_the_ballots_elect_gets_the_seat_for_the_term_of_the_charter(opened):
    book = opened('2024-03-02 elect e to board from members\n    ballots "b.csv"\n    method irv')
    assert said(book) == []
    (seat,) = roster(book.view(), "board")
    assert (seat["held_by"], seat["until"]) == (["anna"], "2026-03-02T00:00")


@pytest.mark.parametrize(
    ("keys", "says"),
    [
        ('ballots "b.csv"', "ballots are named, and no method to count them by"),
        ('ballots "b.csv"\n    method stv', '"stv" is no method'),
        ('ballots "none.csv"\n    method irv', "none.csv: there is no such file or folder"),
        ('ballots "../b.csv"\n    method irv', "../b.csv lies outside the folder of the book"),
        ('ballots "/etc/passwd"\n    method irv', "/etc/passwd lies outside the folder of the book"),
        ('ballots "b.csv"\n    method motion', '"Anna Brandt" is no side of a motion'),
        ('ballots "b.csv"\n    method irv\n    voters "b.csv"', None),
    ],
)
def test_ballots_that_cannot_be_counted_are_a_note_that_says_why(opened, keys, says):
    found = said(opened(f"2024-03-02 elect e of anna to board from members\n    {keys}"))
    assert found[:1] == (
        [("V007", says)] if says else [("V008", "8 ballots were kept, and 3 voters stand on the roll")]
    )


@pytest.mark.parametrize("keys", ['ballots "{}"', 'ballots "b.csv"\n    voters "{}"'])
@pytest.mark.parametrize("name", ["pipe", "link.csv", "."])
def test_nobody_waits_for_a_pipe_that_is_named_as_a_file(opened, tmp_path, keys, name):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link.csv").symlink_to(tmp_path / "pipe")
    book = opened(f"2024-03-02 elect e of anna to board from members\n    {keys.format(name)}\n    method irv")
    assert said(book) == [("V007", f"{name}: this is no file")]


def test_a_stranger_who_is_elected_is_told(opened):
    act = '2024-03-02 elect e of anna to board from members\n    ballots "b.csv"\n    method irv'
    found = said(opened(act, "1\nTim\n"))
    assert found == [("V007", 'b.csv elects "Tim", and no person of the record has this name')]


def test_a_malformed_file_is_told_with_its_line(opened):
    act = '2024-03-02 elect e of anna to board from members\n    ballots "b.csv"\n    method irv'
    assert said(opened(act, "count,1\nmany,Anna\n")) == [("V007", 'b.csv:2: "many" is no number of ballots')]


def test_a_lot_decides_only_from_a_seed_that_the_minutes_name(opened):
    act = '2024-03-02 elect e to board from members\n    ballots "b.csv"\n    method irv'
    tied = "count,1\n5,Anna Brandt\n5,Bela Nagy\n"
    says = "b.csv: a lot has to decide between Anna Brandt, Bela Nagy, and no seed is named"
    book = opened(act, tied)
    assert said(book) == [("V007", says)]
    assert roster(book.view(), "board")[0]["held_by"] == []
    book = opened(f'{act}\n    seed "lottery of 2 March 2024"', tied)
    assert said(book) == []
    assert roster(book.view(), "board")[0]["held_by"] == ["bela"]


def test_who_stands_on_the_roll_twice_is_told(opened):
    act = '2024-03-02 elect e of anna to board from members\n    ballots "b.csv"\n    method irv\n    voters "roll.txt"'
    found = said(opened(act, roll="one\ntwo\none\n"))
    assert found == [("V007", "roll.txt:3: one stands on the roll twice (also on line 1)")]


def test_a_vote_takes_its_numbers_from_its_ballots_and_its_charter_judges_them(opened):
    book = opened(
        '2024-03-02 vote v in members how secret\n    ballots "b.csv"', "count,1\n7,for\n4,against\n1,abstain\n"
    )
    assert said(book) == []
    (judgement,) = [one for name, one in book.record.state.judgements.items() if name == "v"]
    assert (judgement.computed, judgement.vote) == ("carried", "v")


def test_a_book_without_ballots_does_not_load_what_counts_them():
    import subprocess
    import sys

    code = (
        "import sys; from mandat.cli.main import main; "
        "main(['-b', 'examples/harbour-union', 'tree']); print('numpy' in sys.modules)"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stdout.splitlines()[-1] == "False"


@pytest.mark.parametrize(
    ("keys", "mend"),
    [
        ("method stv", "did you mean meek-stv or ers97-stv or gregory-stv?"),
        ("method motion", "write for or against or abstain"),
        ("method irv\n    voters none.txt", "name a file that can be read"),
    ],
)
def test_what_would_mend_it_is_told_apart(opened, keys, mend):
    (row,) = check(opened(f"2024-03-02 elect e of anna to board from members\n    ballots b.csv\n    {keys}"))
    assert row["mend"] == mend


def test_a_name_with_a_semicolon_is_a_name(opened):
    act = "2024-03-02 elect e of anna to board from members\n    ballots b.csv\n    method irv"
    (row,) = check(opened(act, "count,1\n3,Tim; the younger\n"))
    assert row["says"] == 'b.csv elects "Tim; the younger", and no person of the record has this name'
