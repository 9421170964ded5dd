"""What would mend a gap mends it: it is said as the record stands, and tried by adding it."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from mandat.core.authority.answers import Answer, Question
from mandat.core.authority.ask import ask, decide
from mandat.core.authority.mending import gap_mend
from mandat.core.dates import read
from mandat.core.record import Record
from tests.core.strategies import BODIES, OFFICES, PERSONS, POWERS, UNITS, record, records

UNION = """
2024-01-01 body congress

2024-01-01 body fair

2024-01-01 body board

2024-01-01 unit kiel

2024-01-01 person anna

2024-01-01 recognise word by kiel of congress

2024-01-02 establish founding by congress of board
    powers funds

2024-01-03 appoint anna-set by board of anna
    powers funds
"""

TAKEN = """
2024-02-01 revoke taken by congress of board
"""

GIVEN_BACK = """
2024-03-01 grant back by congress to board
    powers funds
"""


def asked(text, under="congress"):
    state = record([text]).state
    question = Question("anna", "funds", "kiel", read("2024-06-01").latest, under)
    answer = decide(state, question)
    return answer.effective, answer.gap and str(gap_mend(state, answer.gap, question))


def test_what_was_lost_above_has_to_be_conferred_again_from_there():
    assert asked(UNION) == (True, None)
    told = "write: grant by congress to board, and below it: powers funds; then let it be conferred again from there"
    assert asked(UNION + TAKEN) == (False, told)
    told = "write: appoint by board of anna, and below it: powers funds"
    assert asked(UNION + TAKEN + GIVEN_BACK) == (False, told)
    again = "\n2024-03-02 appoint anna-again by board of anna\n    powers funds\n"
    assert asked(UNION + TAKEN + GIVEN_BACK + again) == (True, None)


def test_whoever_ratifies_what_exceeded_the_powers_of_the_giver_mends_it():
    exceeded = UNION.replace("powers funds\n\n2024-01-03", "powers press\n\n2024-01-03") + GIVEN_BACK
    assert asked(exceeded) == (False, "write: ratify by board ratifies anna-set")
    assert asked(exceeded + "\n2024-03-02 ratify cure by board ratifies anna-set\n") == (True, None)


def test_nothing_comes_from_a_root_that_has_ended():
    ended = "\n2024-01-02 recognise second by kiel of fair\n\n2024-02-01 cease fair\n"
    state = record([UNION + ended]).state
    question = Question("anna", "funds", "kiel", read("2024-06-01").latest)
    mends = {answer.root: str(gap_mend(state, answer.gap, question)) for answer in ask(state, question) if answer.gap}
    assert mends == {"fair": "ask under another root: nothing comes from fair any more"}


def test_the_body_above_ratifies_where_the_giver_holds_it_no_more_than_before():
    exceeded = UNION.replace("powers funds\n\n2024-01-03", "powers press\n\n2024-01-03")
    assert asked(exceeded) == (False, "write: ratify by congress ratifies anna-set")
    assert asked(exceeded + "\n2024-03-02 ratify cure by congress ratifies anna-set\n") == (True, None)


def test_whoever_is_recognised_alone_is_no_more_so_beside_another_recognised_alone():
    alone = UNION + "\n2024-02-01 recognise alone by kiel of fair mode only\n"
    assert asked(alone) == (False, "write: recognise by kiel of anna mode only")
    assert asked(alone + "\n2024-02-02 recognise too by kiel of anna mode only\n") == (True, None)


@pytest.mark.parametrize(
    ("kept", "freed"),
    [
        ("suspend kept of anna, ben as bursar by congress", "reinstate of anna as bursar"),
        ("detain kept of anna, ben by congress", "release-person of anna"),
    ],
)
def test_whoever_is_kept_from_acting_is_freed_from_that_and_nobody_else_is(kept, freed):
    office = "\n2024-01-01 person ben\n\n2024-01-02 office bursar in congress\n    powers funds\n"
    bursar = "\n2024-01-03 appoint set by congress of anna as bursar\n"
    text = UNION.partition("2024-01-03")[0] + office + bursar
    suspended = text + "\n2024-02-01 suspend other of anna in fair by fair\n" + f"\n2024-02-02 {kept}\n"
    assert asked(text) == (True, None)
    assert asked(suspended) == (False, f"write: {freed}")
    state = record([suspended + f"\n2024-03-01 {freed.replace(' of', ' free of', 1)}\n"]).state
    assert decide(state, Question("anna", "funds", "kiel", read("2024-06-01").latest, "congress")).effective
    left = [
        row.act for who in ("anna", "ben") for row in state.hindrances[who] if row.until > read("2024-06-01").latest
    ]
    assert left == ["other", "kept"]


def test_nobody_is_appointed_to_an_office_by_a_body_that_has_ended():
    left = """
2024-01-02 office bursar in board
    powers funds

2024-01-03 appoint set by board of anna as bursar
    until 2024-02-01
"""
    asks = Question("bursar", "funds", "kiel", read("2024-06-01").latest, "congress")
    ended, again = "\n2024-03-01 dissolve board by congress\n", "\n2024-04-01 establish anew by congress of board\n"
    told = {
        left: "write: appoint by board of ... as bursar",
        left + ended: "write an act that establishes board, or adopt the draft of one",
        left + ended + again: "write: appoint by board of ... as bursar",
    }
    for text, mend in told.items():
        state = record([UNION + text]).state
        assert str(gap_mend(state, decide(state, asks).gap, asks)) == mend


def test_a_signature_is_asked_for_where_no_dispatch_is_named():
    demanded = UNION + "\n2024-02-01 recognise word-of-fair by kiel of fair mode signature\n"
    told = "write: request from anna to fair, and below it: power funds; and have fair answer it: countersigned"
    assert asked(demanded) == (False, told)
    signed = "\n2024-02-02 request please from anna to fair\n    power funds\n"
    signed += "\n2024-02-03 answer signs to please by fair says countersigned\n"
    assert asked(demanded + signed) == (True, None)


# ----------------------------------------------------------------------------------- whatever the record, step by step

FOUNDED = """
2024-01-01T01:00 establish council-founded by congress of council
    powers funds, keys

2024-01-01T02:00 establish board-founded by council of board
    powers funds, keys

2024-01-01T03:00 appoint anna-appointed by board of anna
    powers funds, keys

2024-01-01T03:00 recognise port-word by port of congress
"""

ACT = re.compile(
    r"(?:write: )?(?P<line>(?P<verb>[a-z-]+) (?P<rest>(?:by|of|to|from) .+?))"
    r"(?:, and below it: (?P<below>.+?))?(?:; .+|, or an answer .+)?"
)
"""What is said where an act is named: the line, a key below it, and what is to be done then."""

MOST = 12
"""As many acts mend what is broken in any record of this size."""


def acts_of(said: str, number: int) -> str | None:
    """The acts that are named, as a minute book has them; None where none is. Whoever is free to be chosen is dora."""
    told = ACT.fullmatch(said)
    if told is None:
        return None
    day, rest = f"2025-01-{1 + number:02}", told["rest"].replace("...", "dora")
    text = f"{day} {told['verb']} mend-{number} {rest}\n    {told['below'] or 'cite page 1'}"
    if told["verb"] == "request":
        signer = rest.rpartition(" to ")[2]
        text += f"\n\n{day} answer signed-{number} to mend-{number} by {signer} says countersigned"
    return text


def of_its_root(drawn: Record, question: Question, root: str | None) -> Answer:
    return next(answer for answer in ask(drawn.state, question) if answer.root in (root, None))


@settings(max_examples=100)
@given(
    records(16),
    st.booleans(),
    st.builds(
        Question,
        st.sampled_from([*PERSONS, *BODIES, *OFFICES]),
        st.sampled_from(POWERS),
        st.sampled_from(UNITS),
        st.just(read("2025-06-01").latest),
    ),
)
def test_whoever_carries_out_what_is_said_comes_to_a_yes(texts, founded, question):
    """Each act that is named closes the gap, or lets something else be said; until there is a yes, or no act helps."""
    texts = [*texts, "2024-01-01 person dora", *[FOUNDED] * founded]
    for root in {answer.root for answer in ask(record(texts).state, question)}:
        asked, told, more = replace(question, under=root), [], []
        for number in range(MOST + 1):
            drawn = record([*texts, *more])
            answer = of_its_root(drawn, asked, root)
            said = answer.gap and str(gap_mend(drawn.state, answer.gap, asked))
            acts = said and acts_of(said, number)
            if not acts:
                break
            assert (answer.gap, said) not in told
            told.append((answer.gap, said))
            more.append(acts)
        else:
            raise AssertionError(f"no end of it: {told}")
