"""Nothing that people read stands in the source without a mark for translators."""

import ast
import re

import pytest
from django.template.base import Lexer, TokenType
from texts import HALL, MARKS

TEMPLATES = sorted(HALL.rglob("*.html"))
MODULES = [
    path
    for path in sorted(HALL.rglob("*.py"))
    if path.name not in ("__main__.py", "founding.py", "lifeline.py", "settings.py", "logs.py")
]
"""But for those that speak in the terminal, to whoever runs the hall."""

OURS = {"mandat", *["BCDF", "GHJK", "MNPQ", "RSTV"]}
"""Our name, and how a code looks."""

SPOKEN = re.compile(r"""(?:aria-label|alt|placeholder|title)=(?:"([^"]*)"|'([^']*)')""")
RAISED = ("Unfit", "Declined", "PermissionDenied", "Http404", "ValidationError")


def bare(source):
    """The words of a template that stand outside its tags, and outside what is marked."""
    html, marked = "", False
    source = re.sub(r"{% block kind %}.*?{% endblock %}", "", source)
    for token in Lexer(source).tokenize():
        if token.token_type == TokenType.BLOCK and token.contents.split()[0].endswith("blocktranslate"):
            marked = not token.contents.startswith("end")
        html += token.contents if token.token_type == TokenType.TEXT and not marked else "\x00"
    html = re.sub(r"<(script|style|svg)\b.*?</\1>", " ", html, flags=re.DOTALL)
    spoken = " ".join("".join(pair) for pair in SPOKEN.findall(html))
    return set(re.findall(r"[^\W\d_]{2,}", re.sub(r"<[^>]*>|&\w+;", " ", html) + spoken)) - OURS


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.relative_to(HALL / "templates").as_posix())
def test_a_template_says_nothing_unmarked(template):
    assert bare(template.read_text()) == set()


def literal(node):
    """Whether something is a text of several words, as written."""
    text = node.values[0] if isinstance(node, ast.JoinedStr) and node.values else node
    return isinstance(node, ast.JoinedStr) or (isinstance(text, ast.Constant) and " " in str(text.value))


def unmarked(source):
    """Sentences that are raised, or shown as a message, as they are written."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in (*RAISED, "super().__init__", "messages.success"):
            yield from (ast.unparse(one) for one in node.args if literal(one))


def test_no_sentence_is_raised_unmarked():
    assert {path.name: found for path in MODULES if (found := list(unmarked(path.read_text())))} == {}


FILLED = ("minutes.py", "findings.py", "saying.py")
"""Modules that look up texts which are marked elsewhere."""


def test_whatever_is_looked_up_was_marked():
    """A mark around a name marks nothing."""
    calls = [
        (path.name, ast.unparse(node))
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in MARKS and path.name not in FILLED
    ]
    assert [call for call in calls if not re.search(r"""\(['"]""", call[1])] == []
    assert len(calls) > 100


def test_what_is_not_marked_is_found():
    assert bare('<p title="Look">{% translate "Go" %} on <b>{{ x }}</b></p>') == {"Look", "on"}
    assert list(unmarked('raise Unfit(f"{x} is wrong")\nraise Unfit(_("a b"))')) == ["f'{x} is wrong'"]
