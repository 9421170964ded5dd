"""A roll call: the wall shows who is called and who comes next; the desk enters answers, without loading the page."""

from tests.hall.browser.polls import ROLL_CALL, SECRET, close, put
from tests.hall.browser.visitor import PROJECTOR, Visitor

CALLED, COMING = ".calling .called", ".calling .coming"


def desk(visit, federation: str, person: str, poll: str) -> Visitor:
    return visit().come_in(federation, person).go(poll).sees("live", ".live")


def test_seat_after_seat_is_called_on_the_wall_and_at_the_desk(visit):
    ada = visit().come_in("called-up", "ada")
    poll = put(ada, "called-up", "Shall we buy paint?", ROLL_CALL)
    wall = visit("projector").go(f"{poll}wall/").sees("1. Hamburg branch", CALLED)
    wall.sees("2. Kiel branch, 3. Emden branch", COMING)
    room = visit("projector").go("/called-up/sitting/june/wall/").sees("1. Hamburg branch", CALLED)
    ben = desk(visit, "called-up", "ben", poll)
    dora = visit("phone").come_in("called-up", "dora").go("/called-up/sitting/june/").sees("live", ".live")
    ben.press("All for")
    for watching in (wall, room, dora):
        watching.live("2. Kiel branch", CALLED).live("3. Emden branch", COMING)
    ben.press("No answer: call the next")
    wall.live("3. Emden branch", CALLED).live("2. Kiel branch", COMING)
    dora.go(f"{poll}vote/").check("Against").press("Cast the vote")
    wall.live("2. Kiel branch", CALLED)
    ben.live("2. Kiel branch", "[data-mine=table] .called")
    ben.unfold("Another seat").write("Seat", "kie").page.locator("form:has(#seat)").get_by_role(
        "button", name="All abstain"
    ).click()
    ben.sees("Every seat has cast its votes")
    close(ada, poll)
    assert ada.page.locator(".result-table td").all_inner_texts() == ["4", "2", "3"]
    dora.go(poll).sees("entered by Ben Brandt", "#roll ~ .scroll")
    assert dora.page.locator("#roll ~ .scroll").evaluate("all => all.scrollWidth <= all.clientWidth")
    for projected in (room, wall):
        projected.live("Abstain", ".result-table")
        result = projected.page.locator(".result").bounding_box()
        assert result["y"] + result["height"] <= PROJECTOR["viewport"]["height"]


def test_who_has_no_phone_votes_on_paper_beside_a_secret_vote(visit):
    ada, cem, eva = (visit().come_in("papers", person) for person in ("ada", "cem", "eva"))
    poll = put(ada, "papers", "Do we trust the treasurer?", SECRET)
    dora = visit("phone").come_in("papers", "dora")
    cem.go(poll).write("Seat", "Emden").press("Give out a paper").sees("2 votes are on paper so far")
    dora.go(f"{poll}vote/").sees("This vote is cast on paper")
    eva.go(f"{poll}vote/").check("For").press("Cast the vote").sees("Your vote is counted")
    ada.go(poll).press("Close and record").sees("Only 2 have voted, so the result would show how")
    ada.press("Go on, as Ada Ahrens").sees("Two tellers count the papers")
    for teller in (cem, eva):
        teller.go(poll).sees("What did you count on the papers?")
        teller.write("For", "0").write("Against", "2").press("I counted this")
    ada.live("this would be recorded", "[data-mine=table]").press("Record").sees("closed and recorded")
    assert ada.page.locator(".result-table td").all_inner_texts() == ["3", "2", "0"]
