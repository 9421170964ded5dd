"""axe finds nothing on any page: on a phone, a laptop and a projector, by day and by night."""

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import URLPattern, URLResolver, get_resolver, resolve

from tests.hall.browser.polls import CARD, HANDS, OPEN, ROLL_CALL, SECRET, put
from tests.hall.browser.test_signing_in import PASSWORD, code, has_passkeys
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
    """What axe finds on these pages."""
    return [one for page in pages for one in wrong_here(visitor.go(page), page)]


def wrong_here(visitor: Visitor, name: str) -> list[str]:
    """What axe finds on the page that lies open."""
    found = []
    for size, scheme, options in LOOKS:
        visitor.page.set_viewport_size(size["viewport"])
        visitor.page.emulate_media(color_scheme=scheme)
        for one in AXE.run(visitor.page, options=options).response["violations"]:
            where = [(node["html"][:160], node["failureSummary"][-160:]) for node in one["nodes"][:2]]
            found.append(f"{name} {size['viewport']['width']} {scheme}: {one['id']}: {where}")
    return found


SOME = (("bodies", "body"), ("bodies", "unit"), ("record", "act"))
"""A page of the record, and a kind of page to which it links."""


def first_link(visitor: Visitor, kind: str) -> str:
    """The first address of this kind on the page."""
    return visitor.page.locator(f"main a[href*='/{kind}/']").first.get_attribute("href")


MOTION = "/pages/sitting/june/motion/"
PUBLIC = (
    "/",
    "/account/login/",
    "/account/inactive/",
    "/come-in/",
    "/come-in/{code}/",
    "/nothing/",
    *(f"/petrograd-1917/{page}" for page in ("", "bodies/", "recognition/", "record/", "may/", "sittings/")),
    "/petrograd-1917/search/?q=soviet",
    "/petrograd-1917/?at=1917-10-25",
    "/petrograd-1917/record/?at=never",
    *(f"/pages/{page}" for page in ("", "sittings/", "sitting/june/", "sitting/june/wall/")),
    MOTION,
)
"""What everybody may look at; the last takes forms only."""

SITTING = ("", "close/", "minutes/", "door/", "presence/", "come/", "correct/opened/")
CALLED = ("", "move/", "wall/")
FEDERATION = (
    "",
    "bodies/",
    "body/congress/",
    "body/congress/seats/",
    "body/congress/recognition/",
    "body/congress/polls/",
    "body/congress/poll/",
    "body/congress/convene/",
    "unit/hamburg/",
    "person/ada/",
    "record/",
    "search/?q=boat",
    "search/?q=zeppelin",
    "may/",
    "act/elect-hamburg/",
    "act/emden-boat/",
    "act/none/",
    "recognition/",
    "people/",
    "doors/",
)
POLL = ("", "wall/", "vote/")
ACCOUNT = ("", "begin/", "second-factor/", "leave/", "logout/", "reauthenticate/", "password/", "2fa/")
FACTORS = (
    "totp/activate/",
    "totp/deactivate/",
    "reauthenticate/",
    "webauthn/",
    "webauthn/add/",
    "webauthn/reauthenticate/",
    "webauthn/keys/{key}/edit/",
    "webauthn/keys/{key}/remove/",
    "recovery-codes/",
    "recovery-codes/generate/",
)
"""Pages of a sitting that goes on, of one that is called, of a federation, a poll and an account."""

NO_PAGES = {
    *("account-kept", "mfa_download_recovery_codes", "minutes-text", "minutes-book", "proof"),
    *("recognition-picture", "sitting-calendar"),
    *("mfa_login_webauthn", "thing"),
    *("set_language", "account-leave-federation", "session-end", "sessions-end"),
    *("declare", "enter-votes", "enter-paper", "give-paper", "next-seat", "tell-count", "recount"),
    *("open-poll", "close-poll", "cancel-poll"),
    *("sitting-call-off", "sitting-open", "sitting-adjourn", "sitting-resume", "sitting-arrive", "sitting-count"),
    *("sitting-depart", "sitting-walkout", "sitting-agenda", "sitting-item", "sitting-item-closed"),
    *("sitting-motion", "sitting-amend", "sitting-withdraw", "sitting-rule", "sitting-appeal", "sitting-declare"),
    *("sitting-speakers-ask", "sitting-speakers-call", "sitting-speakers-leave", "sitting-speakers-order"),
    *("sitting-note", "sitting-adopt"),
    *("invite", "reset-sign-in", "end-membership", "withdraw-invitation", "second-invitation"),
}
"""Addresses that give a file, lead on, or take a form and show nothing."""

WAYS = {"mfa_authenticate"}
"""What is reached only on the way in, and looked at there."""


def names(patterns: Iterable[URLPattern | URLResolver]) -> Iterator[str]:
    """The names of all addresses."""
    for one in patterns:
        yield from names(one.url_patterns) if isinstance(one, URLResolver) else [one.name]


def test_no_page_is_left_out():
    looked_at = [
        *PUBLIC,
        *(f"/pages/sitting/june/{page}" for page in (*SITTING, *CALLED)),
        *(f"/pages/{page}" for page in FEDERATION),
        *(f"/pages/poll/00000000-0000-0000-0000-000000000000/{page}" for page in POLL),
        *(f"/account/{page}" for page in ACCOUNT),
        *(f"/account/2fa/{page}" for page in FACTORS),
    ]
    looked_at = [urlsplit(page.format(code="x", key=1)).path for page in looked_at]
    seen = {resolve(page).url_name for page in looked_at if page not in ("/nothing/", MOTION)}
    assert set(names(get_resolver().url_patterns)) - NO_PAGES - WAYS == seen


def test_what_everybody_may_look_at(visit, hall):
    visitor = visit()
    first = [first_link(visitor.go(f"/petrograd-1917/{page}/"), kind) for page, kind in SOME]
    pages = [page.format(code=hall.codes["pages"]["cem"]) for page in PUBLIC]
    assert wrong_in(visitor, [*pages, *first]) == []


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
    wrong = wrong_in(chair, [f"{sitting}{page}" for page in SITTING])
    chair.go(f"{sitting}door/").press("Open the door")
    wrong += wrong_here(chair, "door")
    wrong += wrong_in(ben, [f"{sitting}{page}" for page in SITTING])
    wrong += wrong_in(dora, [sitting, f"{sitting}come/"])
    ben.go(sitting).write("Who comes", "Zoe").press("Check in")
    wrong += wrong_here(ben.sees("is called Zoe"), "refused")
    chair.go("/pages/body/congress/convene/")
    chair.write("When it begins", "2026-06-03T10:00").write("Where, and what it is about", "Kiel").press(
        "Send the call"
    )
    wrong += wrong_here(chair.sees("This can be contested"), "contested")
    assert wrong == []


def test_the_pages_of_a_sitting_that_is_called(visit):
    ada, dora = (visit().come_in("called", person) for person in ("ada", "dora"))
    pages = [f"/called/sitting/june/{page}" for page in CALLED]
    assert wrong_in(ada, pages) + wrong_in(dora, ["/called/", pages[0]]) == []


def test_the_pages_of_votes(visit, chair):
    dora = visit("phone").come_in("pages", "dora")
    wrong = []
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
    for kind in (HANDS, ROLL_CALL):
        poll = put(chair, "pages", f"Shall we meet in Kiel ({kind[:4]})?", kind)
        wrong += wrong_in(chair, [f"{poll}{page}" for page in POLL])
    assert wrong == []


def test_the_pages_of_a_federation(chair):
    wrong = wrong_in(chair, [f"/pages/{page}" for page in FEDERATION])
    chair.go("/pages/people/").check("Eva Ehlers").press("Make their sheets")
    assert wrong + wrong_here(chair, "sheets") == []


def test_the_pages_of_an_account(visit, hall):
    ben = visit()
    ben.go(f"/come-in/{hall.codes['called']['ben']}/").press("Come in")
    wrong = wrong_in(ben, ["/account/begin/"])
    ben.write("Username", "ben-called").write("Password", PASSWORD).press("With this password").sees("Ferry Union")
    wrong += wrong_in(ben, [f"/account/{page}" for page in ACCOUNT if page != "reauthenticate/"])
    wrong += wrong_in(ben, ["/account/reauthenticate/"])
    has_passkeys(ben)
    ben.write("Password", PASSWORD).press("Go on").go("/account/2fa/webauthn/add/").press("Add it")
    ben.page.wait_for_url(lambda url: "webauthn/add" not in url)
    ben.go("/account/2fa/totp/activate/").write(
        "Authenticator code", code(ben.page.locator("#authenticator_secret").input_value())
    )
    wrong += wrong_here(ben, "totp")
    ben.press("Set it up").go("/account/2fa/webauthn/")
    key = ben.page.locator("main a[href$='/edit/']").get_attribute("href").split("/")[-3]
    pages = [page.format(key=key) for page in FACTORS if page != "totp/activate/"]
    wrong += wrong_in(ben, [f"/account/2fa/{page}" for page in pages])
    ben.press("Sign out", "header").go("/account/login/")
    ben.write("Username", "ben-called").write("Password", PASSWORD).press("Sign in").sees("Your second factor")
    assert wrong + wrong_here(ben, "second factor") == []
