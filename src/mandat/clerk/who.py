"""Who may exercise P over Y?"""

from mandat.clerk.book import View
from mandat.clerk.may import check_power
from mandat.core.authority.answers import Answer, Question
from mandat.core.authority.ask import ask
from mandat.core.state import State


def who(view: View, power: str, target: str) -> list[dict[str, object]]:
    """Everybody else whose exercise is effective; after them, those whom their own order entitles by a conferral.

    That a unit's general meeting may decide for the unit itself goes without saying, and is not told.
    """
    view.book.thing(target)
    check_power(power)
    record, t = view.record, view.now.t
    rows = []
    for actor in actors(record.state):
        for answer in ask(record.state, Question(actor, power, target, t)):
            if answer.effective or (answer.entitled and not _mere_claim(answer)):
                rows.append((actor, answer))
    rows.sort(key=lambda row: (not row[1].effective, row[1].root or "", row[0]))
    return [
        {"actor": actor, "root": answer.root, "effective": answer.effective, "grade": _grade(answer)}
        for actor, answer in rows
        if actor != target
    ]


def actors(state: State) -> list[str]:
    """Everybody who may hold a power: bodies, and whoever received one."""
    return sorted(state.bodies | set(state.held))


def _mere_claim(answer: Answer) -> bool:
    """Whether only a root's own claim to everything speaks for it, and the target does not recognise it."""
    return answer.proof[0].why == "claims" and not answer.recognised


def _grade(answer: Answer) -> str:
    """The grade of a yes; for an entitlement that is not effective, that of its good links."""
    if answer.effective:
        return answer.grade
    return "presumed" if any(link.grade == "presumed" for link in answer.proof) else "stated"
