"""One question on every date: its answers, one after another, found out once and then only looked up.

Whoever asks the same for ever other dates (of a calendar, or a log of what was done) asks for the course of it. Whoever
asks once asks `ask.decide`, which looks no further than it has to.
"""

from bisect import bisect_right

from msgspec import Struct

from mandat.core.authority.answers import Answer
from mandat.core.authority.ask import best
from mandat.core.dates import DAWN, NEVER
from mandat.core.state import State


class Course(Struct, frozen=True):
    """The answers to one question, in the order of the dates.

    turns    the instants at which one answer ends and the next begins
    answers  one more than these: each with its proof or its gap, as `decide` gives it on any date in its window
    """

    turns: list[int]
    answers: list[Answer]

    def at(self, t: int) -> Answer:
        """The answer at an instant."""
        return self.answers[bisect_right(self.turns, t)]


class Courses(dict[tuple[str, str, str], Course]):
    """The courses of questions (actor, power, target), each found out when it is first looked up.

    They are good until an act is written to the state: whoever writes to it begins anew.
    """

    def __init__(self, state: State) -> None:
        super().__init__()
        self.state = state

    def __missing__(self, asked: tuple[str, str, str]) -> Course:
        course = self[asked] = _course(self.state, asked)
        return course


def _course(state: State, asked: tuple[str, str, str]) -> Course:
    answers = [best(state.at(DAWN), *asked)]
    while answers[-1].high < NEVER:
        answers.append(best(state.at(answers[-1].high), *asked))
    return Course([answer.high for answer in answers[:-1]], answers)
