"""What is written about those whom nothing concerns changes no answer."""

from hypothesis import given, settings
from hypothesis import strategies as st

from mandat.core.authority.ask import ask
from tests.core.strategies import blocks, dates, lines, questions, record, records


@settings(max_examples=60)
@given(records(), st.lists(lines(dates()), min_size=1, max_size=10), questions(), st.randoms())
def test_acts_of_another_federation_change_no_answer(texts, strange, question, chance):
    """Two federations in one book, their acts mixed as chance has it: each is answered as if it stood alone."""
    alone = ask(record(texts).state, question)
    mixed, place = list(texts), 0
    for text in blocks(strange, "s-"):
        place = chance.randint(place, len(mixed))
        mixed.insert(place, text)
        place += 1
    found = ask(record(mixed).state, question)
    assert [(one.reasons, one.proof, one.gap) for one in found] == [(one.reasons, one.proof, one.gap) for one in alone]
