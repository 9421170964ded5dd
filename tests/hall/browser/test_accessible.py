"""axe finds nothing serious on any page: on a phone, a laptop and a projector, by day and by night."""

from collections.abc import Iterable

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.hall.browser.polls import CARD, HANDS, OPEN, SECRET, put
from tests.hall.browser.visitor import LAPTOP, PHONE, PROJECTOR, Visitor

AXE = Axe()
COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"], "resultTypes": ["violations"]}
ALL = {"resultTypes": ["violations"]}
LOOKS = (
    (LAPTOP, "light", ALL),
    (PHONE, "light", ALL),
    *((size, "dark", COLOURS) for size in (PHONE, LAPTOP, PROJECTOR)),
)
"""How each page is looked at. By night only its colours differ."""


def wrong_in(visitor: Visitor, pages: Iterable[str]) -> list[str]:
    """What axe finds on these pages that is serious or critical."""
    return [one for page in pages for one in wrong_here(visitor.go(page), page)]


def wrong_here(visitor: Visitor, name: str) -> list[str]:
    """What axe finds on the page that lies open."""
    found = []
    for size, scheme, options in LOOKS:
        visitor.page.set_viewport_size(size["viewport"])
        visitor.page.emulate_media(color_scheme=scheme)
        for one in AXE.run(visitor.page, options=options).response["violations"]:
            if one["impact"] in ("serious", "critical"):
                where = [(node["html"][:160], node["failureSummary"][-160:]) for node in one["nodes"][:2]]
                found.append(f"{name} {size['viewport']['width']} {scheme}: {one['id']}: {where}")
    return found


SOME = (("bodies", "body"), ("bodies", "unit"), ("record", "act"))
"""A page of the record, and a kind of page to which it links."""


def first_link(visitor: Visitor, kind: str) -> str:
    """The first address of this kind on the page."""
    return visitor.page.locator(f"main a[href*='/{kind}/']").first.get_attribute("href")


def test_what_everybody_may_look_at(visit, hall):
    visitor = visit()
    record = [f"/petrograd-1917/{page}" for page in ("", "bodies/", "recognition/", "record/", "may/", "sittings/")]
    first = [first_link(visitor.go(f"/petrograd-1917/{page}/"), kind) for page, kind in SOME]
    door = ["/", "/account/login/", "/come-in/", f"/come-in/{hall.codes['pages']['cem']}/", "/nothing/"]
    search = ["/petrograd-1917/search/?q=soviet", "/petrograd-1917/?at=1917-10-25"]
    gallery = ["/pages/", "/pages/sittings/", "/pages/sitting/june/", "/pages/sitting/june/wall/"]
    assert wrong_in(visitor, (*door, *record, *first, *search, *gallery)) == []


@pytest.fixture
def chair(visit):
    """The chair of a federation, at a laptop."""
    return visit().come_in("pages", "ada")


def test_the_pages_of_a_sitting(visit, chair):
    ben, dora = (visit().come_in("pages", person) for person in ("ben", "dora"))
    sitting = "/pages/sitting/june/"
    dora.go(sitting).unfold("Move a motion").write("What the body is to decide", "Tea for all").press("Move it")
    dora.unfold("Amend the motion of Dora").write(
        "What the motion is to say instead: change its words", "Coffee for all"
    )
    dora.press("Move the amendment").press("Ask to speak")
    chair.go(sitting).unfold("Rule").write("The ruling", "No smoking")
    chair.page.locator("form[action$='/rule/'] button").click()
    wrong = wrong_in(chair, [sitting, f"{sitting}close/", f"{sitting}minutes/", f"{sitting}door/"])
    chair.press("Open the door")
    wrong += wrong_here(chair, "door")
    wrong += wrong_in(ben, [sitting, f"{sitting}minutes/", f"{sitting}correct/opened/"])
    wrong += wrong_in(dora, [sitting, f"{sitting}come/"])
    chair.go("/pages/body/congress/convene/")
    wrong += wrong_here(chair, "convene")
    chair.write("When it begins", "2026-06-03T10:00").write("Where, and what it is about", "Kiel").press(
        "Send the call"
    )
    wrong += wrong_here(chair.sees("This can be contested"), "contested")
    assert wrong == []


def test_the_pages_of_votes(visit, chair):
    dora = visit("phone").come_in("pages", "dora")
    wrong = wrong_in(chair, ["/pages/body/congress/poll/"])
    for kind in (OPEN, CARD, SECRET):
        poll = put(chair, "pages", f"Shall we buy paint ({kind[:4]})?", kind)
        wrong += wrong_in(dora, [f"{poll}vote/"])
        dora.check("For").press("Cast the vote")
        wrong += wrong_here(dora, "receipt") + wrong_in(dora, [poll]) + wrong_in(chair, [poll])
        chair.go(poll).press("Close and record")
        if kind == SECRET:
            wrong += wrong_here(chair.sees("Only one has voted"), "question")
            chair.press("Go on, as Ada Ahrens")
        wrong += wrong_here(chair.sees("closed and recorded"), "result")
    poll = put(chair, "pages", "Shall we meet in Kiel?", HANDS)
    assert wrong + wrong_in(chair, [poll, f"{poll}wall/", f"{poll}vote/"]) == []


def test_the_pages_of_a_federation_and_of_an_account(visit, chair):
    places = ["", "bodies/", "body/congress/", "unit/hamburg/", "person/ada/", "record/", "search/?q=boat", "may/"]
    places += [
        "act/elect-hamburg/",
        "act/elect-hamburg/proof/",
        "act/emden-boat/",
        "recognition/",
        "people/",
        "act/none/",
    ]
    wrong = wrong_in(chair, [f"/pages/{place}" for place in places])
    chair.go("/pages/people/").check("Eva Ehlers").press("Make their sheets")
    wrong += wrong_here(chair, "sheets")
    account = ["", "password/set/", "leave/"]
    wrong += wrong_in(chair, [f"/account/{page}" for page in account])
    assert wrong == []
