"""`mandat fmt`: files in place, standard input to standard output, `--check` writes nothing."""

import io
import os
import sys

LOOSE = '2024-01-10   unit elm "Elm"\n  members 12\n'
NEAT = '2024-01-10 unit elm "Elm"\n    members 12\n'


def given(monkeypatch, text: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text)))


def test_a_book_is_laid_out_in_place(book, run):
    path = book(LOOSE)
    assert run("fmt") == (0, "formatted: record.mandat\n", "")
    assert path.read_text() == NEAT
    assert run("fmt") == (0, "nothing to change\n", "")


def test_a_file_is_laid_out_in_place(book, run):
    book(NEAT)
    path = book(LOOSE, "other.mandat")
    assert run("fmt", "other.mandat").out == "formatted: other.mandat\n"
    assert path.read_text() == NEAT


def test_check_writes_nothing(book, run):
    path = book(LOOSE)
    assert run("fmt", "--check") == (1, "not formatted: record.mandat\n", "")
    assert path.read_text() == LOOSE
    assert run("fmt", "--check", str(path)).code == 1


def test_standard_input_goes_to_standard_output(run, monkeypatch):
    given(monkeypatch, LOOSE.encode())
    assert run("fmt", "-") == (0, NEAT, "")


def test_standard_input_is_checked_in_silence(run, monkeypatch):
    given(monkeypatch, LOOSE.encode())
    assert run("fmt", "-", "--check") == (1, "", "")
    given(monkeypatch, NEAT.encode())
    assert run("fmt", "-", "--check") == (0, "", "")


def test_markdown_on_standard_input_keeps_its_prose(run, monkeypatch):
    text = f"# Minutes\n\nIt   rained.\n\n```mandat\n{LOOSE}```\n"
    given(monkeypatch, text.encode())
    assert run("fmt", "-", "--markdown").out == text.replace(LOOSE, NEAT)


def test_standard_input_that_is_no_text_is_refused(run, monkeypatch):
    given(monkeypatch, b"2024\xff")
    assert run("fmt", "-") == (2, "", "mandat: standard input: byte 5 is not UTF-8 text; save it as UTF-8\n")


def test_a_file_that_cannot_be_written_is_told(book, run, monkeypatch):
    path = book(LOOSE)

    def full(*_):
        raise OSError(28, "No space left on device", "record.mandat")

    monkeypatch.setattr(os, "replace", full)
    said = run("fmt")
    assert said == (2, "", "mandat: record.mandat: the disk is full; the old file is as it was\n")
    assert path.read_text() == LOOSE


def test_of_a_file_its_name_says_whether_it_is_markdown(book, run):
    book("# Minutes\n", "minutes.txt")
    said = run("fmt", "--markdown", "minutes.txt")
    assert (said.code, said.out) == (2, "")
    assert "--markdown is for standard input (-); of a file, the ending .md says it; leave it out" in said.err
