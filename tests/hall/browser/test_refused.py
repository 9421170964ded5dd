"""A form that is refused comes back as it was, with what is wrong on top of it; live events take nothing away."""

import re

from playwright.sync_api import expect

from tests.hall.browser.visitor import Visitor

TEXT = "Every hall of the union stands open to choirs, schools and neighbours. " * 140


def hands_in(dora: Visitor, text: str) -> Visitor:
    dora.unfold("Move a motion").page.locator("#motion-text").evaluate("area => area.removeAttribute('maxlength')")
    return dora.write("What the body is to decide", text).press("Move it")


def test_a_motion_that_is_too_long_is_not_lost(visit):
    ada = visit().come_in("refused", "ada").go("/refused/sitting/june/")
    dora = visit("phone").come_in("refused", "dora").go("/refused/sitting/june/")
    hands_in(dora, TEXT + TEXT).sees("is longer than 10000 characters", "#motions [role=alert]")
    expect(dora.page.locator("#motions [role=alert]")).to_be_focused()
    field = dora.page.locator("#motion-text")
    assert field.input_value() == TEXT + TEXT
    expect(dora.page).to_have_url(re.compile(r"/refused/sitting/june/$"))
    ada.unfold("Rule").write("The ruling", "No smoking").page.locator("form[action$='/rule/'] button").click()
    dora.live("No smoking", "#points")
    assert field.input_value() == TEXT + TEXT
    field.fill(TEXT[:200])
    dora.press("Move it").sees(TEXT[:100], "[data-live=motions]")


def test_without_script_it_comes_back_too_however_often(visit):
    dora = visit("phone", java_script_enabled=False).come_in("refused", "ben").go("/refused/sitting/june/")
    for name in ("Zoe", "Yan"):
        dora.write("Who comes", name).press("Check in").sees(f"is called {name}", "#checkin [role=alert]")
        assert dora.page.locator("#comes").input_value() == name


def test_what_is_wrong_stands_beside_its_mark_and_not_below_it(visit):
    ben = visit().come_in("refused", "ben").go("/refused/sitting/june/").write("Who comes", "Zoe").press("Check in")
    alert = ben.sees("is called Zoe", "#checkin [role=alert]").page.locator("#checkin [role=alert]")
    words = alert.evaluate("a => (r => (r.selectNodeContents(a), r.getBoundingClientRect().y))(new Range())")
    assert words - alert.bounding_box()["y"] < 24


def test_what_can_be_contested_is_changed_and_sent_again(visit):
    ada = visit().come_in("refused", "ada").go("/refused/body/congress/convene/")
    ada.write("When it begins", "2026-06-03T10:00").write("Where, and what it is about", "In Kiel: the fares")
    ada.press("Send the call").sees("This can be contested").press("Change what I wrote")
    assert ada.page.get_by_label("Where, and what it is about").input_value() == "In Kiel: the fares"
    ada.write("When it begins", "2026-07-03T10:00").press("Send the call").sees("It meets on 3 July 2026, 10:00")
    ada.follow("Move it to another day, or call it off …")
    ada.write("When it begins", "2026-07-04T10:00").press("Move it")
    ada.sees("Moved on 1 June 2026, 10:05: it was to meet on 3 July 2026, 10:00.")
    with ada.page.expect_download() as changed:
        ada.follow("Change it in my calendar")
    assert "SEQUENCE:1" in changed.value.path().read_text(encoding="utf-8")
    ada.follow("Move it to another day, or call it off …")
    ada.write("Why (everybody will see it)", "The hall has burnt down").press("Call it off")
    ada.sees("The hall has burnt down", ".state")
    with ada.page.expect_download() as cancelled:
        ada.follow("Take it out of my calendar")
    assert "METHOD:CANCEL" in cancelled.value.path().read_text(encoding="utf-8")
