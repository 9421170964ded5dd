"""Votes of delegates by the members they represent, and the cards that they fill in."""

import pytest

from mandat.clerk.weights import Crowd, sheet, weights
from mandat.exchange.ballots import read
from mandat.exchange.tallies import BadTable


def branches(tmp_path, text):
    (tmp_path / "branches.csv").write_text(text)
    return weights(str(tmp_path / "branches.csv"))


def test_what_cannot_be_divided_falls_to_the_chair_and_without_one_it_is_lost(tmp_path):
    port, mill = branches(tmp_path, "name,members,delegates,chair\nPort,10,3,yes\nMill,10,3,no\n")
    assert (port.votes, port.lost) == ((4, 3, 3), 0)
    assert (mill.votes, mill.lost) == ((3, 3, 3), 1)


def test_a_branch_without_delegates_loses_all_its_votes(tmp_path):
    (mill,) = branches(tmp_path, "name,members,delegates\nMill,41,0\n")
    assert (mill.votes, mill.lost) == ((), 41)


def test_cards_are_filled_in_and_counted_as_they_are(tmp_path):
    text = sheet(branches(tmp_path, 'name,members,delegates,chair\n"Port, old",10,3,x\nDock,7,1,\nMill,2,3,\n'))
    assert text == (
        "card,votes,for,against,abstain\n"
        '"Port, old, delegate 1",4,,,\n"Port, old, delegate 2",3,,,\n"Port, old, delegate 3",3,,,\nDock,7,,,\n'
    )
    assert read("cards.csv", text.replace("7,,,", "7,5,2,").encode()).cast == 7


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)"])
def test_a_name_does_not_become_a_formula_in_a_spreadsheet(tmp_path, name):
    text = sheet(branches(tmp_path, f"name,members,delegates\n{name},7,1\n"))
    assert text.splitlines()[1] == f"'{name},7,,,"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("Port,10,2 or 3,", '"2 or 3" is no whole number of delegates'),
        ("Port,10,,", "Port has no delegates"),
        ("Port,ten,3,", '"ten" is no whole number of members'),
        ("Port,10", "this line has 2 fields, not 4"),
    ],
)
def test_a_number_that_cannot_be_read_is_told_with_its_line(tmp_path, line, says):
    with pytest.raises(BadTable, match=f"branches.csv:2: {says}"):
        branches(tmp_path, f"name,members,delegates,chair\n{line}\n")


def test_more_delegates_than_cards_are_refused(tmp_path):
    with pytest.raises(Crowd, match="Port has 99,999,999 delegates; write 1,000,000 at most"):
        branches(tmp_path, "name,members,delegates\nPort,10,99999999\n")
