"""A word without an end, which somebody writes by mistake or to annoy, makes no page wider than its screen."""

from tests.hall.browser.test_accessible import FEDERATION, SITTING
from tests.hall.browser.visitor import PHONE

ENDLESS = "a" * 2000


def test_a_word_without_an_end_makes_the_page_of_a_sitting_no_wider(visit, hall):
    ben, dora = (visit().come_in("pages", person) for person in ("ben", "dora"))
    sitting = "/pages/sitting/june/"
    ben.go(sitting).unfold("agenda").write("One item a line, in order", ENDLESS)
    ben.page.locator("form[action$='/agenda/'] button").click()
    dora.go(sitting).unfold("Move a motion").write("What the body is to decide", ENDLESS).press("Move it")
    dora.unfold("Declare something").write("The declaration", ENDLESS).press("Declare")
    dora.page.set_viewport_size(PHONE["viewport"])
    elsewhere = ("/pages/", "/pages/record/", "/pages/body/congress/")
    for page in (sitting, f"{sitting}wall/", f"{sitting}minutes/", *elsewhere):
        wide = dora.go(page).page.evaluate("document.documentElement.scrollWidth")
        assert wide == PHONE["viewport"]["width"], page


def test_at_400_percent_no_page_is_read_from_side_to_side(visit):
    ada = visit().come_in("held", "ada")
    ada.page.set_viewport_size({"width": 320, "height": 256})
    pages = [f"/held/{page}" for page in FEDERATION] + [f"/held/sitting/june/{page}" for page in (*SITTING, "wall/")]
    wide = {page: ada.go(page).page.evaluate("document.documentElement.scrollWidth") for page in pages}
    assert {page: width for page, width in wide.items() if width > 320} == {}
