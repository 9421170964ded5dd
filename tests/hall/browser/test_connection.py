"""A connection that was refused, died or was overtaken leaves no page standing still."""

from tests.hall.browser.polls import OPEN, put

REFUSED = "the server responded with a status of 503"


def test_a_page_that_was_refused_comes_back_and_shows_what_it_missed(visit):
    ada, wall = visit().come_in("held", "ada"), visit("projector")
    poll = put(ada, "held", "Shall we buy paint?", OPEN)
    wall.forgiven.append(REFUSED)
    wall.page.route("**/live/**", lambda route: route.fulfill(status=503))
    wall.go(f"{poll}wall/").sees("The connection is gone; trying again", ".live").sees("0\nof 9 votes cast", ".poll")
    visit("phone").come_in("held", "dora").go(f"{poll}vote/").check("For").press("Cast the vote").sees("is counted")
    wall.page.unroute("**/live/**")
    wall.live("2\nof 9 votes cast", ".poll").sees("live", ".live")
    assert wall.figures == ["2", "1"]


def test_a_connection_that_says_nothing_is_made_anew(visit):
    gallery = visit("phone")
    listened = []
    gallery.page.on("request", lambda request: listened.append(request) if "/live/held/" in request.url else None)

    def impatient(route):
        route.fulfill(response=(answer := route.fetch()), body=answer.text().replace("SILENT = 40_000", "SILENT = 800"))

    gallery.page.route("**/live*.js", impatient)
    gallery.go("/held/sitting/june/").sees("The connection is gone; trying again", ".live").sees("live", ".live")
    assert len(listened) > 1


def test_a_page_that_was_on_its_way_overwrites_nothing_that_came_meanwhile(visit):
    """When a sitting changes its state, its page is fetched: what was said while it was on its way stays."""
    ben, dora, gallery = (visit() if who == "ben" else visit("phone") for who in ("ben", "dora", "gallery"))
    gallery.go("/held/sitting/june/").sees("live", ".live")
    held = []

    def hold(route):
        if "x-hall-live" in route.request.headers and not held:
            held.append((route, route.fetch()))
        else:
            route.continue_()

    gallery.page.route("**/held/sitting/june/", hold)
    ben.come_in("held", "ada").go("/held/sitting/june/").unfold("Adjourn")
    ben.press("Adjourn").sees("adjourned", "#state")
    gallery.live("adjourned", "#state")
    while not held:
        gallery.page.wait_for_timeout(50)
    dora.hall.write("held", '2026-06-01T10:05 declare by dora in congress "We are still here"\n')
    gallery.live("We are still here", "#declarations")
    route, answer = held[0]
    assert "We are still here" not in answer.text()
    with gallery.page.expect_response(lambda answer: "x-hall-live" in answer.request.headers):
        route.fulfill(response=answer)
    gallery.page.wait_for_timeout(500)
    assert "We are still here" in gallery.page.locator("#declarations").inner_text()
