"""The pictures in the documents are those that the program draws."""

import xml.etree.ElementTree as ElementTree

import pytest
from make_pictures import ROOT, pictures

PICTURES = pictures()


@pytest.mark.parametrize("path", PICTURES, ids=lambda path: path.name)
def test_a_picture_is_up_to_date(path):
    """Where this fails: look at the picture, and run `make docs` if the new one is right."""
    assert path.read_text(encoding="utf-8") == PICTURES[path]


@pytest.mark.parametrize("path", PICTURES, ids=lambda path: path.name)
def test_a_picture_can_be_read_without_seeing_it(path):
    root = ElementTree.fromstring(path.read_text(encoding="utf-8"))
    said = {child.tag.rpartition("}")[2]: child.text for child in root}
    assert said["title"]
    assert "Volhynian Regiment: " in said["desc"]


@pytest.mark.parametrize("path", PICTURES, ids=lambda path: path.name)
def test_a_picture_stands_in_a_document_with_words_for_it(path):
    place = f"({path.relative_to(ROOT / 'docs').as_posix()})"
    lines = [line for page in (ROOT / "docs").glob("*.md") for line in page.read_text().splitlines() if place in line]
    assert lines
    assert all(line.startswith("![") and len(line) > 60 for line in lines)
