"""How far the edges of bands can be trusted: as far as the dates of the acts that they rest on."""

import pytest

from mandat.clerk.opening import open_book
from mandat.core.dates import show
from mandat.measure.bands import bands
from mandat.measure.edges import edges

BOOK = """2024-01-01 body congress
2024-01-01 body board
2024-01-01 unit kiel
    under board

[2024-02-01..2024-02-10] recognise word by kiel of congress

[2024-03-01..2024-03-05] take taken by congress of kiel

2024-04-01 recognise again by kiel of board

[2024-05-01T10:00..2024-05-01T18:00] dissolve board
"""


@pytest.fixture
def found(tmp_path):
    """(body, basis) -> when its band began at the earliest, at the latest, ended at the earliest, at the latest."""
    (tmp_path / "record.mandat").write_text(BOOK)
    state = open_book(tmp_path).record.state
    year = open_book(tmp_path)
    shown = bands(state, "kiel", year.date("D", "2024").earliest, year.date("D", "2024").end)
    return {
        (band.body, band.basis): [show(at) for at in (band.since, latest, band.until, ended)]
        for band, (latest, ended) in zip(shown, edges(state, shown), strict=True)
    }


def test_a_word_given_in_a_span_may_have_been_given_at_its_end(found):
    assert found["congress", "word"][:2] == ["2024-02-01T00:00", "2024-02-10T23:59"]


def test_who_was_followed_by_another_may_have_run_a_unit_until_that_one_came_at_the_latest(found):
    assert found["board", "run"][2:] == ["2024-03-01T00:00", "2024-03-05T23:59"]


def test_a_band_ends_when_its_body_does_at_the_latest(found):
    assert found["board", "word"][2:] == ["2024-05-01T10:00", "2024-05-01T18:00"]


def test_an_exact_date_is_exact(found):
    assert found["board", "word"][:2] == ["2024-04-01T00:00", "2024-04-01T00:00"]
    assert found["board", "run"][0] == found["board", "run"][1]
