"""What was known stays known, until something is entered that changes it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from mandat.core.authority.ask import ask
from mandat.core.dates import read
from mandat.core.record import Record, entered_by
from tests.core.strategies import questions, record, records

ENTERED = ("2024-02-01", "2024-03-01", "2024-04-01", "2024-05-01")


@st.composite
def entered(draw) -> list[str]:
    """Records of which every act says when it was written down; the things before all others."""
    texts = draw(records())
    return [
        f"{text}\n    entered 2024-01-01"
        if text.startswith("2024-01-01T00:00 ")
        else f"{text}\n    entered {draw(st.sampled_from(ENTERED))}"
        for text in texts
    ]


def told(drawn: Record, question) -> list[tuple]:
    return [(answer.reasons, answer.proof, answer.gap) for answer in ask(drawn.state, question)]


@settings(max_examples=60)
@given(entered(), questions(), st.sampled_from(ENTERED))
def test_what_was_known_is_what_had_been_written_down(texts, question, known):
    """Whatever was entered later, that record says what the acts alone say that had been entered by then."""
    whole, t = record(texts), read(known).latest
    then = Record(entered_by(whole.written, t), whole.amend)
    assert told(whole.as_known(t), question) == told(then, question)
    assert told(whole.as_known(t), question) == told(whole.as_known(t + 60), question)
