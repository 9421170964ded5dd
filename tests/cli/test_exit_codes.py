"""0 yes, clean, done; 1 no, findings, difference; 2 misuse or unreadable: text on standard error, nothing else."""

import pytest

CODES = {
    0: [
        "",
        "--help",
        "-h",
        "help",
        "help may",
        "--version",
        "may --help",
        "may tomo funds.spend elm",
        "may tomo funds.spend elm --under assembly",
        "may tomo funds.spend elm --always",
        "who funds.spend elm",
        "show elm",
        "show elm --at 2020",
        "roster board",
        "roster water-board",
        "tree",
        "tree --at 2020",
        "votes",
        "votes --of water-board",
        "dispatch dig-day",
        "dispatches",
        "dispatches --open",
        "representation board",
        "representation water-board",
        "support assembly",
        "log",
        "log --about tomo --from 2024 --to 2024-03 --known 2024",
        "diff 2024-01 2024-03",
        "diff 2024-01 2024-01",
        "explain V001",
        "explain",
        "completion bash",
        "completion zsh",
        "completion fish",
        "apportion gardens.csv --method sainte-lague --seats 5",
        "apportion gardens.csv --method per-n --seats 30",
        "apportion gardens.csv --method hare --seats 2 --seed 1",
        "delegation people.csv --seats 3",
        "power weights.csv --quota 12",
        "-b no-such-file power weights.csv --quota 2/3",
        "power shares.csv --quota 2/3 --quota 1/2",
        "weights branches.csv",
        "fmt --check",
        "-b record.mandat tree",
        "--book . tree",
        "-b record.mandat",
    ],
    1: [
        "may tomo keys oak",
        "may tomo keys oak --always",
        "may tomo funds.spend elm --under water-board",
        "may elm keys elm --at 2020",
        "who funds.spend oak --at 2024-01-11",
        "check",
        "check --strict",
        "apportion gardens.csv --method hare --seats 2",
        "delegation people.csv --seats 4",
    ],
    2: [
        "frob",
        "--frob",
        "-b",
        "may",
        "may tomo funds.spend",
        "may tomo funds.spend elm ash",
        "may nobody-here funds.spend elm",
        "may tomo FUNDS elm",
        "may tomo FUNDS elm --always",
        "may tomo funds.spend elm --always --at 2024",
        "may tomo funds.spend elm --at 5.11.2024",
        "may tomo funds.spend elm --at",
        "may tomo funds.spend elm --known 2024-02-30",
        "may tomo funds.spend elm --dispatch pond",
        "who funds.spend pond",
        "show pondd",
        "roster tomo",
        "votes --of tomo",
        "dispatch pond",
        "dispatches --to zzz",
        "dispatches --from zzz",
        "representation tomo",
        "support elm",
        "log --about zzz",
        "log --from soon",
        "diff 2024",
        "diff 2024 soon",
        "explain Q999",
        "completion",
        "completion powershell",
        "apportion gardens.csv --method hare",
        "apportion gardens.csv --method hare --seats 0",
        "apportion gardens.csv --method schulze --seats 2",
        "apportion gardens.csv --method hare --seats 2 --threshold x",
        "apportion gardens.csv --method hare --seats 2 --threshold 99%",
        "apportion gardens.csv --method hare --seats 2 --threshold 10% --exempt figs",
        "apportion no-such-file --method hare --seats 2",
        "apportion record.mandat --method hare --seats 2",
        "delegation people.csv",
        "delegation people.csv --seats 0",
        "delegation people.csv --seats 2 --quota men",
        "delegation people.csv --seats 2 --quota women",
        "delegation no-such-file --seats 2",
        "power weights.csv",
        "power weights.csv --quota 0",
        "power weights.csv --quota 999",
        "power weights.csv --quota 12 --heads 9",
        "power weights.csv --quota 12 --or-heads 9",
        "power no-such-file --quota 2",
        "power shares.csv --quota 2/3",
        "power weights.csv --quota 2/3 --quota 1/2",
        "weights gardens.csv",
        "weights no-such-file",
        "weights branches.csv --cards branches.csv",
        "check --expect no-such-file",
        "fmt no-such-file",
        "fmt - other",
        "-b no-such-file check",
        "-b no-such-file",
        "-b .. check",
        "tree -b .",
        "--json tree",
    ],
}

RUNS = [(line, code) for code, lines in CODES.items() for line in lines]


@pytest.mark.parametrize(("line", "code"), RUNS, ids=[line or "nothing" for line, _ in RUNS])
def test_the_exit_code(line, code, ask):
    said = ask(*line.split())
    assert said.code == code
    if code == 2:
        assert said.out == ""
        assert said.err.startswith("mandat")
        assert "Traceback" not in said.err
    else:
        assert said.out != ""
        assert said.err == ""


IRREGULAR = """\
2024-01-10 body board
2024-01-10 charter of board
    notice 7 days
2024-01-11 convene call from board to board
    meets 2024-01-12T18:00
2024-01-12T18:00 open sitting in board on call
"""


def test_an_irregular_finding_counts_only_when_it_is_asked_to(book, run):
    book(IRREGULAR)
    assert run("check").code == 0
    assert run("check", "--strict").code == 1


def test_expected_findings_are_compared(book, run):
    book(IRREGULAR)
    expected = book("# as planted\nT001 record.mandat:6 sitting   # too soon\n", "expected.txt")
    assert run("check", "--expect", str(expected)) == (
        0,
        f"as expected in {expected}: 1 finding: 1 irregular; exit 0\n",
        "",
    )
    assert run("check", "--expect", str(expected), "--json").code == 0


def test_what_differs_from_the_expected_findings_is_listed(book, run):
    book(IRREGULAR)
    expected = book("V001 record.mandat:9 pond\n", "expected.txt")
    said = run("check", "--expect", str(expected))
    assert said.code == 1
    assert said.out.splitlines() == [
        "+ T001 record.mandat:6 sitting",
        "- V001 record.mandat:9 pond",
        f"2 differences from {expected} (+ not expected, - missing); exit 1",
    ]
    assert run("check", "--expect", str(expected), "--json").code == 1


@pytest.mark.parametrize(("name", "said"), [("o1", "o1 is an order"), ("elm", "elm is a unit"), ("v", "v is a vote")])
def test_an_id_of_another_kind_is_named_with_its_article(name, said, book, run):
    book("2024-01-10 unit elm\n\n2024-01-11 order o1 from elm to elm\n\n2024-01-11 vote v in elm\n")
    assert run("support", name) == (2, "", f"mandat: {said}, and this question wants a body\n")
