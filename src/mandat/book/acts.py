"""Reads one act: its header line and the lines below it.

Every fault becomes a finding and reading goes on behind it, so that one look at a book shows all that is wrong in it.
An act with a fault is left out.
"""

from collections.abc import Sequence
from typing import Any

from mandat.book import faults
from mandat.book.build import build
from mandat.book.codecs import CODECS, Unreadable, is_rule_key, rule_text
from mandat.book.heading import behind_date, gather
from mandat.book.lines import without_comment
from mandat.book.shapes import FORMS, Form, Slot
from mandat.book.source import Source
from mandat.book.spots import spot
from mandat.core.acts import SHAPE_OF, Act, Ref, Rule
from mandat.core.dates import Date, When
from mandat.core.findings import Finding
from mandat.count.quantity import Count

_dates = CODECS[Date].one
_refs = CODECS[Ref].all
_COUNTS = CODECS[Count]


class ActReader:
    """Reads the acts of one file. What is wrong with them gathers in `findings`.

    entered  when the acts were written down that do not say so themselves
    """

    def __init__(self, source: Source, findings: list[Finding], entered: When | None) -> None:
        self.source = source
        self.findings = findings
        self.entered = entered
        self.values: dict[str, Any] = {}

    @property
    def lines(self) -> list[str]:
        """The lines of the file."""
        return self.source.lines

    def read(self, first: int, last: int) -> Act | None:
        """The act that stands there; None where something about it is wrong."""
        sound = len(self.findings)
        self.values = {}
        if self.source.suspect and self._damaged(first, last):
            return None
        form = self._header(first)
        if form is None:
            return None
        lines, keys = self.lines, form.keys
        for number in range(first + 1, last):
            line = lines[number]
            if ";" in line:
                line = without_comment(line)
            pair = line.split(None, 1)
            if len(pair) == 2 and pair[0] in keys:
                self._put(keys[pair[0]], pair[1].rstrip(), number)
            elif pair:
                self._odd_line(form, pair, number)
        if not self.values.keys() >= form.required and all(one.code != "F003" for one in self.findings[sound:]):
            self._missing(form, first)
        return build(form.shape, self.values, self.entered) if len(self.findings) == sound else None

    # ------------------------------------------------------------------------------------------------- the header

    def _header(self, number: int) -> Form | None:
        """Reads `DATE VERB ID WORDS "text"`; None where the line is no header, so that what is below means nothing."""
        line = self.lines[number]
        if ";" in line:
            line = without_comment(line)
        head, mark, quoted = line.partition('"')
        words = head.split()
        form, at = self._beginning(words, number)
        if form is None:
            return None
        self.values["verb"] = words[at]
        self._words(form, words, at + 1, number)
        if mark:
            if not head[-1].isspace():
                self._report(number, faults.mark_in_word(words[-1] + mark))
            self._put(form.quoted, mark + quoted.rstrip(), number)
        return form

    def _beginning(self, words: Sequence[str], number: int) -> tuple[Form | None, int]:
        """Reads the date, or `after ID`, and the verb: how the act is written, and the index of its verb."""
        at = behind_date(words)
        form = FORMS[words[at]] if at < len(words) and words[at] in SHAPE_OF else None
        try:
            if words[0] == "after":
                self.values["after"] = _refs[" ".join(words[1:at])]
            else:
                self.values["at"] = _dates["".join(words[:at])]
        except (Unreadable, IndexError) as fault:
            self.values["at"] = None
            known = form is not None and isinstance(fault, Unreadable)
            self._report(number, fault if known else faults.no_act(words, self.lines[number]))
        else:
            if form is None:
                self._report(number, faults.no_verb(words, at))
        return form, at

    def _words(self, form: Form, words: Sequence[str], at: int, number: int) -> None:
        """Reads the words behind the verb: the bare one, then keys with their values."""
        end, header = len(words), form.header
        if at < end and words[at] not in header:
            self._put(form.bare, words[at], number)
            at += 1
        while at < end:
            slot = header.get(words[at])
            if slot is None:
                self._report(number, faults.no_header_word(form, self.values["verb"], words, at, self.lines[number]))
                at = next((later for later in range(at, end) if words[later] in header), end)
            elif at + 1 == end or words[at + 1] in header:
                self.values.setdefault(slot.field, slot.default)
                self._report(number, faults.no_value(words[at], slot), words[at])
                at += 1
            else:
                first, at = at + 1, gather(words, at + 1, header, counts=slot.codec is _COUNTS)
                self._put(slot, " ".join(words[first:at]), number)

    # ------------------------------------------------------------------------------------------ the lines below it

    def _odd_line(self, form: Form, pair: Sequence[str], number: int) -> None:
        """A line below the header that does not begin with a key of the verb and go on with a value."""
        key = pair[0]
        if len(pair) == 1:
            self._report(number, faults.no_value(key, form.keys.get(key)), key)
        elif form.rest and is_rule_key(key):
            rule = Rule(key, rule_text(pair[1].rstrip()))
            self.values[form.rest] = (*self.values.get(form.rest, ()), rule)
        else:
            self._report(number, faults.no_key(form, self.values["verb"], key, pair[1]))

    def _put(self, slot: Slot, text: str, number: int) -> None:
        """Reads a value into its field."""
        values, field = self.values, slot.field
        try:
            if field not in values:
                values[field] = slot.values[text]
            elif slot.join is not None:
                values[field] = slot.join(values[field], slot.values[text])
            else:
                self._report(number, faults.twice(slot, text), slot.key)
        except Unreadable as fault:
            values.setdefault(field, slot.default)
            self._report(number, fault, slot.key)

    # --------------------------------------------------------------------------------------------- what went wrong

    def _missing(self, form: Form, number: int) -> None:
        for slot in form.slots:
            if slot.field in form.required and slot.field not in self.values:
                self._report(number, faults.missing(form, self.values["verb"], slot), slot.key)

    def _damaged(self, first: int, last: int) -> bool:
        """Reports lines of an act that no hand has written."""
        sound = len(self.findings)
        for number in range(first, last):
            damage = faults.damage(self.lines[number])
            if damage is not None:
                self._report(number, damage)
        return len(self.findings) > sound

    def _report(self, number: int, fault: Unreadable, key: str | None = None) -> None:
        place = spot(self.source.name, number, self.lines[number], fault.word, key)
        act = self.values.get("id")
        self.findings.append(Finding(fault.code, act, fault.says, fault.mend, key, fault.word, place))
