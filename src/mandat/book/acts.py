"""Reads one act: its header line and the lines below it.

Every fault becomes a finding and reading goes on behind it, so that one look at a book shows all that is wrong in it.
An act with a fault is left out.
"""

from collections.abc import Container, Sequence
from typing import Any

from mandat import canon
from mandat.book import faults
from mandat.book.codecs import CODECS, Unreadable, is_rule_key, rule_text
from mandat.book.lines import DAMAGE, LONGEST, without_comment
from mandat.book.places import spot
from mandat.book.shapes import Form, Slot, form_of_verb
from mandat.book.tree import Part, Tree
from mandat.canon.values import AFTER
from mandat.core.acts import SHAPE_OF, Act, Ref, Rule
from mandat.core.dates import DAWN, NEVER, When
from mandat.core.findings import Finding

_date = CODECS[When].read
_refs = CODECS[Ref].read_all
_NO_ID = ""


class ActReader:
    """Reads the acts of one file. What is wrong with them gathers in `findings`.

    entered  when the acts were written down that do not say so themselves
    careful  whether the file has lines that are too long, or characters that no text should hold
    """

    def __init__(self, file: str, tree: Tree, findings: list[Finding], entered: When | None, careful: bool) -> None:
        self.file = file
        self.lines = tree.lines
        self.findings = findings
        self.entered = entered
        self.careful = careful
        self.values: dict[str, Any] = {}
        self.form: Form | None = None

    def read(self, part: Part) -> Act | None:
        """The act that stands there; None where something about it is wrong."""
        sound = len(self.findings)
        self.values = {}
        if self.careful and self._damaged(part):
            return None
        form = self._header(part.first)
        if form is None:
            return None
        self.form = form
        for number in range(part.first + 1, part.last):
            self._line(number)
        for slot in form.required:
            if slot.field not in self.values:
                self._report(part.first, faults.missing(form, self.values["verb"], slot), slot.key)
        return self._act(form) if len(self.findings) == sound else None

    def _act(self, form: Form) -> Act:
        values = self.values
        if self.entered is not None and "entered" not in values:
            values["entered"] = self.entered
        if "at" not in values:
            values["at"] = When(AFTER + ",".join(values["after"]), DAWN, NEVER)
        if "id" in values:
            return form.shape(**values)
        values["id"] = canon.name(form.shape(id=_NO_ID, **values))
        return form.shape(**values)

    # ------------------------------------------------------------------------------------------------- the header

    def _header(self, number: int) -> Form | None:
        """Reads `DATE VERB ID WORDS "text"`; None where the line is no header, so that what is below means nothing."""
        line = self.lines[number]
        if ";" in line:
            line = without_comment(line)
        head, mark, quoted = line.partition('"')
        words = head.split()
        at = self._begin(words, number)
        form = form_of_verb(words[at]) if 0 < at < len(words) else None
        if form is None:
            if at >= 0:
                self._report(number, faults.no_verb(words, at))
            return None
        self.values["verb"] = words[at]
        self._words(form, words, at + 1, number)
        if mark:
            if not head[-1].isspace():
                self._report(number, faults.mark_in_word(words[-1] + mark))
            self._put(form.quoted, mark + quoted.rstrip(), number)
        return form

    def _begin(self, words: Sequence[str], number: int) -> int:
        """Reads the date, or `after ID`: the index of the word behind it; -1 where the line begins with neither."""
        try:
            word, at = words[0], 1
            if word == "after":
                text, at = _gather(words, 1, ())
                self.values["after"] = _refs(text)
                return at
            while "[" in word and "]" not in word and at < len(words):
                word, at = word + words[at], at + 1
            self.values["at"] = _date(word)
            return at
        except (Unreadable, IndexError) as fault:
            return self._no_date(words, fault, number)

    def _no_date(self, words: Sequence[str], fault: Exception, number: int) -> int:
        if isinstance(fault, Unreadable) and len(words) > 1 and (words[1] in SHAPE_OF or words[0] == "after"):
            self._report(number, fault)
            self.values["at"] = None
            return 1 if words[1] in SHAPE_OF else -1
        self._report(number, faults.no_act(words, self.lines[number]))
        return -1

    def _words(self, form: Form, words: Sequence[str], at: int, number: int) -> None:
        """Reads the words behind the verb: the bare one, then keys with their values."""
        end, header = len(words), form.header
        if at < end and words[at] not in header:
            self._put(form.bare, words[at], number)
            at += 1
        while at < end:
            slot = header.get(words[at])
            if slot is None:
                self._report(number, faults.no_header_word(form, self.values["verb"], words, at))
                at = next((later for later in range(at, end) if words[later] in header), end)
            elif at + 1 == end or words[at + 1] in header:
                self._report(number, faults.no_value(words[at], slot), words[at])
                at += 1
            else:
                text, at = words[at + 1], at + 2
                if at < end and words[at] not in header:
                    text, at = _gather(words, at - 1, header)
                self._put(slot, text, number)

    # ------------------------------------------------------------------------------------------ the lines below it

    def _line(self, number: int) -> None:
        """Reads `key value`, or nothing where there is only a comment."""
        line = self.lines[number]
        if ";" in line:
            line = without_comment(line)
        pair = line.split(None, 1)
        if not pair:
            return
        key = pair[0]
        slot = self.form.keys.get(key)
        if len(pair) == 1:
            self._report(number, faults.no_value(key, slot), key)
        elif slot is not None:
            self._put(slot, pair[1].rstrip(), number)
        elif self.form.rest and is_rule_key(key):
            self._rule(key, pair[1].rstrip())
        else:
            self._report(number, faults.no_key(self.form, self.values["verb"], key))

    def _rule(self, key: str, text: str) -> None:
        rest = self.form.rest
        self.values[rest] = (*self.values.get(rest, ()), Rule(key, rule_text(text)))

    def _put(self, slot: Slot, text: str, number: int) -> None:
        """Reads a value into its field."""
        values, field = self.values, slot.field
        try:
            if field not in values:
                values[field] = slot.read(text)
            elif slot.join is not None:
                values[field] = slot.join(values[field], slot.read(text))
            else:
                self._report(number, faults.twice(slot, text), slot.key)
        except Unreadable as fault:
            values.setdefault(field, slot.default)
            self._report(number, fault, slot.key)

    # --------------------------------------------------------------------------------------------- what went wrong

    def _damaged(self, part: Part) -> bool:
        """Reports lines of an act that no hand has written."""
        sound = len(self.findings)
        for number in range(part.first, part.last):
            line = self.lines[number]
            found = DAMAGE.search(line)
            if len(line) > LONGEST:
                self._report(number, faults.too_long(line))
            elif found:
                self._report(number, faults.damaged(found[0]))
        return len(self.findings) > sound

    def _report(self, number: int, fault: Unreadable, key: str | None = None) -> None:
        place = spot(self.file, number, self.lines[number], fault.word, key)
        act = self.values.get("id")
        self.findings.append(Finding(fault.code, act, str(fault), fault.mend, key, fault.word, place))


def _gather(words: Sequence[str], at: int, stop: Container[str]) -> tuple[str, int]:
    """The value that begins at a word: it goes on behind a comma and behind `about`; and the index behind it."""
    text, at = words[at], at + 1
    while at < len(words) and words[at] not in stop and (text[-1] == "," or words[at][0] == "," or text == "about"):
        text, at = f"{text} {words[at]}", at + 1
    return text, at
