"""What runs in a hall is pinned by version and by hash: the same as is tested."""

import re
import tomllib
from pathlib import Path

REQUIREMENTS = Path(__file__).parents[1] / "requirements"
PINNED = re.compile(r"^([\w.-]+)==([^\s;\\]+)", re.MULTILINE)


def read(name: str) -> str:
    return (REQUIREMENTS / name).read_text(encoding="utf-8")


def test_a_hall_runs_on_the_versions_that_are_tested():
    pinned = dict(PINNED.findall(read("lock-hall.txt")))
    project = tomllib.loads((REQUIREMENTS.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = [*project["dependencies"], *project["optional-dependencies"]["hall"]]
    assert {re.match(r"[\w.-]+", one)[0].lower() for one in needed} <= set(pinned)
    assert set(pinned.items()) <= set(PINNED.findall(read("lock-test.txt")))


def test_everything_in_a_hall_has_a_hash():
    for entry in re.split(r"^(?=[\w.-]+==)", read("lock-hall.txt"), flags=re.MULTILINE)[1:]:
        assert "--hash=sha256:" in entry, entry.split("==")[0]
