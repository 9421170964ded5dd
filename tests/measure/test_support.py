"""Who stands behind a body: every unit that recognises it, its members counted once, however deep it lies."""

from mandat.book.amending import amend
from mandat.book.reading import read
from mandat.core.record import Record
from mandat.measure.support import support

RECOGNISED = "2024-01-01 body congress\n\n2024-01-02 recognise by elm of congress\n\n"


def stands_behind(text):
    """The units that recognise the congress in words, and their members."""
    record = Record(read("support.mandat", RECOGNISED + text).acts, amend)
    found = support(record.state.at(record.end), "congress")
    return " ".join(found.units), found.members


def unit(name, members=None, within=None):
    lines = [f"2024-01-01 unit {name}", f"members {members}" if members else "", f"within {within}" if within else ""]
    return "\n    ".join(filter(None, lines)) + "\n\n"


def test_members_of_a_unit_that_says_how_many_are_counted_once():
    assert stands_behind(unit("elm", 50) + unit("ash", 20, "elm")) == ("ash elm", (50, 50))


def test_members_of_a_unit_that_does_not_are_those_of_the_units_in_it():
    assert stands_behind(unit("elm") + unit("ash", 20, "elm") + unit("oak", 5, "elm")) == ("ash elm oak", (25, 25))


def test_members_that_nobody_recorded_may_be_any():
    assert stands_behind(unit("elm")) == ("elm", (0, None))


def test_units_that_lie_in_each_other_without_end_are_counted():
    inner = "".join(unit(f"elm-{n + 1}", within=f"elm-{n}" if n else "elm") for n in range(1_200))
    units, members = stands_behind(unit("elm") + inner + unit("ash", 7, "elm-1200"))
    assert len(units.split()) == 1_202
    assert members == (7, 7)
