"""`mandat print`: a picture or minutes, on standard output or in a file."""

import json
import xml.etree.ElementTree as ElementTree

import pytest


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


ASSEMBLY = """
2026-01-01 body board "the Board"
2026-01-01 unit ash "Ash Street"
    members 40
2026-01-01 person anna "Anna Weiß"
2026-01-01 person vera "Vera Öz"
2026-01-01 person olga
2026-01-02 charter of board
    seats 1 per 20 members, rounded up, at least 1

2026-02-01 elect elect-ash of anna, vera to board from ash
    votes 2
    for 31
    against 4
    abstain 2
    until 2027-02-01
2026-02-01 alternate stand-by of olga to board from ash rank 1

2026-02-10 motion trees in board "Plant trees"
2026-02-12 instruct bind by ash in board on trees mode bound says for
2026-02-14 suspend pause of vera in board by board
"""


def test_a_roster_has_a_line_to_sign_for_each_person(run, book):
    book(ASSEMBLY)
    lines = run("print", "roster", "board", "--at", "2026-02-13").out.splitlines()
    assert lines[0] == "the Board"
    assert lines[3] == "Roster on 13 February 2026. 1 seat: 1 filled. 2 votes."
    assert [line.split("  ")[1] for line in lines if line.endswith("____")] == ["Anna Weiß", "Vera Öz", "olga"]


def test_a_credential_says_by_which_vote_how_long_and_how_bound(run, book):
    book(ASSEMBLY)
    anna = " ".join(run("print", "credentials", "board", "--at", "2026-02-13").out.split("- - -")[0].split())
    assert "Anna Weiß sits in the Board for Ash Street on 13 February 2026." in anna
    assert "elected 1 February 2026 by Ash Street: 31 for, 4 against, 2 abstaining (elect-ash)" in anna
    assert "votes 2 votes, cast together with Vera Öz" in anna
    assert "told to vote for on trees (bind)" in anna
    assert "two officers of Ash Street" in anna


def test_who_stands_by_or_is_suspended_is_said_on_the_credential(run, book):
    book(ASSEMBLY)
    rows = json.loads(run("print", "credentials", "board", "--json").out)
    assert [(row["person"], row["as"], row["status"]) for row in rows] == [
        ("anna", "holder", "filled"),
        ("vera", "holder", "suspended"),
        ("olga", "alternate", "filled"),
    ]
    assert "olga may sit in the Board, as an alternate," in run("print", "credentials", "board").out


@pytest.mark.parametrize("paper", ["roster", "credentials"])
def test_papers_of_some_constituencies_only(paper, run, book):
    book(ASSEMBLY + "2026-02-03 unit elm\n2026-02-04 elect elect-elm of olga to board from elm\n")
    told = json.loads(run("print", paper, "board", "--of", "elm", "--json").out)
    assert [row["for"] for row in told] == ["elm"]


@pytest.mark.parametrize("paper", ["roster", "credentials"])
def test_whoever_names_no_body_is_told_which_there_are(paper, run, book):
    book(ASSEMBLY)
    said = run("print", paper)
    assert (said.code, said.out) == (2, "")
    assert said.err == f"mandat: print {paper}: name a body, such as board\n"


@pytest.mark.parametrize(
    ("paper", "of", "says"),
    [
        ("roster", [], "the Board has no seats at the end of the record.\n"),
        ("credentials", [], "Nobody sits in the Board at the end of the record.\n"),
        ("roster", ["ash", "elm"], "the Board has no seats for Ash Street or elm at the end of the record.\n"),
        ("credentials", ["elm"], "Nobody sits in the Board for elm at the end of the record.\n"),
    ],
)
def test_where_nobody_sits_nobody_signs(paper, of, says, run, book):
    book(SITTING + '2026-01-01 unit ash "Ash Street"\n2026-01-01 unit elm\n')
    assert run("print", paper, "board", *(word for unit in of for word in ("--of", unit))).out == says


@pytest.mark.parametrize("paper", ["roster", "credentials"])
def test_a_seat_is_for_a_unit_or_a_body_and_nothing_else(paper, run, book):
    book(ASSEMBLY)
    said = run("print", paper, "board", "--of", "anna")
    assert (said.code, said.out) == (2, "")
    assert "anna is a person, and this question wants a unit or body" in said.err


def test_a_name_writes_no_line_of_its_own_and_votes_that_are_unknown_are_said_so(run, book):
    forged = "Oak\\nElm: 9 votes\\n  Mallory  ________"
    things = f'2026-01-01 body board\n2026-01-01 unit oak "{forged}"\n2026-01-01 person p\n'
    book(things + "2026-01-02 elect of p to board from oak\n    votes unknown\n")
    lines = run("print", "roster", "board").out.splitlines()
    assert [line for line in lines if "votes" in line] == ["Oak Elm: 9 votes Mallory ________: votes not recorded"]
    assert run("print", "credentials", "board").out.splitlines()[-1].startswith("two officers of Oak Elm")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("roster board --to 2024", "--to is for recognition, and does nothing for roster; leave it out"),
        ("roster board --to nonsense", "--to is for recognition, and does nothing for roster; leave it out"),
        ("credentials board --from 2024", "--from is for recognition, and does nothing for credentials; leave it out"),
        ("credentials board --power keys", "--power is for recognition, and does nothing for credentials"),
        ("minutes x --of elm", "--of is for roster and credentials and recognition, and does nothing for minutes"),
        ("recognition board", "recognition is that of all units; for one of them, write --of board"),
        ("recognition --at 2024 --to 2024-03", "--to and --at say the same here; leave one out"),
    ],
)
def test_what_a_paper_does_not_answer_is_not_left_out_unseen(line, says, ask):
    said = ask("print", *line.split())
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(f"mandat print: {says}")


def test_a_question_about_recognition_takes_every_option(ask):
    said = ask("print", "recognition", "--from", "2024", "--to", "2024-05", "--power", "funds", "--of", "elm")
    assert (said.code, said.err) == (0, "")
