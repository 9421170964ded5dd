"""The house rules that no linter knows: files stay short, names are the field's words, the map is complete."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "mandat"
LONGEST = 400
MAY_BE_LONG = {
    "core/acts.py",
    "hall/migrations/0001_initial.py",
}  # the one file that is read from top to bottom to learn the domain
NO_NAME = {"common", "helper", "helpers", "manager", "misc", "util", "utils"}


def files() -> list[str]:
    return sorted(str(path.relative_to(SOURCE)) for path in SOURCE.rglob("*.py"))


@pytest.mark.parametrize("name", files())
def test_a_file_is_short(name):
    length = len((SOURCE / name).read_text(encoding="utf-8").splitlines())
    assert length <= LONGEST or name in MAY_BE_LONG


@pytest.mark.parametrize("name", sorted(MAY_BE_LONG))
def test_a_file_that_may_be_long_is_still_there(name):
    assert name in files()


@pytest.mark.parametrize("name", files())
def test_a_module_is_named_in_the_words_of_the_field(name):
    assert not NO_NAME & set(re.split(r"[/._]", name))


def test_the_map_of_the_house_names_every_layer():
    shown = (ROOT / "docs" / "house.md").read_text(encoding="utf-8")
    layers = {path.stem for path in SOURCE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert [layer for layer in sorted(layers - {"__init__"}) if f"`{layer}" not in shown] == []
