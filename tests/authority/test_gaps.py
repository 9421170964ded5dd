"""Every no is looked at from the acts alone: the link that it calls broken is, as far as acts read naively can tell."""

from collections.abc import Callable

from hypothesis import given, settings

from mandat.book.reading import read
from mandat.core.authority.answers import Gap, Question
from mandat.core.authority.ask import ask
from mandat.core.record import Record
from tests.authority.checker import Asked, Naive, covers, kept
from tests.authority.test_checker import naive
from tests.core.strategies import questions, record, records


def holds_nothing(book: Naive, asked: Asked, gap: Gap) -> bool:
    """Nothing that runs was ever conferred on him over the target that gives the power."""
    return not any(
        covers(book.powers(grant, asked.t), asked.power)
        and book.over_covers(book.scope(grant, asked.t), asked.target, asked.t)
        and not book.taken(grant, asked.power, asked.t, asked.target)
        and not book.ended(grant.receiver, asked.t, grant.act)
        for grant in book.all_grants(asked.actor, asked.t)
    )


def has_ended(book: Naive, asked: Asked, gap: Gap) -> bool:
    return book.ended(gap.of, asked.t)


def conferral_has_ended(book: Naive, asked: Asked, gap: Gap) -> bool:
    """What the gap names was taken back or had run out, or whoever held it had ended."""
    grants = [grant for grant in book.all_grants(gap.of, asked.t) if gap.facts[0] in (grant.act.id, grant.origin.id)]
    return any(
        book.taken(grant, asked.power, asked.t, asked.target) or book.ended(grant.receiver, asked.t, grant.act)
        for grant in grants
    )


def has_disowned(book: Naive, asked: Asked, gap: Gap) -> bool:
    """The first word that holds about the body is that it is disowned."""
    about = [word for word in book.ladder(asked.target, asked.power, asked.t) if word.of == gap.facts[0]]
    return bool(about) and about[0].verb == "disown"


def says_no_word(book: Naive, asked: Asked, gap: Gap) -> bool:
    """No word recognises any of the bodies behind the actor."""
    words = book.ladder(asked.target, asked.power, asked.t)
    return not any(word.of in gap.facts for word in words)


def is_kept(book: Naive, asked: Asked, gap: Gap) -> bool:
    act = book.by_id[gap.act]
    return any(kept(book, asked, person, {act.as_}) for person in act.of)


LOOKS: dict[str, Callable[[Naive, Asked, Gap], bool]] = {
    "holds-nothing": holds_nothing,
    "holds-others": holds_nothing,
    "dissolved": has_ended,
    "root-ended": has_ended,
    "ended": conferral_has_ended,
    "ran-out": conferral_has_ended,
    "word-against": has_disowned,
    "silent": says_no_word,
    "hindered": is_kept,
}


@settings(max_examples=100)
@given(records(24), questions())
def test_the_first_broken_link_of_a_no_is_broken(texts, question):
    drawn = record(texts)
    assert unconfirmed(drawn, question) == []


def unconfirmed(drawn: Record, question: Question) -> list[Gap]:
    """The gaps of these answers that an independent look does not see."""
    book, asked = naive(drawn), Asked(question.actor, question.power, question.target, question.t)
    gaps = [answer.gap for answer in ask(drawn.state, question) if answer.gap is not None and answer.gap.why in LOOKS]
    return [gap for gap in gaps if not LOOKS[gap.why](book, asked, gap)]


def test_a_gap_that_is_none_is_not_confirmed():
    book = Naive(
        read("b", "2024-01-01 body board\n\n2024-01-01 unit elm\n\n2024-02-01 recognise word by elm of board\n").acts,
        (),
    )
    asked = Asked("board", "keys", "elm", 1_065_000_000)
    for why, facts in (("dissolved", ()), ("word-against", ("board",)), ("silent", ("board",)), ("ended", ("word",))):
        assert not LOOKS[why](book, asked, Gap("recognised", "board", why, facts))
