"""docs/spec/law.md and the cases belong together: every sentence has a case, every case its sentences."""

import re
from pathlib import Path

from mandat.core.findings import CODES
from tests.authority import case_files

LAW = Path(__file__).resolve().parents[2] / "docs" / "spec" / "law.md"
SENTENCE = re.compile(r"- \*\*(\d+)\.(\d+)\*\* (.+) \[([a-z0-9, -]+)\]")


def sentences() -> dict[str, list[str]]:
    """The number of each sentence of the law, and the cases that it names."""
    lines = [line for line in LAW.read_text(encoding="utf-8").splitlines() if line.startswith("- ")]
    found = [SENTENCE.fullmatch(line) for line in lines]
    assert None not in found, [line for line, match in zip(lines, found, strict=True) if match is None]
    return {f"{match[1]}.{match[2]}": match[4].split(", ") for match in found}


def test_the_sentences_are_numbered_in_order():
    seen: dict[int, int] = {}
    for number in sentences():
        section, place = map(int, number.split("."))
        assert place == seen.get(section, 0) + 1, number
        assert section in seen or section == len(seen) + 1, number
        seen[section] = place


def test_every_sentence_names_cases_that_are_there():
    there = {path.stem for path in case_files.paths()}
    assert {number: names for number, names in sentences().items() if not set(names) <= there} == {}


def test_every_case_is_named_by_the_sentences_that_it_shows():
    shown: dict[str, list[str]] = {path.stem: [] for path in case_files.paths()}
    for number, names in sentences().items():
        for name in names:
            shown[name].append(number)
    written = {path.stem: case_files.read(path).law for path in case_files.paths()}
    assert written == shown


def test_every_reading_that_was_settled_stands_in_sentences_that_are_there():
    rows = [line for line in LAW.read_text(encoding="utf-8").splitlines() if re.match(r"\| \d", line)]
    cells = [cell.strip() for row in rows for cell in row.strip("|").split("|")]
    settled = dict(zip(cells[::2], cells[1::2], strict=True))
    assert sorted(map(int, settled)) == list(range(1, 21))
    assert {number for text in settled.values() for number in text.split(", ")} <= set(sentences())


def test_every_finding_of_the_law_is_found_in_a_case():
    """Those of the reader of minute books, F, have their own examples."""
    found = {code for path in case_files.paths() for code, _ in case_files.read(path).finds}
    assert {code for code in CODES if not code.startswith("F")} <= found
