"""Published cases, each with its source: `cases/*.toml`; the House seats of 1940 and 2020, where they are at hand."""

import csv
import tomllib
from pathlib import Path

import pytest

from mandat.clerk.apportion import METHODS
from mandat.count import seats as wording
from mandat.count import threshold
from mandat.count.apportionment.apportion import Terms, apportion
from tests.count import shared_data

CASES = sorted((Path(__file__).parent / "cases").glob("*.toml"))


def results():
    for path in CASES:
        case = tomllib.loads(path.read_text(encoding="utf-8"))
        for result in case["results"]:
            yield pytest.param(case, result, id=f"{path.stem}-{result['method']}-{result['seats']}")


@pytest.mark.parametrize(("case", "result"), [*results()])
def test_a_published_case_gives_what_is_printed(case, result):
    bar = case.get("threshold")
    terms = Terms(wording.read(result["seats"]), bar and threshold.read(bar), case.get("exempt", ()))
    found = apportion(case["votes"], METHODS[result["method"]], terms)
    assert dict(zip(found.names, found.seats, strict=True)) == result["gives"]
    assert not found.open


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_published_case_names_its_source(path):
    case = tomllib.loads(path.read_text(encoding="utf-8"))
    assert len(case["cite"]) > 40
    assert case["title"]


# ------------------------------------------------------------------------------------ data that lie beside the project


@pytest.mark.parametrize("year", [1940, 2020])
def test_the_house_seats_of_a_census_are_those_of_an_independent_computation(year):
    with (shared_data.needed("us-house") / f"{year}_435.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["AREA"] != "TOTAL"]
    votes = {row["AREA"]: int(row["APPORTIONMENT_POPULATION"]) for row in rows}
    found = apportion(votes, METHODS["huntington-hill"], Terms(wording.Seats(total=435)))
    assert dict(zip(found.names, found.seats, strict=True)) == {row["AREA"]: int(row["SEATS"]) for row in rows}
    assert sum(found.seats) == 435
