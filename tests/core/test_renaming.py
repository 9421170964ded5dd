"""Names are names: whoever renames everything gets the same answers under the new names."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from mandat.core.authority.answers import Answer, Question
from mandat.core.authority.ask import ask
from tests.core.strategies import NAMES, questions, record, records

NAMED = re.compile(rf"\b({'|'.join(NAMES)})\b")


def told(answer: Answer, names: dict[str, str]) -> tuple:
    """What an answer tells, its names renamed."""
    gap = answer.gap
    named = [(one.of, one.act, *one.facts) for one in answer.proof] + ([(gap.of, gap.act)] if gap else [])
    return (
        names.get(answer.root, answer.root),
        (answer.entitled, answer.recognised, answer.countersigned),
        [(one.link, one.since, one.until, one.grade, one.why) for one in answer.proof],
        gap and (gap.link, gap.why),
        [tuple(names.get(name, name) for name in several) for several in named],
    )


def by_root(answers: list[tuple]) -> list[tuple]:
    return sorted(answers, key=lambda answer: answer[0] or "")


@settings(max_examples=60)
@given(records(), questions(), st.permutations(range(len(NAMES))))
def test_whoever_renames_all_things_gets_the_same_answers(texts, question, places):
    """Also where the alphabet then has them in another order."""
    names = {name: f"{chr(ord('a') + place)}-{name}" for name, place in zip(NAMES, places, strict=True)}
    renamed = [NAMED.sub(lambda found: names[found[0]], text) for text in texts]
    asked = Question(names[question.actor], question.power, names[question.target], question.t)
    before = [told(answer, names) for answer in ask(record(texts).state, question)]
    assert by_root([told(answer, {}) for answer in ask(record(renamed).state, asked)]) == by_root(before)
