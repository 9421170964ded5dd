"""Gather every text of the hall, and bring its catalogues up to date with them. Run by `make texts`.

A text that is new stands in `django.po` with an empty translation, for somebody to write; one that is gone is dropped;
`django.mo` is what the hall reads. Nothing is guessed from texts that look alike: a changed text is translated anew.
"""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from mandat.core.findings import CODES

HALL = Path(__file__).resolve().parent.parent / "src" / "mandat" / "hall"
LOCALE = HALL / "locale"

MARKS = {
    "_": 1, "gettext": 1, "gettext_lazy": 1, "gettext_noop": 1, "ngettext": 2, "ngettext_lazy": 2,
    "pgettext": 1, "pgettext_lazy": 1, "npgettext": 2, "npgettext_lazy": 2,
}  # fmt: skip
"""What marks a text -> how many forms of it follow; a context stands before them where the name has a `p`."""

_LITERAL = r"""u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
_CALL = re.compile(rf"\b(_|n?p?gettext)\(({_LITERAL}(?:, ?{_LITERAL})*)")

Text = tuple[str | None, str, str | None]
"""A text: its context, how it is written, and its plural."""


def texts() -> dict[Text, list[str]]:
    """Every text of the hall -> the files in which it stands, in their order."""
    found: dict[Text, list[str]] = defaultdict(list)
    for file, text in _everything():
        if file not in found[text]:
            found[text].append(file)
    return found


def _everything() -> Iterator[tuple[str, Text]]:
    for file in sorted(HALL.rglob("*.html")) + sorted(HALL.rglob("*.txt")):
        for text in in_template(file.read_text()):
            yield file.relative_to(HALL).as_posix(), text
    for file in sorted(HALL.rglob("*.py")):
        for text in in_python(file.read_text()):
            yield file.relative_to(HALL).as_posix(), text
    for code in CODES.values():
        yield "../core/findings.py", (None, code.title, None)
        yield "../core/findings.py", (None, code.why, None)


def in_python(source: str) -> Iterator[Text]:
    """The texts that are marked in a module."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKS:
            given = [one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
            yield from _text(node.func.id, given)


def in_template(source: str) -> Iterator[Text]:
    """The texts that are marked in a template.

    >>> list(in_template("{% translate 'Vote' context 'to do' %}{% blocktranslate %}To {{ name }}{% endblocktranslate %}"))
    [('to do', 'Vote', None), (None, 'To %(name)s', None)]
    """
    for mark, literals in _CALL.findall(templatize(source)):
        yield from _text(mark, [ast.literal_eval(one) for one in re.findall(_LITERAL, literals)])


def _text(mark: str, given: list[str]) -> Iterator[Text]:
    context = given.pop(0) if "pgettext" in mark and given else None
    if len(given) >= MARKS[mark]:
        yield context, given[0], given[1] if MARKS[mark] == 2 else None


def read(language: str) -> Catalog:
    """The catalogue of a language, as it is."""
    with (LOCALE / language / "LC_MESSAGES" / "django.po").open("rb") as file:
        return read_po(file, locale=language)


def updated(old: Catalog) -> Catalog:
    """A catalogue with the texts that there are now, and the translations that there were."""
    new = Catalog(
        locale=old.locale,
        project="mandat",
        version="",
        header_comment=old.header_comment,
        creation_date=old.creation_date,
        revision_date=old.revision_date,
        last_translator="",
        fuzzy=False,
    )
    for (context, text, plural), files in texts().items():
        message = old.get(text, context)
        kept = message.string if message and not message.fuzzy else ""
        same = isinstance(kept, tuple) == (plural is not None)
        id_ = (text, plural) if plural else text
        new.add(id_, kept if same else None, locations=[(file, None) for file in files], context=context)
    return new


def write(language: str, catalog: Catalog) -> None:
    """Write the catalogue of a language, and what the hall reads."""
    folder = LOCALE / language / "LC_MESSAGES"
    with (folder / "django.po").open("wb") as file:
        write_po(file, catalog, width=120, include_lineno=False)
    with (folder / "django.mo").open("wb") as file:
        write_mo(file, catalog)


if __name__ == "__main__":
    for folder in sorted(LOCALE.iterdir()):
        catalog = updated(read(folder.name))
        write(folder.name, catalog)
        missing = [message.id for message in catalog if message.id and not all([message.string, *message.string])]
        print(f"{folder.name}: {len(catalog)} texts, {len(missing)} without a translation")
        for text in missing:
            print("   ", text if isinstance(text, str) else text[0])
