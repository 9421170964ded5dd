"""`mandat print recognition`: the picture on standard output, or in a file."""

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
