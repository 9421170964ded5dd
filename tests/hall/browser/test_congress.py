"""A congress of several people, each with a browser: from the invitation to the minutes that the next one adopts."""

import re

from playwright.sync_api import expect

from tests.hall.browser.polls import CARD, HANDS, OPEN, SECRET, close, put
from tests.hall.browser.visitor import Visitor

PASSWORD = "herring lantern quay"
MOTION = "Coffee is free on every boat"
AMENDED = "Coffee and tea are free on every boat"


class Congress:
    """Who takes part: two officers at laptops, delegates with phones, the wall, and somebody in the gallery."""

    def __init__(self, visit, hall) -> None:
        self.hall = hall
        self.ada, self.ben = visit(), visit()
        self.cem, self.dora, self.eva = (visit("phone") for _ in range(3))
        self.wall, self.gallery = visit("projector"), visit("phone")
        self.sitting = ""

    def go(self, *visitors: Visitor) -> None:
        """They open the page of the sitting."""
        for visitor in visitors:
            visitor.go(self.sitting)


def begins(visitor: Visitor, name: str) -> None:
    """Whoever came in by a code chooses a username and a password."""
    visitor.sees("How will you come in next time?").write("Username", name).write("Password", PASSWORD)
    visitor.press("With this password").sees("Ferry Union", "h1")


def types_code(visitor: Visitor, sheet: str) -> None:
    """Somebody types the code that stands on a sheet."""
    code = re.search(r"^([A-Z]{4}-){3}[A-Z]{4}$", sheet, re.MULTILINE)[0]
    visitor.go("/account/login/").follow("I have a code from an invitation")
    visitor.write("Code", code.lower().replace("-", " ")).press("Come in")


def everybody_is_invited(congress: Congress) -> None:
    """Two officers come in by their links. One invites the delegates; for those who hold an office, both must agree."""
    ada, ben, codes = congress.ada, congress.ben, congress.hall.codes["ferries"]
    for visitor, person in ((ada, "ada"), (ben, "ben")):
        visitor.go(f"/come-in/{codes[person]}/").press("Come in")
        begins(visitor, f"{person}-ferries")
    ada.go("/ferries/people/")
    for person in ("Cem Celik", "Dora Dahl", "Eva Ehlers"):
        ada.check(person)
    ada.press("Make their sheets").sees("Invitation for Eva Ehlers")
    cem, dora, eva = ada.page.locator(".sheet").all_inner_texts()
    types_code(congress.cem, cem)
    congress.cem.sees("This code does not open anything")
    for _ in range(2):
        ben.go("/ferries/people/").page.get_by_role("button", name="I agree").first.click()
    for visitor, sheet, name in (
        (congress.cem, cem, "cem-ferries"),
        (congress.dora, dora, "dora-ferries"),
        (congress.eva, eva, "eva-ferries"),
    ):
        types_code(visitor, sheet)
        begins(visitor, name)


def it_is_called(ada: Visitor, meets: str) -> str:
    """The chair calls the congress; the path of the sitting."""
    ada.go("/ferries/body/congress/").follow("Convene a sitting")
    ada.write("When it begins", meets).write("Where, and what it is about", "In Hamburg").press("Send the call")
    ada.sees("called", ".state")
    return ada.page.url.removeprefix(ada.hall.address)


def it_is_called_in_time(congress: Congress) -> None:
    """A call that comes too late for the charter can be contested; one in time goes out, with a file for calendars."""
    ada = congress.ada
    ada.go("/ferries/body/congress/convene/").sees("can be held on 16 May 2026 or later")
    ada.write("When it begins", "2026-05-10T10:00").write("Where, and what it is about", "In Kiel").press(
        "Send the call"
    )
    ada.sees("This can be contested").follow("Back, without recording anything")
    congress.sitting = it_is_called(ada, "2026-06-01T10:00")
    with ada.page.expect_download() as download:
        ada.follow("Into my calendar")
    assert "DTSTART:20260601T100000Z" in download.value.path().read_text(encoding="utf-8")
    congress.go(congress.dora)
    congress.dora.unfold("Move a motion").write("What the body is to decide", MOTION).press("Move it").sees(MOTION)


def it_is_opened(congress: Congress) -> None:
    """It opens, in time; people come by the code at the door, by its picture, and by name, until there is a quorum."""
    ada, ben, dora, eva = congress.ada, congress.ben, congress.dora, congress.eva
    congress.hall.is_("2026-06-01T09:40")
    congress.go(ada)
    ada.press("Open").sees("It was called for 1 June 2026, 10:00, and it is 09:4").press("Not yet")
    ada.sees("Nothing was recorded").sees("It meets on", ".state")
    congress.hall.is_("2026-06-01T10:00")
    congress.go(ada, ben)
    ada.press("Open").sees("Ada Ahrens presides")
    ada.press("Open the door: show a code")
    code = ada.page.locator(".door .code").inner_text()
    expect(ada.page.locator(".door figure")).to_be_in_viewport(ratio=1)
    congress.go(congress.gallery, dora)
    congress.wall.go(f"{congress.sitting}wall/").sees("5 votes are missing", "#quorum")
    dora.follow("Check in with the code at the door").write("The code at the door", code).press("I am here")
    congress.wall.live("3 votes are missing", "#quorum")
    eva.go(f"{congress.sitting}come/?code={code}").press("I am here")
    congress.wall.live("Enough are here to decide", "#quorum")
    congress.gallery.live("Enough are here to decide", "#quorum")
    congress.go(ben)
    ben.write("Who comes", "Cem Celik").press("Check in").sees("Cem Celik is checked in")


def it_debates(congress: Congress) -> None:
    """An agenda, an amendment that shows what it changes, speakers, and a point of order before them."""
    ada, ben, cem, dora, eva = congress.ada, congress.ben, congress.cem, congress.dora, congress.eva
    congress.go(ada, ben, cem, dora, eva)
    ben.unfold("Write the agenda").write("One item a line, in order", "Coffee\nThe boat").press("Set the agenda")
    congress.go(ada)
    ada.press("Next item").sees("Item 1 Coffee", ".now")
    eva.unfold("Amend the motion of Dora Dahl").write("What the motion is to say instead: change its words", AMENDED)
    eva.press("Move the amendment")
    expect(eva.page.locator(".amendment ins")).to_contain_text(["and tea are"])
    expect(eva.page.locator(".amendment del")).to_contain_text(["is"])
    dora.press("Ask to speak")
    cem.press("Point of order").sees("Cem Celik point of order", "#speakers li:first-child")
    congress.go(ada)
    ada.press("Call the next speaker").sees("speaks Cem Celik point of order", ".speaking")
    ada.press("End the speech").press("Call the next speaker").sees("speaks Dora Dahl", ".speaking")
    congress.wall.live("speaks Dora Dahl", "[data-live=speakers]")


def it_votes_by_phone(congress: Congress) -> None:
    """The amendment: on phones, found from the page of the sitting."""
    poll = put(congress.ada, "ferries", AMENDED, OPEN)
    for visitor, side in ((congress.cem, "For"), (congress.dora, "Against"), (congress.eva, "For")):
        congress.go(visitor)
        visitor.follow("Vote").check(side).press("Cast the vote").sees("Your vote is counted")
    congress.wall.live("9\nof 9 votes cast", "#poll_slot")
    close(congress.ada, poll)
    congress.ada.sees("carried").sees("For\t7").sees("Against\t2")


def it_votes_by_card(congress: Congress) -> None:
    """The boat: a delegation splits its votes, and a delegate sees her mandate, and does otherwise."""
    poll = put(congress.ada, "ferries", "The union buys one old boat", CARD)
    congress.dora.go(f"{poll}vote/").sees("Emden branch has bound you: vote against").sees(
        "A vote that differs is recorded"
    )
    congress.dora.check("For").press("Cast the vote").sees("2 for, 0 against, 0 abstaining")
    congress.cem.go(f"{poll}vote/").write("For", "1", "form.split").write("Against", "3", "form.split")
    congress.cem.press("Cast these, at most 4").sees("1 for, 3 against, 0 abstaining")
    congress.eva.go(f"{poll}vote/").check("For").press("Cast the vote")
    close(congress.ada, poll)
    congress.ada.sees("For\t6").sees("Against\t3")
    congress.ada.sees("What the checks say").sees("Emden branch had bound its delegates to vote against")


def it_votes_in_secret(congress: Congress) -> None:
    """Who voted is shown, and how nobody learns; what that does not promise stands on the page."""
    poll = put(congress.ada, "ferries", "Do we trust the treasurer?", SECRET)
    for visitor, side in ((congress.cem, "For"), (congress.dora, "Against"), (congress.eva, "Abstain")):
        visitor.go(f"{poll}vote/").unfold("What secret means here").sees("could find out")
        visitor.check(side).press("Cast the vote").sees("The number says that you voted, and not how")
    close(congress.ada, poll)
    congress.ada.sees("For\t4").sees("Against\t2").sees("Abstain\t3").sees("yes", "#roll ~ * td:last-child >> nth=0")
    congress.ada.does_not_see("Cast by")


def it_votes_by_hands(congress: Congress) -> None:
    """Two tellers count, differ, count again and agree."""
    poll = put(congress.ada, "ferries", "Shall the next congress meet in Kiel?", HANDS)
    for visitor, hands in ((congress.cem, "6"), (congress.eva, "5")):
        visitor.go(poll).write("For", hands).write("Against", "3").write("Abstain", "0").press("I counted this")
    congress.eva.sees("The tellers differ")
    congress.eva.write("For", "6").write("Against", "3").write("Abstain", "0").press("I counted this").sees(
        "The tellers agree"
    )
    close(congress.ada, poll)
    congress.ada.sees("For\t6").sees("Against\t3")


def it_goes_on_the_next_day(congress: Congress) -> None:
    """Adjourned overnight; everybody checks in anew; then it closes for good."""
    ada, ben = congress.ada, congress.ben
    congress.hall.is_("2026-06-01T18:00")
    congress.go(ada)
    ada.unfold("Adjourn or close").write("Until (if you like)", "2026-06-02T09:00").press("Adjourn")
    congress.wall.live("Adjourned until 2 June 2026, 09:00", "#state")
    congress.hall.is_("2026-06-02T09:00")
    congress.go(ada)
    ada.check("Everybody checks in again").press("Resume").sees("5 votes are missing", "#quorum")
    congress.go(ben)
    for person in ("Cem Celik", "Eva Ehlers"):
        ben.write("Who comes", person).press("Check in").sees(f"{person} is checked in")
    congress.go(congress.dora)
    congress.dora.unfold("Declare something").write("The declaration", "We will sail badly.").press("Declare")
    congress.go(ada)
    ada.unfold("Adjourn or close").follow("Close the sitting …").press("Close it for good").sees(
        "Closed on 2 June 2026"
    )
    congress.wall.live("Closed on 2 June 2026", "#state")


def its_minutes_are_adopted(congress: Congress) -> None:
    """The secretary corrects them, and the next congress adopts them."""
    ada, ben = congress.ada, congress.ben
    congress.hall.is_("2026-06-10T10:00")
    july = it_is_called(ada, "2026-07-01T10:00")
    ben.go(f"{congress.sitting}minutes/").sees("We will sail badly.").sees("not adopted yet")
    entry = ben.page.locator(".entry").filter(has_text="We will sail badly.")
    entry.locator("summary").click()
    entry.get_by_role("link", name="Correct this entry …").click()
    ben.page.locator("#key-text").fill("We will sail well.")
    ben.press("Correct").sees("We will sail well.").sees("Corrected on 10 June 2026")
    congress.hall.is_("2026-07-01T10:00")
    ada.go(july).press("Open")
    ben.go(july)
    for person in ("Ada Ahrens", "Ben Brandt"):
        ben.write("Who comes", person).press("Check in").sees(f"{person} is checked in")
    ben.go(f"{congress.sitting}minutes/").write("For", "7").write("Against", "0")
    ben.press("Adopted by the sitting that goes on now").sees("Adopted on 1 July 2026, 10:00, 7 for, 0 against.")


def test_a_congress_from_the_invitation_to_its_adopted_minutes(visit, hall):
    hall.is_("2026-05-01T10:00")
    congress = Congress(visit, hall)
    everybody_is_invited(congress)
    it_is_called_in_time(congress)
    it_is_opened(congress)
    it_debates(congress)
    it_votes_by_phone(congress)
    it_votes_by_card(congress)
    it_votes_in_secret(congress)
    it_votes_by_hands(congress)
    it_goes_on_the_next_day(congress)
    its_minutes_are_adopted(congress)
    assert "adopted" in congress.ben.page.locator("main .badge").inner_text()
