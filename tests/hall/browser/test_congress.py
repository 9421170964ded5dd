"""A congress of several people, each with a browser: from the invitation to the minutes that the next one adopts."""

import re

from playwright.sync_api import expect

from tests.hall.browser.polls import close, put
from tests.hall.browser.visitor import Visitor

OPEN = "open: names are shown after the close"
CARD = "card vote: every seat casts all its votes, and may split them"
HANDS = "show of hands, counted by two tellers"

PASSWORD = "herring lantern quay"


class Congress:
    """Who takes part, and where: two officers at laptops, delegates with phones, the wall, and the gallery."""

    def __init__(self, visit, hall) -> None:
        self.hall = hall
        self.ada, self.ben = visit(), visit()
        self.cem, self.dora, self.eva = (visit("phone") for _ in range(3))
        self.wall, self.gallery = visit("projector"), visit()

    @property
    def delegates(self) -> tuple[Visitor, ...]:
        """Those with phones."""
        return self.cem, self.dora, self.eva

    def to_the_sitting(self, *visitors: Visitor) -> None:
        """They open its page."""
        for visitor in visitors:
            visitor.go(self.sitting)


def begins(visitor: Visitor, name: str) -> None:
    """Somebody who has come in by a code chooses a user name and a password."""
    visitor.sees("How will you come in next time?")
    visitor.page.get_by_label("User name").fill(name)
    visitor.page.get_by_label(re.compile("^Password")).first.fill(PASSWORD)
    visitor.press("With this password")


def they_are_invited(congress: Congress, hall) -> None:
    """The chair comes in by her link; she invites the others, who type the codes on their sheets."""
    congress.ada.go(f"/come-in/{hall.codes['ferries']['ada']}/").press("Come in")
    begins(congress.ada, "ada.ahrens")
    congress.ada.go("/ferries/people/")
    for person in ("Ben Brandt", "Cem Celik", "Dora Dahl", "Eva Ehlers"):
        congress.ada.check(person)
    sheets = congress.ada.press("Make their sheets").page.locator(".sheet")
    expect(sheets).to_have_count(4)
    print(sheets.all_inner_texts())


def test_x(visit, hall):
    congress = Congress(visit, hall)
    they_are_invited(congress, hall)
    assert 0
