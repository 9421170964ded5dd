"""`mandat print`: a picture or minutes, on standard output or in a file."""

import json
import xml.etree.ElementTree as ElementTree


def test_the_picture_goes_to_standard_output(ask):
    said = ask("print", "recognition")
    assert (said.code, said.err) == (0, "")
    assert ElementTree.fromstring(said.out).tag.endswith("svg")


def test_the_picture_goes_to_a_file(ask, tmp_path):
    path = tmp_path / "who.svg"
    said = ask("print", "recognition", "--out", path)
    assert said.out == f"written: {path}\n"
    assert path.read_text(encoding="utf-8") == ask("print", "recognition").out


def test_a_file_that_cannot_be_written_is_named(ask, tmp_path):
    said = ask("print", "recognition", "--out", tmp_path / "nowhere" / "who.svg")
    assert (said.code, said.out) == (2, "")
    assert "who.svg" in said.err


def test_only_the_units_named_and_they_even_if_they_recognise_nobody(ask):
    drawn = ask("print", "recognition", "--of", "ash", "--from", "2024-01", "--to", "2024-01-15").out
    assert "nobody, as far as this record says" in drawn
    assert "Elm Row gardens" not in drawn


def test_for_one_power_the_title_says_so(ask):
    assert "who recognised whom for funds.spend</text>" in ask("print", "recognition", "--power", "funds.spend").out


def test_as_it_was_known_then(ask):
    assert "Oak Lane gardens" not in ask("print", "recognition", "--known", "2024-01-19").out


SITTING = """
2026-01-01 body board "the Board"

2026-03-01T10:00 open s in board
    present 5
"""


def test_the_minutes_of_a_sitting_go_to_standard_output_or_to_a_file(run, book, tmp_path):
    book(SITTING)
    said = run("print", "minutes", "s")
    assert said.code == 0
    assert said.out.startswith("Minutes of the Board\n====================\n")
    assert "10:00  The sitting is opened. 5 are present." in said.out
    assert run("print", "minutes", "s", "--out", tmp_path / "m.txt").out.startswith("written: ")
    assert (tmp_path / "m.txt").read_text(encoding="utf-8") == said.out


def test_minutes_are_data_too(run, book):
    book(SITTING)
    told = json.loads(run("print", "minutes", "s", "--json").out)
    assert [(entry["act"], entry["time"]) for entry in told["entries"]] == [("s", "10:00")]


def test_whoever_names_no_sitting_is_told_which_there_are(run, book):
    book(SITTING)
    said = run("print", "minutes")
    assert (said.code, said.out) == (2, "")
    assert "such as s" in said.err


def test_what_is_no_sitting_has_no_minutes(run, book):
    book(SITTING)
    assert (run("print", "minutes", "board").code, run("print", "minutes", "nothing").code) == (2, 2)
