"""`--report FILE`: the results document is written beside the answer."""

import json

import pytest

COMMANDS = {
    "apportion": "apportion gardens.csv --method d-hondt --seats 5",
    "power": "power weights.csv --quota 12",
}
EVERY = pytest.mark.parametrize("line", COMMANDS.values(), ids=COMMANDS)


@EVERY
def test_the_document_is_written_and_the_answer_says_where(line, ask, tmp_path):
    path = tmp_path / "result.html"
    said = ask(*line.split(), "--report", path)
    assert said.out == ask(*line.split()).out + f"\nwritten: {path}\n"
    assert path.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


@EVERY
def test_json_stays_one_document(line, ask, tmp_path):
    path = tmp_path / "result.html"
    said = ask(*line.split(), "--report", path, "--json")
    assert json.loads(said.out) == json.loads(ask(*line.split(), "--json").out)
    assert path.exists()


@EVERY
def test_the_heading_is_the_name_of_the_file_or_what_is_asked_for(line, ask, tmp_path):
    ask(*line.split(), "--report", tmp_path / "a.html")
    ask(*line.split(), "--report", tmp_path / "b.html", "--title", "Our <Congress>")
    assert "<h1>" + line.split()[1].removesuffix(".csv") + "</h1>" in (tmp_path / "a.html").read_text(encoding="utf-8")
    assert "<h1>Our &lt;Congress&gt;</h1>" in (tmp_path / "b.html").read_text(encoding="utf-8")


@EVERY
def test_a_name_that_is_no_page_is_refused_before_anything_is_written(line, ask, tmp_path):
    said = ask(*line.split(), "--report", tmp_path / "result.pdf")
    assert (said.code, said.out) == (2, "")
    assert "result.pdf: write a name that ends in .html\n" in said.err
    assert list(tmp_path.iterdir()) == []


@EVERY
def test_a_file_that_cannot_be_written_is_named(line, ask, tmp_path):
    said = ask(*line.split(), "--report", tmp_path / "nowhere" / "result.html")
    assert (said.code, said.out) == (2, "")
    assert "nowhere/result.html: there is no such folder" in said.err


def test_an_open_tie_is_written_too_and_stays_exit_1(ask, tmp_path):
    path = tmp_path / "tie.html"
    assert ask(*["apportion", "gardens.csv", "--method", "hare", "--seats", "2", "--report"], path).code == 1
    assert "This is open" in path.read_text(encoding="utf-8")


def test_a_count_is_written_as_a_document_by_its_ending(run, tmp_path):
    (tmp_path / "b.csv").write_text("count,1,2\n3,anna,bela\n2,bela,chidi\n2,chidi,bela\n", encoding="utf-8")
    said = run("count", tmp_path / "b.csv", "--method", "irv", "--report", tmp_path / "r.html")
    assert said.code == 0, said.err
    assert "How the votes moved" in (tmp_path / "r.html").read_text(encoding="utf-8")


def test_who_fills_a_vacancy_stands_in_the_document(run, tmp_path):
    (tmp_path / "b.csv").write_text("count,1,2\n3,anna,bela\n2,bela,chidi\n2,chidi,bela\n", encoding="utf-8")
    said = run("count", tmp_path / "b.csv", "--method", "irv", "--vacancy", "chidi", "--report", tmp_path / "r.html")
    assert said.code == 0, said.err
    assert "give the vacant seats to " in (tmp_path / "r.html").read_text(encoding="utf-8")
