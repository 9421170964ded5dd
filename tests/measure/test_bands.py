"""Bands of recognition: every change is found, and what they say is what the law says at each moment."""

import pytest

from mandat.clerk.opening import open_book
from mandat.core.dates import MINUTES_A_DAY, read, show
from mandat.measure.bands import bands, heard

RECORD = """
2024-01-01 body congress "Congress"

2024-01-01 body council "Council"

2024-01-01 body hall "Hall committee"

2024-01-01 unit kiel "Kiel"
    under hall

2024-01-10 recognise kiel-word by kiel of congress

2024-02-01 order open-hall from council to kiel
    power halls.open

2024-02-02 answer opened to open-hall by kiel says carried-out

2024-03-01 recognise only-congress by kiel of congress
    mode   only
    powers halls

2024-04-01 disown kiel-off by kiel of hall

2024-05-01 disown kiel-out by kiel of congress

2024-06-01 cease council
"""


@pytest.fixture
def book(tmp_path):
    (tmp_path / "record.mandat").write_text(RECORD, encoding="utf-8")
    return open_book(tmp_path)


def told(book, power=None, since="2024-01-01", until="2024-12-31"):
    found = bands(book.record.state, "kiel", read(since).earliest, read(until).end, power)
    return [(band.body, band.basis, show(band.since)[5:10], show(band.until)[5:10]) for band in found]


def test_a_band_runs_while_nothing_about_it_changes(book):
    assert told(book) == [
        ("hall", "run", "01-01", "04-01"),
        ("congress", "word", "01-10", "03-01"),
        ("council", "conduct", "02-02", "03-01"),
        ("congress", "word", "03-01", "05-01"),
        ("council", "conduct", "05-01", "06-01"),
    ]


def test_for_one_power_the_word_only_shuts_out_the_others(book):
    assert told(book, "halls.open") == [
        ("hall", "run", "01-01", "03-01"),
        ("congress", "word", "01-10", "03-01"),
        ("council", "conduct", "02-02", "03-01"),
        ("congress", "word", "03-01", "05-01"),
        ("council", "conduct", "05-01", "06-01"),
    ]
    assert ("council", "conduct", "02-02", "03-01") not in told(book, "funds")


def test_bands_are_cut_to_the_time_asked_about(book):
    assert told(book, since="2024-03-05", until="2024-03-06") == [
        ("congress", "word", "03-05", "03-07"),
        ("hall", "run", "03-05", "03-07"),
    ]


def test_no_change_is_missed(book):
    state = book.record.state
    since, until = read("2023-12-30").earliest, read("2024-06-10").end
    found = bands(state, "kiel", since, until)
    for t in range(since, until, MINUTES_A_DAY // 2):
        drawn = {band.body for band in found if band.since <= t < band.until}
        assert drawn == {row.body for row in heard(state.at(t), "kiel")}
