"""`--json`: one document on standard output, in UTF-8, with the keys that other programs rely on."""

import json
import sys
from contextlib import contextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mandat.cli.json import DEEPEST, written

DOCUMENTS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(st.text(), inside, max_size=4),
    max_leaves=20,
)

SHOWN = {"id", "kind", "name", "status", "seats", "offices", "recognises", "recognised_by", "mandates", "charter"}
DISPATCH = {"id", "kind", "from", "to", "at", "status", "countersigned_by", "answers"}
WINDOW = {
    "from",
    "until",
    "root",
    "entitled",
    "recognised",
    "countersigned",
    "effective",
    "grade",
    "approximate",
    "proof",
    "gap",
}

KEYS = {
    "check": {"code", "severity", "file", "line", "column", "act", "says", "mend"},
    "may tomo funds.spend elm": {"question", "effective", "answers"},
    "may tomo keys oak": {"question", "effective", "answers"},
    "may tomo funds.spend elm --always": WINDOW,
    "may tomo keys oak --always": WINDOW,
    "who funds.spend elm": {"actor", "root", "effective", "grade"},
    "show board": SHOWN,
    "show pond": SHOWN,
    "roster board": {"id", "for", "held_by", "votes", "until", "status"},
    "tree": {"id", "kind", "name", "children"},
    "votes": {"id", "body", "at", "text", "for", "against", "abstain", "claimed", "computed", "quorum", "findings"},
    "dispatch dig-day": DISPATCH | {"binds"},
    "dispatches": DISPATCH,
    "reports": {"id", "source", "about", "at", "text", "reliability", "credibility", "status", "cite", "history"},
    "representation board": {"body", "quota", "seats", "loosemore_hanby", "gallagher"},
    "support assembly": {"body", "members", "units", "oldest_days", "lapsed"},
    "log": {"id", "kind", "at", "entered", "by", "text", "cite", "file", "line"},
    "diff 2024-01 2024-03": {"what", "id", "before", "after", "act"},
    "print recognition": {"unit", "body", "basis", "says", "from", "until", "acts"},
    "print roster board": {"id", "body", "for", "held_by", "alternates", "kept", "votes", "until", "status"},
    "print credentials board": {
        "person",
        "for",
        "body",
        "as",
        "rank",
        "votes",
        "with",
        "until",
        "status",
        "elected",
        "instructions",
    },
    "count ballots/board.blt --method irv": {
        "method",
        "seats",
        "quota",
        "valid",
        "invalid",
        "elected",
        "stages",
        "ties",
    },
    "methods": {"id", "family", "name", "source"},
    "apportion gardens.csv --method d-hondt --seats 5": {"method", "seats", "ties"},
    "apportion gardens.csv --method hare --seats 2": {"method", "seats", "ties"},
    "delegation people.csv --seats 3": {"elected", "passed_over", "quotas", "ties", "candidates"},
    "power weights.csv --quota 12": {"quota", "banzhaf", "banzhaf_swings", "shapley", "error"},
    "power shares.csv --quota 1/2 --quota 1/2": {"quota", "quota2", "banzhaf", "banzhaf_swings", "shapley", "error"},
    "weights branches.csv": {"members", "votes", "lost"},
    "explain V001": {"code", "severity", "title", "why"},
    "explain": {"code", "severity", "title", "why"},
}

EMPTY = [
    "roster water-board",
    "votes --of water-board",
    "dispatches --to vera",
    "reports --about ash",
    "print recognition --to 2024-01-11",
    "print roster water-board",
    "print credentials water-board",
    "log --from 2030",
    "diff 2030 2031",
]


@pytest.mark.parametrize("line", KEYS)
def test_a_document_has_the_keys_of_the_contract(line, ask):
    said = ask(*line.split(), "--json")
    document = json.loads(said.out)
    assert said.err == ""
    for one in document if isinstance(document, list) else [document]:
        assert KEYS[line] <= set(one)


@pytest.mark.parametrize("line", KEYS)
def test_the_exit_code_is_the_same_with_json(line, ask):
    assert ask(*line.split(), "--json").code == ask(*line.split()).code


@pytest.mark.parametrize("line", EMPTY)
def test_nothing_is_an_empty_list(line, ask):
    assert ask(*line.split(), "--json").out == "[]\n"


def test_an_answer_has_the_keys_of_the_contract(ask):
    document = json.loads(ask("may", "tomo", "keys", "oak", "--json").out)
    assert {"actor", "power", "target", "at", "known", "under", "dispatch"} <= set(document["question"])
    answer = document["answers"][1]
    assert set(answer) >= {
        "root", "entitled", "recognised", "countersigned", "effective", "grade", "approximate", "proof", "gap", "holds",
    }  # fmt: skip
    assert {"link", "of", "act", "at", "says", "vote", "cite", "from", "until"} <= set(answer["proof"][0])
    assert {"link", "of", "says", "mend"} <= set(answer["gap"])


def test_json_is_indented_and_keeps_its_letters(ask):
    said = ask("show", "tomo", "--json")
    assert '\n  "name": "Tomo 山田",\n' in said.out
    assert said.out.endswith("}\n")


def test_misuse_prints_no_document(ask):
    assert ask("show", "nobody-here", "--json").out == ""


@contextmanager
def recursion(limit):
    """More calls within calls than usual: the library reads a document with one for every level."""
    usual = sys.getrecursionlimit()
    sys.setrecursionlimit(limit)
    yield
    sys.setrecursionlimit(usual)


@given(DOCUMENTS)
def test_a_document_is_written_as_the_library_writes_it(document):
    assert written(document) == json.dumps(document, ensure_ascii=False, indent=2)


def test_what_lies_deep_is_not_indented_further():
    document = []
    for _ in range(500):
        document = [1, document]
    text = written(document)
    assert json.loads(text) == document
    assert max(len(line) - len(line.lstrip()) for line in text.split("\n")) == 2 * DEEPEST


def test_units_that_lie_in_each_other_without_end_are_one_document(book, run):
    deep = 3_000
    book(
        '2024-01-01 unit u0 "U"\n\n' + "".join(f"2024-01-01 unit u{n}\n    within u{n - 1}\n\n" for n in range(1, deep))
    )
    text = run("tree", "--json").out
    assert text.count('"children": [') == deep
    assert text.count("{") == text.count("}") == deep
    with recursion(10 * deep):
        assert json.loads(text)[0]["children"][0]["id"] == "u1"
    assert run("tree").out.splitlines()[deep - 1].startswith("…")
