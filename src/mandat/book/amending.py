"""Puts the text of a correction into the act that it corrects."""

from typing import Any

from msgspec.structs import replace

from mandat.book.codecs import Unreadable, read_date
from mandat.book.shapes import Form, form_of
from mandat.core.acts import Act, Correct, Rule, Word


def amend(act: Act, correction: Correct) -> Act | None:
    """The act with the keys of a correction put in place of its own; None where they cannot be read as its keys."""
    form = form_of(type(act))
    values: dict[str, Any] = {}
    rules: list[Rule] = []
    try:
        for rule in correction.fields:
            if rule.key == "at":
                values["at"] = read_date(rule.text)
            elif rule.key == "status":
                values["status"] = Word(rule.text)
            elif rule.key in form.keys:
                _put(form, rule, values)
            elif form.rest is not None:
                rules.append(rule)
            else:
                return None
    except Unreadable:
        return None
    if rules:
        values[form.rest] = _replaced(getattr(act, form.rest), rules)
    return replace(act, **values)


def _put(form: Form, rule: Rule, values: dict[str, Any]) -> None:
    slot = form.keys[rule.key]
    value = slot.values[rule.text]
    values[slot.field] = slot.join(values[slot.field], value) if slot.field in values and slot.join else value


def _replaced(before: tuple[Rule, ...], new: list[Rule]) -> tuple[Rule, ...]:
    keys = {rule.key for rule in new}
    return (*(rule for rule in before if rule.key not in keys), *new)
