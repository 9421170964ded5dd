"""Very large CSV files are condensed by DuckDB: what it reads is what the reader reads that goes line by line."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mandat.clerk import count as counting
from mandat.count.ballots import condensed
from mandat.errors import BadBallots
from mandat.exchange import ballots
from mandat.exchange.ballots import huge
from tests.exchange.test_ballots import said

cell = st.sampled_from(("Anna", "Bela", " Chris ", "", "O'Neil", '"Brandt, Dora"', "Anna=Bela", "Anna"))
rank = st.sampled_from(("1", "2", "3", "", "x", "1", "two", "0", "4"))
rows = st.lists(
    st.tuples(st.sampled_from(("1", "2", "30", "", "0", "x", "1", "2")), st.lists(cell, min_size=3, max_size=3))
)
ranked = st.lists(st.tuples(st.sampled_from(("1", "2", "30")), st.lists(rank, min_size=3, max_size=3)), min_size=1)


def both(tmp_path_factory, text):
    """What is read by DuckDB, and line by line; None where it is refused."""
    path = tmp_path_factory.mktemp("huge") / "it's a file.csv"
    path.write_text(text)
    try:
        expected = ballots.read(path.name, text.encode())
    except BadBallots:
        expected = None
    return huge.read(str(path), len(text)), expected


@settings(max_examples=20)
@given(rows=rows, counted=st.booleans())
def test_names_in_cells_are_read_as_line_by_line(rows, counted, tmp_path_factory):
    lines = [",".join([weight, *cells] if counted else cells) for weight, cells in rows]
    text = "\n".join(["# seats: 2", "count,1,2,3" if counted else "1,2,3", *lines, ""])
    found, expected = both(tmp_path_factory, text)
    if found is not None:
        assert expected is not None
        assert (said(condensed(found)), found.candidates, found.seats) == (
            said(condensed(expected)),
            expected.candidates,
            2,
        )


@settings(max_examples=20)
@given(rows=ranked)
def test_ranks_in_cells_are_read_as_line_by_line(rows, tmp_path_factory):
    text = "\n".join(["count;Anna;Bela;Chris", *(";".join([weight, *cells]) for weight, cells in rows), ""])
    found, expected = both(tmp_path_factory, text)
    if found is not None:
        assert expected is not None
        assert (said(condensed(found)), found.candidates) == (said(condensed(expected)), expected.candidates)


@pytest.mark.parametrize(
    "text",
    [
        "count,1,2\n12,Bela,Anna\n7,Anna,\n",
        "# title: Board\n# withdrawn: Bela\n1,2\nBela,Anna\nAnna,\nBela,Anna\n",
        "Anna,Bela\n1,2\nx,x\n,1\n2,\n",
    ],
)
def test_a_plain_file_is_read_by_duckdb(text, tmp_path_factory):
    found, expected = both(tmp_path_factory, text)
    assert said(found) == said(expected)
    assert (found.title, found.withdrawn) == (expected.title, expected.withdrawn)


@pytest.mark.parametrize(
    "text",
    ["", "1,2\n", "voter,1\na,Anna\n", "card,votes,for,against\nP,1,1,\n", "1,2\nAnna,Anna\n", "1,2\nA,B,C\n"]
    + [f"count,1\n{number},Anna\n" for number in ("1.5", "1e3", "+2", "0x1", "", "1_0")],
)
def test_what_is_not_plain_is_left_to_the_other_reader(text, tmp_path_factory):
    assert both(tmp_path_factory, text)[0] is None


def test_a_very_large_file_is_counted_in_this_way_and_tells_how_far_it_is(tmp_path, monkeypatch):
    path = tmp_path / "a.csv"
    path.write_text("1,2\n" + "Anna,Bela\nBela,\n" * 3 + "Anna,\n")
    monkeypatch.setattr(huge, "LEAST", 10)
    monkeypatch.setattr(ballots, "read", None)
    assert counting.count(path, "irv").count.elected == ("Anna",)


def test_a_malformed_very_large_file_is_told_with_its_line(tmp_path, monkeypatch):
    path = tmp_path / "a.csv"
    path.write_text("1,2\n" + "Anna,Bela\n" * 3 + "Anna,Anna\n")
    monkeypatch.setattr(huge, "LEAST", 10)
    with pytest.raises(BadBallots, match=r"a\.csv:5: this ballot names Anna twice"):
        counting.count(path, "irv")


def test_more_ballots_than_a_machine_word_can_count_are_left_to_the_reader_that_goes_line_by_line(tmp_path_factory):
    found, expected = both(tmp_path_factory, f"count,Anna,Bela\n{2**61},1,\n{2**61},,1\n")
    assert found is None
    assert expected.cast == 2**62


def test_names_that_look_alike_are_left_to_the_reader_that_goes_line_by_line(tmp_path_factory):
    found, expected = both(tmp_path_factory, "1,2\nZoe\u0308,Bela\nZo\u00eb,Bela\n")
    assert found is None
    assert expected.candidates == ("Bela", "Zo\u00eb")
