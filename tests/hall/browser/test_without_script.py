"""Everything but the live parts works in a browser that runs no script."""

from tests.hall.browser.polls import CARD, close, put


def test_a_whole_vote(visit):
    ada, ben, dora = (visit(size, java_script_enabled=False) for size in ("laptop", "phone", "phone"))
    for visitor, person in ((ada, "ada"), (ben, "ben"), (dora, "dora")):
        visitor.come_in("plain", person)
    poll = put(ada, "plain", "Shall we buy a second boat?", CARD)
    for visitor in (ben, dora):
        visitor.go("/plain/sitting/june/").follow("Vote")
    ben.write("For", "2", "form.split").write("Against", "1", "form.split").press("Cast these, at most 3")
    ben.sees("Your vote is counted").sees("2 for, 1 against, 0 abstaining")
    dora.check("Against").press("Cast the vote").sees("0 for, 2 against, 0 abstaining")
    close(ada, poll)
    dora.go(poll).sees("2 votes for were missing")
    assert "lost" in dora.page.locator(".result-word").inner_text()


def test_the_floor_and_the_minutes(visit):
    ada, dora = (visit(java_script_enabled=False).come_in("plain", person) for person in ("ada", "dora"))
    dora.go("/plain/sitting/june/").press("Ask to speak").sees("Dora Dahl", "#speakers .queue")
    ada.go("/plain/sitting/june/").press("Call the next speaker").sees("speaks Dora Dahl", "#speakers")
    dora.unfold("Move a motion").write("What the body is to decide", "Coffee on every boat").press("Move it")
    dora.sees("Coffee on every boat", "#motions")
    ada.go("/plain/sitting/june/").follow("Minutes so far").sees("Minutes of", "h1")
    assert "Coffee on every boat" in ada.page.locator(".minutes").inner_text()
