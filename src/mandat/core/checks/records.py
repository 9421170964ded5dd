"""The record itself: what must not be written, and charters that cannot be read."""

from collections.abc import Iterable, Iterator
from operator import attrgetter

from mandat.core.acts import CHANGEABLE, Act, Change, Charter, Mandate, Person, Report, Unit, key_of
from mandat.core.charters import KEYS, UNWRITTEN, NoRule, amend
from mandat.core.checks.agenda import Check, Made, Rule
from mandat.core.checks.wording import a, instead, one_of, unknown
from mandat.core.findings import Finding
from mandat.core.intervals import Moment
from mandat.core.spelling import alike
from mandat.core.state import seat_id
from mandat.sentences import Written, say


def about_no_private_person(now: Moment, act: Report) -> Iterator[Finding]:
    """Reports concern places, services, bodies and offices; a person only while he holds an office or a seat."""
    state = now.state
    for name in act.about:
        if state.shapes.get(name) is Person and not _public(now, name):
            says = say(
                "{person} holds no office and no seat at that time: a report about a private person is refused",
                person=name,
            )
            mend = say("leave it out, or name the body or place it is about")
            yield Finding("R002", act.id, says, mend, "about", name)


def _public(now: Moment, person: str) -> bool:
    """Whether somebody holds an office, powers or a seat at this moment, or stands by for one."""
    if now.live(now.state.held, person):
        return True
    seats = (seat_id(seat.body, seat.constituency) for seat in now.state.seated.get(person, ()))
    return any(row.person == person for seat in seats for row in now.live(now.state.sitters, seat))


def readable_rules(now: Moment, act: Charter) -> Iterator[Finding]:
    """Every rule of a charter has a key that charters have, and a text that can be read."""
    for rule in act.rules:
        if rule.key not in KEYS:
            says = say("a charter has no key {key}", key=Written(rule.key))
            yield Finding("F003", act.id, says, one_of(KEYS), key_of(rule.key))
            continue
        try:
            amend(UNWRITTEN, (rule,))
        except NoRule as reason:
            says = say("{key} cannot be read: {text}", key=Written(rule.key), text=Written(rule.text))
            yield Finding("F005", act.id, says, reason.mend, rule.key, rule.text)


def vocabulary(shape: type[Act], filled: frozenset[str]) -> Rule | None:
    """Where only certain words can stand, one of them stands."""
    if filled.isdisjoint(shape.WORDS):
        return None
    words = [(attrgetter(field), allowed) for field, allowed in shape.WORDS.items() if field in filled]

    def check(now: Moment, act: Act) -> Iterable[Finding]:
        for value, allowed in words:
            if value(act) not in allowed:
                said = ((field, getattr(act, field)) for field in shape.WORDS if field in filled)
                return [_other_word(act, field, word) for field, word in said if word not in shape.WORDS[field]]
        return ()

    return check


def _other_word(act: Act, field: str, word: str) -> Finding:
    allowed = act.WORDS[field]
    near = alike(word, allowed, 1)
    mend = instead(near[0]) if near else one_of(allowed)
    says = say("{word} is no {key} of {verb}", word=Written(word), key=Written(key_of(field)), verb=Written(act.verb))
    return Finding("F005", act.id, says, mend, key_of(field), word)


NUMBERS = {Mandate: "votes", Unit: "members", Change: "members"}
"""Fields that hold a number of votes or heads, and no share of them."""


def numbers(shape: type[Act], filled: frozenset[str]) -> Rule | None:
    """Seats have numbers of votes, and units numbers of members: a share of what?"""
    field = NUMBERS[shape]
    value = attrgetter(field)

    def check(now: Moment, act: Act) -> Iterable[Finding]:
        count = value(act)
        if not count.share:
            return ()
        says = say("{key} {text} is a share, and no number", key=Written(field), text=Written(count.text))
        mend = say("write {key} and a number, or about 50, or unknown", key=Written(field))
        return (Finding("F005", act.id, says, mend, field, count.text),)

    return check if field in filled else None


def named_in_rules(now: Moment, act: Charter) -> Iterator[Finding]:
    """Whoever a rule names is in the record."""
    for key, name in _names_in(act):
        if name not in now.state.shapes:
            words = alike(name, WORDS_FOR.get(key, ()), 1)
            near = words[0] if words else now.state.things_spelt.nearest(name)
            describe = say("describe {thing} in this record", thing=Written(name))
            mend = instead(near) if near else describe
            yield Finding("N001", act.id, unknown(name), mend, key, name)


WORDS_FOR = {"recall-by": ("constituency",), "casting-vote": ("chair",)}
"""Key of a charter -> the words that may stand there and are the name of nothing."""


def _names_in(act: Charter) -> list[tuple[str, str]]:
    try:
        rules = amend(UNWRITTEN, (rule for rule in act.rules if rule.key in KEYS))
    except NoRule:
        return []
    named = [("recall-by", name) for name in rules.recall_by]
    named += [("signature", name) for name, _ in rules.signatures]
    named += [("casting-vote", rules.casting_vote)] if rules.casting_vote is not None else []
    return [(key, name) for key, name in named if name not in WORDS_FOR.get(key, ())]


def changes(shape: type[Act], filled: frozenset[str]) -> Rule | None:
    """A change says something new of a thing; a quoted text is a remark, and no name."""
    said = frozenset(CHANGEABLE) & filled

    def check(now: Moment, act: Change) -> Iterator[Finding]:
        thing = now.state.shapes.get(act.of)
        if thing is None or not said.isdisjoint((*thing.__struct_fields__, "within", "under")):
            return
        if act.text and not said and len(act.text) <= LONGEST_NAME:
            says = say("what is quoted here is a remark about {of}, and no new name", of=act.of)
            mend = say("if it is called so from now on, write below: {line}", line=Written(f'name "{act.text}"'))
        else:
            says = say("nothing is said here that can be new of {of}, {kind}", of=act.of, kind=a(thing.VERBS[0]))
            mend = one_of(key_of(field) for field in CHANGEABLE if field in thing.__struct_fields__)
        yield Finding("R005", act.id, says, mend, "text" if not said else key_of(min(said)))

    return check


LONGEST_NAME = 80
"""A text with more characters than this is no name of anything."""


CHECKS = (
    Made(Act, vocabulary),
    Made(Change, changes),
    Check(Report, about_no_private_person, filled=("about",)),
    Check(Charter, readable_rules, filled=("rules",)),
    Check(Charter, named_in_rules, filled=("rules",)),
    Made(Mandate, numbers),
    Made(Unit, numbers),
    Made(Change, numbers),
)
