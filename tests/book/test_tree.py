"""The tree keeps every byte, and knows which lines belong together."""

import pytest
from hypothesis import given, settings

from mandat.book.tree import ACT, BLANK, COMMENT, INCLUDE, OPTION, PROSE, STRAY, grow
from tests.book.strategies import anything


@settings(max_examples=400)
@given(anything)
def test_it_keeps_every_byte(text):
    for markdown in (False, True):
        tree = grow(text, markdown)
        assert tree.text == text
        assert "".join(tree.part_text(part) for part in tree.parts) == text
        ends = [last for _, _, last in tree.parts]
        assert [first for _, first, _ in tree.parts] == [0, *ends[:-1]]
        assert ends[-1] == len(tree.lines)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("", [BLANK]),
        ("2024 note a\n    text b\n\n2024 note c", [ACT, BLANK, ACT]),
        ("2024 note a\n; b\n    text c\n; d\n2024 note e", [ACT, COMMENT, ACT]),
        ("2024 note a\n\n    text b\n    text c", [ACT, BLANK, STRAY]),
        ("option a b\n    c d\ninclude x\noptional", [OPTION, STRAY, INCLUDE, ACT]),
        ("; a\n  ; b\n\n \n", [COMMENT, BLANK]),
        ("2024 note a\n\x0c\n\xa0text b", [ACT, BLANK, STRAY]),
    ],
)
def test_parts(text, kinds):
    assert [kind for kind, _, _ in grow(text).parts] == kinds


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Prose\n```mandat\n2024 note a\n```\nProse\n", [PROSE, ACT, PROSE]),
        ("~~~~ mandat x\n2024 note a\n~~~\n~~~~~\n", [PROSE, ACT, ACT, PROSE]),
        ("````\n```mandat\n2024 note a\n```\n````\n", [PROSE]),
        ("```python\n```mandat\n```\n", [PROSE]),
        ("    ```mandat\n2024 note a\n", [PROSE]),
        ("```mandat\n2024 note a\n", [PROSE, ACT, BLANK]),
        ("``` mandat ` x\n2024 note a\n", [PROSE]),
        ("```mandates\n2024 note a\n```\n", [PROSE]),
        ("```mandat\n```\n```mandat\n\n```\n", [PROSE, PROSE, BLANK, PROSE]),
    ],
)
def test_fences(text, kinds):
    assert [kind for kind, _, _ in grow(text, markdown=True).parts] == kinds
