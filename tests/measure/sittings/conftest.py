"""Books from which sittings are read."""

import pytest

from mandat.book.amending import amend
from mandat.book.reading import read
from mandat.core.record import Record
from mandat.measure.sittings.course import sitting
from mandat.measure.sittings.whole import Whole

UNION = """
2026-01-01 unit elm
    members 30

2026-01-01 unit oak
    members 20

2026-01-01 body congress

2026-01-01 charter rules of congress
    quorum 1/2 of seats

2026-01-01 person ada

2026-01-01 person ben

2026-01-01 person cem

2026-01-02 elect e1 of ada, ben to congress from elm
    votes 3
    for   20

2026-01-02 elect e2 of cem to congress from oak
    votes 2
    for   15
"""


@pytest.fixture
def moment():
    """The union, and what a test adds to it, at the end of that."""

    def at(text: str):
        record = Record(read("sittings.mandat", UNION + "\n" + text).acts, amend)
        return record.state.at(max(window.latest for window in record.order.windows.values()))

    return at


@pytest.fixture
def whole(moment):
    """A sitting of the union, with what a test adds: `whole("s", text)`."""

    def found(name: str, text: str) -> Whole:
        now = moment(text)
        return Whole(now, sitting(now, name))

    return found
