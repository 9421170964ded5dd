"""What whoever presides does with a poll."""

from tests.hall.browser.visitor import Visitor


def put(chair: Visitor, federation: str, question: str, kind: str) -> str:
    """Put a question to the vote; the path of the poll."""
    chair.go(f"/{federation}/body/congress/poll/")
    chair.page.get_by_label("Or a question to which for or against is an answer").fill(question)
    chair.check(kind).press("Put to the vote")
    chair.page.wait_for_url("**/poll/*-*/")
    return chair.page.url.removeprefix(chair.hall.address)


def close(chair: Visitor, poll: str) -> None:
    """Close it, and record its result."""
    chair.go(poll).press("Close and record")
    chair.sees("closed and recorded")
