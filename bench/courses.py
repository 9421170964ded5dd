"""The answers to a question on all dates, found out when it is first asked, and then only looked up."""

from mandat.core.authority.answers import Answer
from mandat.core.authority.ask import best
from mandat.core.authority.course import course
from mandat.core.state import State

Asked = tuple[str, str, str]


class Courses(dict[Asked, tuple[list[int], list[Answer]]]):
    """Actor, power and target -> the instants at which one answer ends and the next begins, and one more answers."""

    def __init__(self, state: State) -> None:
        super().__init__()
        self.state = state

    def __missing__(self, asked: Asked) -> tuple[list[int], list[Answer]]:
        windows = list(course(lambda t: self._found(asked, t)))
        self[asked] = [window.until for window in windows[:-1]], [window.found for window in windows]
        return self[asked]

    def _found(self, asked: Asked, t: int) -> tuple[Answer, int]:
        answer = best(self.state.at(t), (*asked, None, None))
        return answer, answer.high
