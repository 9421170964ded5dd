"""Where data lies that tests may read and the project does not contain: `../shared/data`, beside the project."""

import json
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@cache
def folder(name: str) -> Path | None:
    """The folder `shared/data/NAME` beside the project, or beside a folder that holds it; None where there is none."""
    places = [parent.parent / "shared" / "data" / name for parent in (ROOT, *ROOT.parents)]
    return next((place for place in places if place.is_dir()), None)


def needed(name: str) -> Path:
    """The same; without it the test is skipped, and says why."""
    found = folder(name)
    if found is None:
        pytest.skip(f"../shared/data/{name} is not there: nothing to compare with")
    return found


def rounds(path: Path) -> tuple[dict, list[dict]]:
    """A reference: what it says of the whole count, and its actions that give every candidate's votes."""
    told = json.loads(path.read_text(encoding="utf-8"))
    return told, [action for action in told["actions"] if "cstate" in action]


def votes(told: dict, action: dict) -> dict[str, str]:
    """Name -> votes after an action."""
    return {told["cdict"][one]["name"]: said["vote"] for one, said in action["cstate"].items() if "vote" in said}


def elected(told: dict, action: dict) -> set[str]:
    """Who was elected at the end of the count."""
    return {told["cdict"][one]["name"] for one, said in action["cstate"].items() if said["state"] == "elected"}
