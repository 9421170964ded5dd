"""Inexact numbers in words, for commands and pages, in any language."""

import re
from collections.abc import Mapping

FORMS = {"about": "about {}", "least": "at least {}", "between": "{} to {}"}
"""How inexact numbers are said in English, which is how `count.quantity` writes them."""

_WRITTEN = {name: re.compile(form.replace("{}", r"(\d+)")) for name, form in FORMS.items()}


def quantity(text: str, forms: Mapping[str, str] = FORMS) -> str:
    """A number as it is said with these forms; anything else as it was written.

    >>> quantity("at least 19", {**FORMS, "least": "mindestens {}"}), quantity("most")
    ('mindestens 19', 'most')
    """
    for name, written in _WRITTEN.items():
        if found := written.fullmatch(text):
            return forms[name].format(*found.groups())
    return text
