"""What would mend a gap mends it: it is said as the record stands, and tried by adding it."""

from mandat.core.authority.answers import Question
from mandat.core.authority.ask import ask, decide
from mandat.core.authority.wording import gap_mend
from mandat.core.dates import read
from tests.core.strategies import record

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
    assert asked(UNION + TAKEN) == (False, "confer it on board anew, and let it be conferred again from there")
    assert asked(UNION + TAKEN + GIVEN_BACK) == (False, "confer it on anna anew")
    again = "\n2024-03-02 appoint anna-again by board of anna\n    powers funds\n"
    assert asked(UNION + TAKEN + GIVEN_BACK + again) == (True, None)


def test_whoever_ratifies_what_exceeded_the_powers_of_the_giver_mends_it():
    exceeded = UNION.replace("powers funds\n\n2024-01-03", "powers press\n\n2024-01-03") + GIVEN_BACK
    assert asked(exceeded) == (False, "confer it anew, or: ratify anna-set")
    assert asked(exceeded + "\n2024-03-02 ratify cure by board ratifies anna-set\n") == (True, None)


def test_nothing_comes_from_a_root_that_has_ended():
    ended = "\n2024-01-02 recognise second by kiel of fair\n\n2024-02-01 cease fair\n"
    state = record([UNION + ended]).state
    question = Question("anna", "funds", "kiel", read("2024-06-01").latest)
    mends = {answer.root: str(gap_mend(state, answer.gap, question)) for answer in ask(state, question) if answer.gap}
    assert mends == {"fair": "ask under another root: nothing comes from fair any more"}
