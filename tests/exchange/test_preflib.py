"""Ballots of PrefLib: what is read, and what is wrong with a file and where."""

import pytest

from mandat.errors import BadBallots
from mandat.exchange import ballots
from tests.exchange.test_ballots import said

TOC = b"""# FILE NAME: 00001-00000001.toc
# TITLE: Board
# NUMBER ALTERNATIVES: 3
# ALTERNATIVE NAME 1: Anna
# ALTERNATIVE NAME 2: Bela
# ALTERNATIVE NAME 3: Chris
12: 2,{1,3}
7: 3,1
"""
WHOLE = TOC.replace(b"7: 3,1", b"7: 3,{ 1 , 2 }")


def test_preflib_orders_may_have_alternatives_level():
    read = ballots.read("a.toi", TOC)
    assert read.title == "Board"
    assert said(read) == [(7, ((1, "Chris"), (2, "Anna"))), (12, ((1, "Bela"), (2, "Anna", "Chris")))]
    assert (7, ((1, "Chris"), (2, "Anna", "Bela"))) in said(ballots.read("a.toc", WHOLE))


@pytest.mark.parametrize("ending", ["soc", "toc"])
def test_a_complete_order_that_breaks_off_is_refused(ending):
    with pytest.raises(BadBallots, match=rf"a.{ending}:8: a complete order names all 3, and this one 2; save it with"):
        ballots.read(f"a.{ending}", TOC.replace(b"{1,3}", b"1,3"))


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


def test_a_long_line_of_spaces_is_no_reason_to_think_for_long():
    with pytest.raises(BadBallots, match='a.toi:7: ".*" is no order'):
        ballots.read("a.toi", TOC.replace(b"2,{1,3}", b"2," + b" " * 200_000 + b"{"))
