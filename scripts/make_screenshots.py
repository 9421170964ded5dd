"""Take pictures of the hall: a congress of the Harbour Union in full swing, on phone, laptop and projector, by day
and by night.

`make screenshots` puts all of them into build/screenshots, to be looked at, and the few that the documents show into
docs/pictures/hall.
"""

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.hall.browser.conftest import FLAGS, SIZES
from tests.hall.browser.hall import Hall
from tests.hall.browser.polls import CARD, ROLL_CALL, close, put
from tests.hall.browser.visitor import Visitor

ROOT = Path(__file__).resolve().parent.parent
ALL = ROOT / "build" / "screenshots"
BEST = ROOT / "docs" / "pictures" / "hall"

UNION, SITTING = "/harbour-union/", "/harbour-union/sitting/hall-call/"
AGENDA = "Minutes of the last congress\nThe van\nThe halls\nWho speaks for the young"
OPENER = (
    "Every hall of the union stands open to the choirs, schools and neighbours of its town on three evenings a week"
)

ROLL = "Does the union leave the old harbour?"

SHOWN = ("desk-laptop-light", "phone-phone-dark", "ballot-phone-light", "wall-projector-dark")
"""The pictures that the documents show."""

PLATE = {"phone": (390, 844), "laptop": (1366, 1020), "projector": (1600, 900)}
"""How large they are."""


class Congress:
    """Those who take part in it, each with a browser: `chair`, `secretary`, and so on."""

    def __init__(self, browser: Browser, hall: Hall) -> None:
        for name, link in hall.links.items():
            visitor = Visitor(browser, hall, **SIZES["laptop"])
            visitor.go(link.removeprefix(hall.address)).press("Come in").sees("Harbour Union")
            setattr(self, name.replace("-", "_"), visitor)


def gather(congress: Congress) -> None:
    """It is opened, people check in, and it has an agenda."""
    chair, secretary = congress.chair, congress.secretary
    chair.go(SITTING).press("Open").press("Open the door: show a code")
    secretary.go(SITTING)
    people = secretary.page.locator("#people option").evaluate_all("all => all.map((one) => one.value)")
    for person in people[:8]:
        secretary.write("Who comes", person).press("Check in").sees(f"{person} is checked in")
    secretary.unfold("Write the agenda").write("One item a line, in order", AGENDA).press("Set the agenda")
    chair.go(SITTING).press("Next item").press("Next item")


def decide(congress: Congress) -> str:
    """The van is decided; the path of that poll."""
    van = begin(congress.chair, "van")
    for visitor, side in ((congress.chair, "For"), (congress.delegate, "For"), (congress.teller, "Against")):
        visitor.go(f"{van}vote/").check(side).press("Cast the vote")
    close(congress.chair, van)
    return van


def debate(congress: Congress) -> str:
    """The halls are debated, and voted on; the path of that poll, which is open."""
    congress.chair.go(SITTING).press("Next item")
    congress.teller.go(SITTING).unfold("Amend")
    congress.teller.write("What the motion is to say instead: change its words", OPENER).press("Move the amendment")
    congress.teller.press("Ask to speak")
    congress.delegate.go(SITTING).press("Ask to speak")
    congress.chair.go(SITTING).press("Call the next speaker")
    congress.teller_2.go(SITTING).press("Point of order")
    halls = begin(congress.chair, "halls")
    congress.teller.go(f"{halls}vote/").check("For").press("Cast the vote")
    congress.secretary.go(f"{halls}vote/").check("Against").press("Cast the vote")
    return halls


def call_again(chair: Visitor) -> str:
    """Another congress is called, and moved by a day; its path."""
    chair.go(f"{UNION}body/congress/convene/").write("When it begins", "2026-09-01T10:00")
    chair.write("Where, and what it is about", "In Emden: the fares").press("Send the call")
    chair.follow("Move it to another day, or call it off …").write("When it begins", "2026-09-02T10:00")
    chair.press("Move it").sees("Moved on")
    return chair.page.url.partition("#")[0].removeprefix(chair.hall.address)


def begin(chair: Visitor, motion: str) -> str:
    """Put a motion to the vote; the path of the poll."""
    chair.go(f"{UNION}body/congress/poll/").page.locator("#motion").select_option(value=f"hall-motion-{motion}")
    chair.check(CARD).press("Put to the vote").page.wait_for_url("**/poll/*-*/")
    return chair.page.url.removeprefix(chair.hall.address)


def pages(congress: Congress, van: str, halls: str, called: str) -> dict[str, tuple[Visitor, str]]:
    """The name of a picture -> who looks, and where."""
    return {
        "desk": (congress.chair, SITTING),
        "phone": (congress.delegate, SITTING),
        "secretary": (congress.secretary, SITTING),
        "gallery": (congress.observer, SITTING),
        "ballot": (congress.teller_2, f"{halls}vote/"),
        "result": (congress.chair, van),
        "poll": (congress.chair, halls),
        "wall": (congress.chair, f"{SITTING}wall/"),
        "poll-wall": (congress.chair, f"{van}wall/"),
        "called": (congress.chair, called),
        "move": (congress.chair, f"{called}move/"),
        "presence": (congress.secretary, f"{SITTING}presence/"),
        "seats": (congress.delegate, f"{UNION}body/congress/seats/"),
        "door": (congress.chair, f"{SITTING}door/"),
        "minutes": (congress.delegate, f"{SITTING}minutes/"),
        "put": (congress.chair, f"{UNION}body/congress/poll/"),
        "home": (congress.delegate, "/"),
        "today": (congress.delegate, UNION),
        "bodies": (congress.delegate, f"{UNION}bodies/"),
        "body": (congress.delegate, f"{UNION}body/congress/"),
        "unit": (congress.delegate, f"{UNION}unit/hamburg/"),
        "person": (congress.delegate, f"{UNION}person/lena/"),
        "act": (congress.delegate, f"{UNION}act/hall-baltic-delegation/"),
        "record": (congress.delegate, f"{UNION}record/"),
        "search": (congress.delegate, f"{UNION}search/?q=van"),
        "may": (congress.delegate, f"{UNION}may/"),
        "people": (congress.chair, f"{UNION}people/"),
        "account": (congress.delegate, "/account/"),
        "front": (congress.delegate, "/petrograd-1917/unit/front/"),
        "recognition": (congress.delegate, "/petrograd-1917/recognition/"),
    }


def take(name: str, visitor: Visitor, page: str) -> None:
    """Take the pictures of one page, in every size, by day and by night."""
    visitor.go(page)
    for size, how in SIZES.items():
        visitor.page.set_viewport_size(how["viewport"])
        for scheme in ("light", "dark"):
            visitor.page.emulate_media(color_scheme=scheme)
            path = ALL / f"{name}-{size}-{scheme}.png"
            visitor.page.screenshot(path=path, full_page=size != "projector")
            if path.stem in SHOWN:
                width, height = PLATE[size]
                visitor.page.set_viewport_size({"width": width, "height": height})
                visitor.page.screenshot(path=BEST / path.name)
                visitor.page.set_viewport_size(how["viewport"])


def main() -> None:
    """Open a hall, hold the congress, and take all pictures."""
    for folder in (ALL, BEST):
        folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        hall = Hall(Path(folder))
        hall.open()
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        try:
            congress = Congress(browser, hall)
            gather(congress)
            van, halls = decide(congress), debate(congress)
            for name, (visitor, page) in pages(congress, van, halls, call_again(congress.chair)).items():
                take(name, visitor, page)
            rolls = put(congress.chair, "harbour-union", ROLL, ROLL_CALL)
            take("roll-call", congress.secretary, rolls)
            take("roll-call-wall", congress.chair, f"{rolls}wall/")
        finally:
            browser.close()
            hall.close()


if __name__ == "__main__":
    main()
