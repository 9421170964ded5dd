"""What other programs rely on: every document has the shape of the contract, whatever a record is kept in.

The shapes are written here once more, by hand, apart from the source: a name, the kind of its value, null where it
may be missing. More names are free; another kind is none.
"""

import json
import re
from pathlib import Path

import pytest

HARBOUR = Path(__file__).parents[2] / "examples" / "harbour-union"

TEXT, WHOLE, YES_NO = str, int, bool
NUMBER = (int, float)
COUNT = (int, str, None)
"""A number where it is exact, else the words recorded, null where there is none."""
MAYBE_TEXT, MAYBE_WHOLE, MAYBE_YES_NO = (str, None), (int, None), (bool, None)
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")
MOMENT = (INSTANT, None)
RESULT = ("=carried", "=lost", "=tied", "=unknown", None)
ROOT = re.compile("[0-9a-f]{64}")
BOUNDS = [int]

SEATS = [{"id": TEXT, "for": TEXT, "held_by": [TEXT], "votes": COUNT, "until": MOMENT, "status": TEXT}]
RECOGNITION = {
    "powers": ([TEXT], "=all"),
    "mode": ("=beside", "=only", "=signature"),
    "basis": ("=word", "=conduct", "=run", "=sits"),
    "since": MOMENT,
    "act": MAYBE_TEXT,
}
SHOWN = {
    "id": TEXT,
    "kind": TEXT,
    "name": MAYBE_TEXT,
    "status": TEXT,
    "seats": SEATS,
    "offices": [{"id": MAYBE_TEXT, "holder": MAYBE_TEXT, "by": MAYBE_TEXT, "until": MOMENT}],
    "recognises": [{"body": TEXT, **RECOGNITION}],
    "recognised_by": [{"unit": TEXT, **RECOGNITION}],
    "mandates": {"oldest_days": (BOUNDS, None), "lapsed": WHOLE},
    "charter": dict,
}
TREE = [{"id": TEXT, "kind": TEXT, "name": MAYBE_TEXT, "children": list}]
VOTES = [
    {
        "id": TEXT,
        "body": TEXT,
        "at": TEXT,
        "text": MAYBE_TEXT,
        "for": COUNT,
        "against": COUNT,
        "abstain": COUNT,
        "claimed": RESULT,
        "computed": RESULT,
        "quorum": {"required": COUNT, "present": COUNT, "met": MAYBE_YES_NO},
        "findings": [TEXT],
    }
]
DISPATCH = {
    "id": TEXT,
    "kind": TEXT,
    "from": TEXT,
    "to": [TEXT],
    "at": TEXT,
    "status": TEXT,
    "countersigned_by": [{"by": TEXT, "at": TEXT}],
    "answers": [{"by": TEXT, "says": TEXT, "at": TEXT}],
}
BINDS = [{"unit": TEXT, "bound": YES_NO, "root": MAYBE_TEXT, "says": MAYBE_TEXT}]
MAY = {
    "question": {
        "actor": TEXT,
        "power": TEXT,
        "target": TEXT,
        "at": MAYBE_TEXT,
        "known": MAYBE_TEXT,
        "under": MAYBE_TEXT,
        "dispatch": MAYBE_TEXT,
    },
    "effective": YES_NO,
    "answers": [
        {
            "root": MAYBE_TEXT,
            "entitled": YES_NO,
            "recognised": YES_NO,
            "countersigned": MAYBE_YES_NO,
            "effective": YES_NO,
            "grade": ("=stated", "=presumed", "=broken"),
            "approximate": YES_NO,
            "proof": [
                {
                    "link": ("=held", "=conferred", "=living", "=recognised", "=countersigned"),
                    "of": MAYBE_TEXT,
                    "act": MAYBE_TEXT,
                    "at": MAYBE_TEXT,
                    "says": TEXT,
                    "vote": ({"for": COUNT, "against": COUNT, "abstain": COUNT}, None),
                    "cite": [TEXT],
                    "from": MOMENT,
                    "until": MOMENT,
                }
            ],
            "gap": ({"link": TEXT, "of": MAYBE_TEXT, "says": TEXT, "mend": TEXT}, None),
            "holds": [INSTANT, None],
        }
    ],
}
REPORTS = [
    {
        "id": TEXT,
        "source": MAYBE_TEXT,
        "about": [TEXT],
        "at": TEXT,
        "text": MAYBE_TEXT,
        "reliability": MAYBE_TEXT,
        "credibility": MAYBE_TEXT,
        "status": MAYBE_TEXT,
        "cite": [TEXT],
    }
]
QUESTIONS = {
    "check": [
        {
            "code": re.compile(r"[A-Z]\d{3}"),
            "severity": ("=void", "=irregular", "=note"),
            "file": TEXT,
            "line": WHOLE,
            "column": WHOLE,
            "act": MAYBE_TEXT,
            "says": TEXT,
            "mend": TEXT,
        }
    ],
    "may mehmet funds.spend hamburg --at 2024-06-18 --dispatch pay-hall": MAY,
    "may mehmet funds.spend cuxhaven --at 2025-02-01 --under congress": MAY,
    "may congress funds cuxhaven --known 2024-06-30": MAY,
    "who funds.spend hamburg --at 2024-06-18": [
        {"actor": TEXT, "root": MAYBE_TEXT, "effective": YES_NO, "grade": ("=stated", "=presumed", "=broken")}
    ],
    "show executive --at 2024-07-01": SHOWN,
    "show hamburg": SHOWN,
    "show mehmet": SHOWN,
    "show pay-hall": SHOWN,
    "roster congress": SEATS,
    "roster executive --at 2024-07-01": SEATS,
    "tree --at 2024-07-01": TREE,
    "votes": VOTES,
    "votes --of congress": VOTES,
    "dispatch pay-hall": {**DISPATCH, "binds": BINDS},
    "dispatches": [DISPATCH],
    "dispatches --open --at 2024-06-18": [DISPATCH],
    "support congress": {
        "body": TEXT,
        "members": BOUNDS,
        "units": WHOLE,
        "oldest_days": (BOUNDS, None),
        "lapsed": WHOLE,
    },
    "due --from 2024-12 --to 2026-12": [{"what": TEXT, "id": TEXT, "by": MAYBE_TEXT, "says": TEXT}],
    "log": [
        {
            "id": TEXT,
            "kind": TEXT,
            "at": TEXT,
            "entered": MAYBE_TEXT,
            "by": MAYBE_TEXT,
            "text": MAYBE_TEXT,
            "cite": [TEXT],
            "file": TEXT,
            "line": WHOLE,
        }
    ],
    "log --about hamburg --from 2024-03 --to 2024-12": list,
    "diff 2024-04 2025-04": [{"what": TEXT, "id": TEXT, "before": MAYBE_TEXT, "after": MAYBE_TEXT, "act": MAYBE_TEXT}],
}
IN_THE_BOOK = ("file", "line", "column", "excerpt", "width")
"""Where an act stands in a text: in a ledger, in that of its export."""


def wrong(value, shape, where="it"):
    """Where a value is not of a shape; nothing, where it is."""
    if isinstance(shape, tuple):
        found = [wrong(value, one, where) for one in shape]
        return None if None in found else "; or ".join(found)
    if isinstance(shape, dict) and isinstance(value, dict):
        missing = shape.keys() - value.keys()
        found = (wrong(value[key], shape[key], f"{where}.{key}") for key in shape.keys() & value.keys())
        return f"{where} has no {missing}" if missing else next(filter(None, found), None)
    if isinstance(shape, list) and isinstance(value, list):
        shapes = shape if len(shape) == len(value) == 2 else shape[:1] * len(value)
        either = tuple(shape) if len(shape) > 1 else None
        found = (
            wrong(one, either or of, f"{where}[{n}]") for n, (one, of) in enumerate(zip(value, shapes, strict=True))
        )
        return next(filter(None, found), None)
    if isinstance(shape, str):
        good = value == shape[1:]
    elif isinstance(shape, re.Pattern):
        good = isinstance(value, str) and shape.fullmatch(value)
    else:
        good = value is None if shape is None else type(value) is shape
    return None if good else f"{where} is {value!r}, and {shape} is wanted"


@pytest.fixture(scope="module")
def places(tmp_path_factory, database):
    """The same record as a file, as a folder, and in both ledgers."""
    from mandat.cli.main import main

    folder = tmp_path_factory.mktemp("contract")
    urls = (f"sqlite:///{folder}/l.db", f"{database}&record=contract")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MANDAT_KEYS", str(folder / "keys"))
        assert [main(["-b", url, "ledger", "import", str(HARBOUR)]) for url in urls] == [0, 0]
    return str(HARBOUR / "record.mandat"), str(HARBOUR), *urls


def bare(document):
    """A document without what tells the places of a text."""
    if isinstance(document, dict):
        return {key: bare(value) for key, value in document.items() if key not in IN_THE_BOOK}
    return [bare(one) for one in document] if isinstance(document, list) else document


@pytest.mark.parametrize("line", QUESTIONS)
def test_a_document_has_the_shape_of_the_contract_wherever_the_record_is(line, places, run):
    said = [run("-b", place, *line.split(), "--json") for place in places]
    assert [one.err for one in said] == [""] * 4
    assert {one.code for one in said} == {said[0].code}
    documents = [json.loads(one.out) for one in said]
    assert [wrong(document, QUESTIONS[line]) for document in documents] == [None] * 4
    assert documents[0]
    if line != "check":  # in the order of the text, which an export has otherwise
        assert [bare(document) for document in documents[1:]] == [bare(documents[0])] * 3


@pytest.mark.parametrize(
    ("value", "shape"),
    [
        (1, TEXT),
        (True, WHOLE),
        ({"a": 1}, {"a": WHOLE, "b": WHOLE}),
        ([1, "x"], BOUNDS),
        ("won", RESULT),
        ("2024-01-01", MOMENT),
        ([{"id": None}], [{"id": TEXT}]),
    ],
)
def test_a_shape_that_is_not_kept_is_found(value, shape):
    assert wrong(value, shape)


@pytest.mark.parametrize(
    "line",
    [
        "may {} funds hamburg",
        "may congress funds {}",
        "may congress funds hamburg --under {}",
        "may congress funds hamburg --dispatch {}",
        "who funds {}",
        "show {}",
        "roster {}",
        "votes --of {}",
        "dispatch {}",
        "dispatches --to {}",
        "dispatches --from {}",
        "reports --about {}",
        "support {}",
        "log --about {}",
        "representation {}",
        "print roster {}",
        "print credentials {}",
        "print minutes {}",
        "print recognition --of {}",
    ],
)
def test_an_unknown_id_is_answered_with_the_nearest(line, places, run):
    for place in places[1:]:
        said = run("-b", place, *line.format("hambrg").split())
        assert (said.code, said.out) == (2, "")
        assert said.err.startswith('mandat: nothing in the record is called "hambrg": did you mean hamburg')


METHODS = """plurality approval two-round cumulative borda irv scottish-stv meek-stv ers97-stv gregory-stv schulze
    ranked-pairs minimax copeland seq-pav pav equal-shares d-hondt sainte-lague sainte-lague-14 hare droop
    huntington-hill per-n"""
TALLY = [{"n": WHOLE, "action": TEXT, "totals": dict, "elected": [TEXT], "excluded": [TEXT]}]
COUNTS = {
    "count ballots/board.blt --method scottish-stv": {
        "method": TEXT,
        "seats": WHOLE,
        "quota": MAYBE_TEXT,
        "valid": WHOLE,
        "invalid": WHOLE,
        "elected": [TEXT],
        "stages": TALLY,
        "ties": list,
    },
    "apportion gardens.csv --method hare --seats 2": {
        "method": TEXT,
        "seats": dict,
        "ties": [{"among": [TEXT], "for_seats": WHOLE}],
    },
    "power weights.csv --quota 12": {
        "quota": (TEXT, WHOLE),
        "banzhaf": dict,
        "banzhaf_swings": dict,
        "shapley": dict,
        "error": NUMBER,
    },
    "methods": [{"id": TEXT, "family": TEXT, "name": TEXT, "source": TEXT}],
}


@pytest.mark.parametrize("line", COUNTS)
def test_a_count_has_the_shape_of_the_contract(line, ask):
    document = json.loads(ask(*line.split(), "--json").out)
    assert wrong(document, COUNTS[line]) is None
    for stage in document["stages"] if line.startswith("count") else ():
        assert {type(total) for total in stage["totals"].values()} == {str}
        assert stage.keys() >= {"exhausted", "loss"}


REPORTED = """
2024-01-10 unit elm

2024-01-10 source paper "The Allotment Paper"

2024-02-01 report r1 from paper about elm "The pump leaks"
    cite "page 2"

2024-02-02 assess of paper
    reliability B

2024-02-03 assess on r1
    credibility 2
"""


def test_a_report_has_the_shape_of_the_contract(book, run):
    book(REPORTED)
    document = json.loads(run("reports", "--json").out)
    assert len(document) == 1
    assert wrong(document, REPORTS) is None


def test_the_methods_are_those_of_the_contract(ask):
    assert {one["id"] for one in json.loads(ask("methods", "--json").out)} >= set(METHODS.split())


def test_what_a_ledger_says_has_the_shape_of_the_contract(places, run):
    shape = {"ok": YES_NO, "entries": WHOLE, "root": ROOT, "first_bad": MAYBE_WHOLE, "reason": MAYBE_TEXT}
    for url in places[2:]:
        assert wrong(json.loads(run("-b", url, "ledger", "verify", "--json").out), shape) is None
