"""What `mandat count` writes to files, and what it refuses."""

import json

import pytest

POLL = "voter,1,2\nzoe,Anna,Bela\nadam,Bela,\nmia,Anna,\n"


def test_a_count_writes_its_ballots_its_roll_and_its_sheet(run, book):
    book(POLL, "poll.csv")
    said = run(
        *[
            "count",
            "poll.csv",
            "--method",
            "irv",
            "--ballots",
            "box.blt",
            "--roll",
            "voted.txt",
            "--report",
            "sheet.csv",
        ]
    )
    assert said.code == 0
    assert book("", "empty").with_name("voted.txt").read_text() == "adam\nmia\nzoe\n"
    assert book("", "empty").with_name("box.blt").read_text() == ('2 1\n1 1 0\n1 1 2 0\n1 2 0\n0\n"Anna"\n"Bela"\n""\n')
    assert book("", "empty").with_name("sheet.csv").read_text().splitlines() == [
        "candidate,1 first preferences,elected",
        "Anna,2,1",
        "Bela,1,",
        "exhausted,0,",
        "loss,0,",
    ]


@pytest.mark.parametrize("ending", ["blt", "csv", "json"])
def test_ballots_written_anew_are_counted_alike(run, book, ending):
    book('4 2\n-4\n5 1 2 0\n4 2=3 1 0\n3 3 4 1 0\n0\n"A"\n"B"\n"C"\n"D"\n', "a.blt")
    first = run("count", "a.blt", "--method", "schulze", "--json", "--ballots", f"b.{ending}")
    again = run("count", f"b.{ending}", "--method", "schulze", "--json")
    assert json.loads(first.out) == json.loads(again.out)


def test_the_report_as_json_is_the_document(run, book):
    book(POLL, "poll.csv")
    said = run("count", "poll.csv", "--method", "meek-stv", "--json", "--report", "out.json")
    assert book("", "empty").with_name("out.json").read_text() == said.out


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("poll.csv --method irv --report a.pdf", "--report a.pdf: write a name that ends in"),
        ("poll.csv --method irv --ballots a.pdf", "--ballots a.pdf: write a name that ends in"),
        (
            "poll.csv --method irv --report none/a.csv",
            "none/a.csv: there is no such folder; make it",
        ),
        ("poll.csv --method irv --ballots ./poll.csv", "./poll.csv: this is a file that is read, and it would be lost"),
        ("poll.csv --method irv --report poll.csv", "poll.csv: this is a file that is read, and it would be lost"),
        ("poll.csv --method irv --vacancy Bela", "--vacancy Bela: not elected by this count, which elected Anna"),
        ("poll.csv --method irv --contest Board", "poll.csv: this file has no contests; leave --contest away"),
        ("poll.csv --method motion", 'poll.csv: "Anna" is no side of a motion; write for or against or abstain'),
        (
            "poll.csv --method irv --withdrawn Anna --withdrawn Bela",
            "poll.csv: no ballot is valid: there is nothing to count",
        ),
        ("poll.csv --method irv --seed \udcff", 'the seed "?" is no UTF-8 text'),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_printed(run, book, line, says):
    book(POLL, "poll.csv")
    said = run("count", *line.split())
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(f"mandat: {says}")


def test_candidates_cannot_move_the_terminal(run, book):
    book(b'2 1\n1 1 0\n0\n"A\x1b[31mnna"\n"Bela"\n', "a.blt")
    assert "\x1b" not in run("count", "a.blt", "--method", "irv").out


def test_a_name_in_an_option_may_have_its_accents_written_otherwise_than_the_file(run, book):
    book("1,2\nZo\u00eb,Bela\nBela,Zo\u00eb\n", "a.csv")
    assert json.loads(run("count", "a.csv", "--method", "irv", "--withdrawn", "Zoe\u0308", "--json").out)[
        "elected"
    ] == ["Bela"]
