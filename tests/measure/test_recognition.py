"""Whom a unit recognises, of all that has been said for it: the nearest that spoke goes before what lies around it."""

from mandat.book.amending import amend
from mandat.book.reading import read
from mandat.core.record import Record
from mandat.measure.recognition import recognises

PLACES = """2024-01-01 body congress

2024-01-01 unit region

2024-01-01 unit port
    within region

2024-01-01 unit dock
    within port

"""


def recognised(words, unit):
    """The acts by which a unit recognises somebody at the end of a record."""
    record = Record(read("words.mandat", PLACES + words).acts, amend)
    return [row.act for row in recognises(record.state.at(record.end), unit)]


def test_the_nearest_container_that_speaks_goes_before_one_that_speaks_later():
    words = "2024-02-01 recognise port-joins by port of congress\n\n2024-03-01 disown leaves by region of congress\n"
    assert recognised(words, "dock") == ["port-joins"]
    assert recognised(words, "region") == []


def test_what_lies_in_a_unit_that_is_excepted_is_excepted():
    words = "2024-02-01 recognise region-joins by region of congress\n    except port\n"
    assert recognised(words, "dock") == []
    assert recognised(words, "region") == ["region-joins"]
