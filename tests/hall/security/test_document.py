"""docs/security.md goes through every point of ASVS 5.0, levels 1 and 2, and names tests that are there."""

import re
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
TEXT = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| ([\d., ]+) \| ([\w/ ]+) \| (.+) \|$", TEXT, re.MULTILINE)

POINTS = (
    "1.1:2 1.2:9 1.3:11 1.4:3 1.5:2 2.1:3 2.2:3 2.3:4 2.4:1 3.2:2 3.3:4 3.4:6 3.5:5 3.7:2 4.1:3 4.2:1 4.3:2 4.4:4 "
    "5.1:1 5.2:3 5.3:2 5.4:3 6.1:3 6.2:12 6.3:4 6.4:4 6.5:5 6.6:3 6.8:4 7.1:3 7.2:4 7.3:2 7.4:5 7.5:2 7.6:2 "
    "8.1:2 8.2:3 8.3:1 8.4:1 9.1:3 9.2:4 10.1:2 10.2:2 10.3:4 10.4:11 10.5:5 10.6:2 10.7:3 11.1:2 11.2:3 11.3:3 "
    "11.4:4 11.5:1 11.6:1 12.1:3 12.2:2 12.3:4 13.1:1 13.2:5 13.3:2 13.4:5 14.1:2 14.2:4 14.3:3 15.1:3 15.2:3 15.3:7 "
    "16.1:1 16.2:5 16.3:4 16.4:3 16.5:3 17.1:1 17.2:4 17.3:2"
)
"""Section and how many of its points are of level 1 or 2; in each section these come first. Source: ASVS 5.0.0."""


def test_every_point_of_levels_one_and_two_is_answered_once():
    wanted = [f"{section}.{n}" for section, many in re.findall(r"(\S+):(\d+)", POINTS) for n in range(1, int(many) + 1)]
    assert len(wanted) == 253
    assert Counter(point.strip() for points, _, _ in ROWS for point in points.split(",")) == Counter(wanted)


def test_every_state_is_one_of_those_explained():
    assert {state for _, state, _ in ROWS} <= {"met", "n/a", "operator", "partly", "not met"}


def test_every_test_that_is_named_is_there():
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py")]
    there = {name for source in sources for name in re.findall(r"^def (test_\w+)", source, re.MULTILINE)}
    there |= {path.stem for path in (ROOT / "tests").rglob("test_*.py")}
    assert sorted(set(re.findall(r"`(test_\w+)`", TEXT)) - there) == []
