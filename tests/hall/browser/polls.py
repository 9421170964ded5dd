"""What whoever presides does with a poll."""

from tests.hall.browser.visitor import Visitor

OPEN = "open: names are shown after the close"
CARD = "card vote: every seat casts all its votes, and may split them"
HANDS = "show of hands, counted by two tellers"
SECRET = "secret"
ROLL_CALL = "roll call: every seat is called in order"


def put(chair: Visitor, federation: str, question: str, kind: str) -> str:
    """Put a question to the vote, or the motion that says it; the path of the poll."""
    chair.go(f"/{federation}/body/congress/poll/")
    motions = chair.page.get_by_label("A motion that is not decided yet")
    moved = motions.locator("option").filter(has_text=question)
    if moved.count():
        motions.select_option(moved.get_attribute("value"))
    else:
        chair.page.locator("#question").fill(question)
    chair.check(kind).press("Put to the vote")
    chair.page.wait_for_url("**/poll/*-*/")
    return chair.page.url.removeprefix(chair.hall.address)


def close(chair: Visitor, poll: str) -> None:
    """Close it, and record its result."""
    chair.go(poll).press("Close and record")
    chair.sees("closed and recorded")
