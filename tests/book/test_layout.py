"""The canonical spacing: what it changes, and all that it never changes."""

import inspect

import pytest
from hypothesis import given, settings

from mandat import book
from tests.book.strategies import anything

BEFORE = """

option   title  "Harbour Union"
; the branches
2024-03-02   unit  hamburg    "Hamburg  branch"   ; the first
  members\t420     ; counted
\tkind   branch
  ; not yet certain
    within   north
2024-03-02 unit bremen "Bremen"


    stray line
what is   this
    members   3
2024-03-03 vote in congress "a ; b"; not a comment
"""

AFTER = """\
option title "Harbour Union"
; the branches
2024-03-02 unit hamburg "Hamburg  branch"         ; the first
    members 420         ; counted
    kind    branch
    ; not yet certain
    within  north

2024-03-02 unit bremen "Bremen"

    stray line
what is   this
    members   3

2024-03-03 vote in congress "a ; b"; not a comment
"""


def test_spacing():
    assert book.fmt(BEFORE) == AFTER


def test_prose_is_left_alone():
    text = """\
# Minutes

Present:   eleven.


```mandat

2024-03-02  unit hamburg
   members 4

```
    2024-03-02  unit bremen

~~~ mandat
2024-03-02  unit bremen
~~~
```
2024-03-02  unit kiel
```
"""
    assert book.fmt(text, markdown=True) == text.replace(
        "\n\n2024-03-02  unit hamburg\n   members 4\n\n", "\n2024-03-02 unit hamburg\n    members 4\n"
    ).replace("~~~ mandat\n2024-03-02  unit", "~~~ mandat\n2024-03-02 unit")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", ""),
        ("\n \n", ""),
        ("2024 note a", "2024 note a\n"),
        ("2024  note a\r\n\r\n\r\n2024 note b", "2024 note a\r\n\r\n2024 note b\r\n"),
        ("\ufeff\n2024  note a\n", "\ufeff2024 note a\n"),
        ("2024 note\xa0a\u2028b\n", "2024 note a b\n"),
        ("\n\n\ufeffx\n", "\n\ufeffx\n"),
        ("; a\n\n\n; b \n", "; a\n\n; b\n"),
        ("include  'x'  ; y\n", "include 'x'   ; y\n"),
        ('2024 note "never  closed\n', '2024 note "never  closed\n'),
    ],
)
def test_small_cases(before, after):
    assert book.fmt(before) == after


@settings(max_examples=400)
@given(anything)
def test_spacing_is_done_once(text):
    for markdown in (False, True):
        once = book.fmt(text, markdown)
        assert book.fmt(once, markdown) == once


@settings(max_examples=400)
@given(anything)
def test_spacing_changes_no_act_and_no_finding(text):
    for name in ("x.mandat", "x.md"):
        before = book.read(name, text)
        after = book.read(name, book.fmt(text, name == "x.md"))
        assert after.acts == before.acts
        assert [found.code for found in after.findings] == [found.code for found in before.findings]


@settings(max_examples=300)
@given(anything)
def test_spacing_changes_spacing_only(text):
    assert "".join(book.fmt(text).split()) == "".join(text.split())


def test_the_examples_above_are_read_alike():
    assert book.read("x", BEFORE).acts == book.read("x", inspect.cleandoc(AFTER)).acts
