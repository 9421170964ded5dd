"""Puts the text of a correction into the act that it corrects."""

from typing import Any

from msgspec.structs import replace

from mandat.book.codecs import Unreadable, read_date
from mandat.book.near import nearest
from mandat.book.shapes import Form, form_of
from mandat.core.acts import Act, Correct, Rule, Word
from mandat.core.checks.wording import a, instead, one_of
from mandat.core.record import NotAmended
from mandat.sentences import Written, say


def amend(act: Act, correction: Correct) -> Act:
    """The act with the keys of a correction put in place of its own. Raises `NotAmended`."""
    form = form_of(type(act))
    values: dict[str, Any] = {}
    rules: list[Rule] = []
    for rule in correction.fields:
        if rule.key in _OWN:
            field, read = _OWN[rule.key]
            values[field] = _read(rule, read)
        elif rule.key in form.keys:
            _put(form, rule, values)
        elif form.rest is not None:
            rules.append(rule)
        else:
            raise _no_key(act, form, rule)
    if rules:
        values[form.rest] = _replaced(getattr(act, form.rest), rules)
    return replace(act, **values)


_OWN = {"at": ("at", read_date), "status": ("status", Word)}
"""What a correction says of the act itself, also where the act is a correction."""


def _put(form: Form, rule: Rule, values: dict[str, Any]) -> None:
    slot = form.keys[rule.key]
    value = _read(rule, slot.values.__getitem__)
    values[slot.field] = slot.join(values[slot.field], value) if slot.field in values and slot.join else value


def _read(rule: Rule, read: Any) -> Any:
    try:
        return read(rule.text)
    except Unreadable as reason:
        raise NotAmended(reason.says, reason.mend, rule.key, reason.word) from reason


def _no_key(act: Act, form: Form, rule: Rule) -> NotAmended:
    near = "at" if rule.key == "date" else nearest(rule.key, {**form.keys, **_OWN})
    mend = instead(near) if near else one_of(form.keys)
    says = say("{act}, {kind}, has no key {key}", act=act.id, kind=a(act.verb), key=Written(rule.key))
    return NotAmended(says, mend, rule.key)


def _replaced(before: tuple[Rule, ...], new: list[Rule]) -> tuple[Rule, ...]:
    keys = {rule.key for rule in new}
    return (*(rule for rule in before if rule.key not in keys), *new)
