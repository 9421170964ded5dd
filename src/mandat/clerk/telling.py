"""Tells one act of a sitting in a sentence, one function a shape."""

import re
from collections.abc import Callable, Sequence

from msgspec import Struct

from mandat.clerk.wording.dates import Words, in_words
from mandat.clerk.wording.minutes import Sentences
from mandat.clerk.wording.quantities import quantity
from mandat.core import acts, bodies
from mandat.core.acts import (
    Act,
    Adopt,
    Agenda,
    Credentials,
    Decision,
    Declare,
    Mandate,
    Motion,
    Note,
    PointOfOrder,
    Presence,
    Vote,
)
from mandat.core.judging import counted
from mandat.measure.sittings.quorum import standing
from mandat.measure.sittings.whole import Whole

LONGEST = 90
"""Characters of a text that is named within a sentence."""

NOTHING = "at least 0"
"""How many votes there are in all, where the votes of no seat are on record."""

_MINUTE = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)", re.ASCII)


def day_and_time(text: str) -> tuple[str, str]:
    """The day and the time of a date that names a minute; else the date, and no time."""
    found = _MINUTE.fullmatch(text)
    return (found[1], found[2]) if found else (text, "")


def beginning(sentence: str) -> str:
    """A sentence with a capital at its head, which a number in words has not.

    >>> beginning("about 600 are present.")
    'About 600 are present.'
    """
    return sentence[:1].upper() + sentence[1:]


class Told(Struct, frozen=True):
    """What is said of an act: sentences, and what may stand beside them (see `minutes.Entry`)."""

    says: str
    heading: str | None = None
    quote: str | None = None
    lines: tuple[str, ...] = ()
    number: int | None = None


class Teller:
    """Tells the acts of one sitting in one language."""

    def __init__(self, whole: Whole, sentences: Sentences, dates: Words) -> None:
        self.whole, self.sentences, self.dates = whole, sentences, dates
        self.state = whole.now.state
        self.numbers = {one.vote.id: number for number, one in enumerate(whole.resolutions, 1)}

    def tell(self, together: Sequence[Act]) -> Told:
        """One act, or several that are told together, in sentences."""
        for shape, telling in TELLINGS:
            if isinstance(together[-1], shape):
                return telling(self, together if shape is Presence else together[-1])
        return self.other(together[-1])

    # ------------------------------------------------------------------------------------------------ words

    def name(self, thing: str | None) -> str:
        """What something is called at the time of the sitting."""
        return self.sentences.somebody if thing == acts.UNKNOWN else bodies.called(self.whole.now, thing)

    def names(self, things: Sequence[str]) -> str:
        """Several of them."""
        called = [self.name(thing) for thing in things]
        if len(called) < 2:
            return "".join(called)
        first = called[0]
        for one in called[1:-1]:
            first = self.sentences.several.format(first, one)
        return self.sentences.both.format(first, called[-1])

    def date(self, text: str) -> str:
        """A date in words."""
        return in_words(text, self.dates)

    def hour(self, text: str) -> str:
        """The time of day, with its day where that is not the one on which the sitting was opened."""
        opened = self.whole.sitting.opened
        day, time = day_and_time(text)
        return time if time and opened is not None and opened.at.text.startswith(day) else self.date(text)

    def text_of(self, name: str) -> str:
        """What an act says, in part of a line."""
        act = self.state.acts.get(name)
        if isinstance(act, PointOfOrder) and not act.text and act.on:
            act = self.state.acts.get(act.on[0])
        return self.short(act.text or self.name(name)) if act is not None else name

    def short(self, text: str) -> str:
        """A text on one line, or the beginning of it."""
        text = " ".join(text.split())
        return text if len(text) <= LONGEST else f"{text[:LONGEST].rsplit(' ', 1)[0]} …"

    def first(self, act: Act) -> str:
        """The act that another is on."""
        return self.text_of(act.on[0]) if act.on else ""

    # ---------------------------------------------------------------------------------------------- numbers

    def counts(self, act: Decision) -> str:
        """The numbers of a decision that are on record; empty where none is."""
        s, (for_, against, abstain) = self.sentences, (part and part.text for part in counted(act))
        if for_ is None or against is None:
            form = s.counts_for if for_ is not None else s.counts_against if against is not None else ""
        else:
            form = s.counts_two if abstain is None else s.counts
        return form.format(for_=for_, against=against, abstain=abstain)

    def result(self, act: Decision) -> str:
        """The numbers of a decision, and what came of it by the rules of its day."""
        s, judgement = self.sentences, self.state.judgements[act.id]
        results = {"carried": s.carried, "lost": s.lost, "tied": s.tied, "unknown": s.unknown}
        return beginning(f"{self.counts(act)} {results[judgement.standing]}".strip())

    def decided(self, said: str, act: Act) -> str:
        """A sentence, and how the act was decided, where its numbers are on record."""
        voted = isinstance(act, Decision) and act.id in self.state.judgements and self.counts(act)
        return f"{said} {self.result(act)}" if voted else said

    def there(self, act: Act) -> str:
        """How many votes are there after an act, by its own count or as they add up, and whether they suffice."""
        s, now = self.sentences, standing(self.state.at(self.state.windows[act.id].earliest), self.whole.body)
        counts = getattr(act, "present", None)
        present = counts.text if counts is not None else now.present
        if present is None:
            return ""
        said = s.present_only if now.whole in (None, NOTHING) else s.present
        forms = {"about": s.about, "least": s.least, "between": s.between}
        said = beginning(said.format(present=quantity(str(present), forms), whole=now.whole))
        if now.required is None:
            return said
        return f"{said} {(s.not_enough if now.met is False else s.needed).format(required=now.required)}"

    # ---------------------------------------------------------------------------------------------- sittings

    def call(self) -> str | None:
        """Who called the sitting, and for when."""
        call = self.whole.sitting.call
        if call is None:
            return None
        who, body = self.name(call.from_), self.name(self.whole.body)
        if call.meets is None:
            said = self.sentences.called_only.format(who=who, body=body)
        else:
            said = self.sentences.called.format(who=who, body=body, meets=self.date(call.meets.text))
        return f"{said} {call.text or ''}".strip()

    def before(self) -> tuple[Told, ...]:
        """What lay before the sitting when it was opened: the agenda, and motions."""
        whole, s = self.whole, self.sentences
        agendas = [act for act in whole.business.before if isinstance(act, Agenda)]
        own = {act.id for act in whole.acts}
        motions = [one.act for one in whole.motions if one.id not in own]
        lines = [s.handed_in_by.format(who=self.name(act.by or act.in_), text=act.text or "") for act in motions]
        handed_in = [Told(s.handed_in, lines=tuple(lines))] if lines else []
        return (*(self.agenda(act) for act in agendas[-1:]), *handed_in)

    def adoption(self) -> str:
        """Whether the minutes were adopted."""
        adopted = self.whole.business.adopted
        if adopted is None:
            return self.sentences.unsigned
        date, counts = self.date(adopted.at.text), self.counts(adopted)
        said = self.sentences.signed if counts else self.sentences.signed_only
        return said.format(date=date, counts=counts)

    def sitting(self, act: acts.Sitting) -> Told:
        """It opens, pauses, goes on, ends."""
        s = self.sentences
        verbs = {"open": s.opened, "adjourn": s.adjourned, "resume": s.resumed, "close": s.closed}
        said, quote = [verbs[act.verb]], act.text
        if act.verb == "adjourn" and act.text and act.text.startswith("until "):
            said, quote = [s.adjourned_until.format(until=self.date(act.text.removeprefix("until ")))], None
        if act.chair is not None:
            said.append(s.presides.format(who=self.name(act.chair)))
        if act.registered is not None:
            said.append(s.registered.format(number=act.registered.text))
        if act.present is not None and act.present.exact != 0:
            said.append(self.there(act))
        return Told(" ".join(said), quote=quote)

    def presence(self, together: Sequence[Presence]) -> Told:
        """Some come or go, and how many are there then."""
        s, act = self.sentences, together[-1]
        who = self.names(list(dict.fromkeys(person for one in together for person in one.of)))
        if who:
            said = {"arrive": s.arrived, "depart": s.departed, "walkout": s.walked_out}[act.verb].format(who=who)
        else:
            number = sum(int(one.count.low) for one in together if one.count is not None)
            said = (s.counted_in if act.verb == "arrive" else s.counted_out).format(number=number)
        return Told(f"{said} {self.there(act)}".strip(), quote=act.text)

    # ---------------------------------------------------------------------------------------------- business

    def agenda(self, act: Agenda) -> Told:
        """The order of business."""
        return Told(self.sentences.agenda, lines=tuple(f"{n}. {text}" for n, text in enumerate(act.item, 1)))

    def note(self, act: Note) -> Told:
        """Something is noted about the body; or an item is called up, or closed."""
        if self.whole.body in act.about:
            return Told(self.sentences.note.format(text=act.text or ""))
        if len(act.about) > 1:
            return Told(self.sentences.item_closed)
        number = next((item.number for item in self.whole.agenda.items if item.text == act.text), None)
        return Told("", heading=self.sentences.item.format(number=number, text=act.text) if number else act.text)

    def motion(self, act: Motion) -> Told:
        """Something is moved or withdrawn."""
        s, who = self.sentences, self.name(act.by or act.in_)
        if act.verb != "withdraw":
            said = s.amended if act.verb == "amend" else s.moved if act.by else s.moved_only
            return Told(said.format(who=who, text=self.first(act)), quote=act.text)
        first = self.state.acts.get(act.on[0]) if act.on else None
        said = s.withdrew_amendment if first is not None and first.verb == "amend" else s.withdrew
        return Told(said.format(who=who, text=self.first(act)))

    def vote(self, act: Vote) -> Told:
        """A vote, with its numbers and what came of it."""
        number, asked = self.numbers.get(act.id), self._question(act)
        text = self.whole.resolutions[number - 1].text if number else act.text or self._amended(act)
        named = self.first(act) if act.on else self.short(act.text or "")
        return Told(f"{asked} {self.result(act)}", number=number, quote=None if named == text else text)

    def _amended(self, act: Vote) -> str | None:
        """What a motion said when it was voted on, where that is not what was moved."""
        return next((one.text for one in self.whole.motions if one.vote is act and one.text != one.act.text), None)

    def _question(self, act: Vote) -> str:
        s = self.sentences
        if not act.on:
            return s.voted_other.format(text=self.short(act.text)) if act.text else s.voted_plain
        on = self.state.acts.get(act.on[0])
        forms = {"motion": s.voted, "amend": s.voted_amendment, "appeal": s.voted_appeal}
        return forms.get(on.verb if on is not None else "", s.voted_other).format(text=self.first(act))

    def declare(self, act: Declare) -> Told:
        """Somebody declares something."""
        return Told(self.sentences.declared.format(who=self.names((act.by, *act.with_))), quote=act.text)

    def point(self, act: PointOfOrder) -> Told:
        """The chair rules, somebody appeals."""
        who = self.name(act.by or self.whole.chair)
        if act.verb == "rule":
            return Told(self.sentences.ruled.format(who=who), quote=act.text)
        return Told(self.decided(self.sentences.appealed.format(who=who, text=self.first(act)), act), quote=act.text)

    def adopt(self, act: Adopt) -> Told:
        """Minutes, a report or a draft are adopted."""
        on = self.state.acts.get(act.on[0]) if act.on else None
        if isinstance(on, acts.Sitting):
            said = self.sentences.adopted.format(date=self.date(on.at.text))
        else:
            said = self.sentences.adopted_text.format(text=self.first(act) or act.text or "")
        return Told(self.decided(said, act))

    def credentials(self, act: Credentials) -> Told:
        """Whom the credentials report seats, rejects, contests."""
        s = self.sentences
        parts = ((s.seated, act.seats), (s.rejected, act.rejects), (s.contested, act.contests))
        lines = tuple(said.format(who=self.names(names)) for said, names in parts if names)
        return Told(self.decided(s.credentials, act), quote=act.text, lines=lines)

    def other(self, act: Act) -> Told:
        """Any other act: the sentence of its verb, whom it concerns, and how it was decided."""
        nobody = (acts.UNKNOWN,) if isinstance(act, Mandate) else getattr(act, "to", None) or ()
        concerned = getattr(act, "of", None) or nobody
        meets = getattr(act, "meets", None)
        told = {
            "verb": act.verb,
            "who": self.names((concerned,) if isinstance(concerned, str) else tuple(concerned)),
            "body": self.name(act.to) if isinstance(act, Mandate) else "",
            "seat": self.name(getattr(act, "from_", None)),
            "office": self.name(getattr(act, "as_", None)),
            "meets": self.date(meets.text) if meets is not None else "",
        }
        said = getattr(self.sentences, act.verb, self.sentences.other).format(**told).rstrip()
        return Told(self.decided(said, act), quote=act.text)


TELLINGS: tuple[tuple[type[Act], Callable], ...] = (
    (acts.Sitting, Teller.sitting),
    (Presence, Teller.presence),
    (Agenda, Teller.agenda),
    (Note, Teller.note),
    (Motion, Teller.motion),
    (Vote, Teller.vote),
    (Declare, Teller.declare),
    (PointOfOrder, Teller.point),
    (Adopt, Teller.adopt),
    (Credentials, Teller.credentials),
)
"""Shape -> how it is told. Whatever is not listed is told by the sentence of its verb."""
