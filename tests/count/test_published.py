"""Published cases, and cases counted by hand: each file of `cases` says where it is from."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from mandat.count.ballots import profile
from mandat.count.methods import METHODS

CASES = sorted((Path(__file__).parent / "cases").glob("*.json"))


def counts():
    """Every count of every case, with its ballots."""
    cases = [(path.stem, json.loads(path.read_text(encoding="utf-8"))) for path in CASES]
    return [
        pytest.param(of(case), count, id=f"{name}-{count['method']}-{count['seats']}")
        for name, case in cases
        for count in case["counts"]
    ]


def of(case):
    """The profile of ballots written as `A>B`; the candidates in the order in which they are named, if not as said."""
    ballots = case["ballots"]
    names = tuple(case.get("candidates") or dict.fromkeys(name for said in ballots for name in said.split(">")))
    said = [(many, tuple(map(names.index, one.split(">")))) for one, many in ballots.items()]
    return profile(names, said)


@pytest.mark.parametrize(("ballots", "expected"), counts())
def test_a_published_case_is_counted_as_it_is_published(ballots, expected):
    count = METHODS[expected["method"]].count(ballots, expected["seats"], "")
    if "elected" in expected:
        assert list(count.elected) == expected["elected"]
    else:
        assert sorted(count.elected) == expected["elected_set"]
    assert count.quota == expected.get("quota", count.quota)
    assert [stage.totals for stage in count.stages][: len(expected.get("totals", ()))] == expected.get("totals", [])
    assert count.stages[-1].loss == expected.get("loss", count.stages[-1].loss)
    assert count.stages[0].action == expected.get("action", count.stages[0].action)
    for stage, totals in expected.get("rounded", {}).items():
        assert rounded(count.stages[int(stage) - 1].totals) == totals


def rounded(totals):
    """Totals with two decimals, as far as they are not nothing."""
    return {name: f"{Decimal(total):.2f}" for name, total in totals.items() if Decimal(total)}


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case_says_where_it_is_from(path):
    assert len(json.loads(path.read_text(encoding="utf-8"))["source"]) > 40
