"""Passkeys, by a virtual one in Chromium, and the codes of an app as the second factor of officers."""

import base64
import hashlib
import hmac
import time

from tests.hall.browser.visitor import Visitor

PASSWORD = "herring lantern quay"
DECLARATION = "We stand by the pilots of Emden."


def has_passkeys(visitor: Visitor) -> None:
    """Give somebody's device an authenticator that says yes to everything, as a finger on it would."""
    device = visitor.context.new_cdp_session(visitor.page)
    device.send("WebAuthn.enable")
    kind = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    options = {**kind, "isUserVerified": True, "automaticPresenceSimulation": True}
    device.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def code(secret: str) -> str:
    """The code that an app shows now (RFC 6238)."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.digest(key, (int(time.time()) // 30).to_bytes(8, "big"), hashlib.sha1)
    start = digest[-1] & 15
    return f"{(int.from_bytes(digest[start : start + 4], 'big') & 0x7FFFFFFF) % 10**6:06}"


def rule(visitor: Visitor) -> Visitor:
    """The chair makes a ruling."""
    visitor.go("/officers/sitting/june/").unfold("Rule").write("The ruling", "No smoking")
    visitor.page.locator("form[action$='/rule/'] button").click()
    return visitor


def declare(visitor: Visitor) -> Visitor:
    """A delegate declares something."""
    visitor.go("/officers/sitting/june/").unfold("Declare").write("The declaration", DECLARATION)
    return visitor.press("Declare")


def test_a_passkey_is_set_up_signs_in_and_is_the_second_factor_of_an_officer(visit, hall):
    ada = visit("phone")
    has_passkeys(ada)
    ada.go(f"/come-in/{hall.codes['officers']['ada']}/").press("Come in").write("Username", "ada-officers")
    ada.press("With a passkey instead").sees("Add a passkey", "h1").press("Add it")
    ada.page.wait_for_url(lambda url: "webauthn/add" not in url)
    rule(ada).sees("No smoking", "#points")
    ada.press("Sign out", "header").go("/account/login/").press("With a passkey")
    ada.page.wait_for_url(lambda url: "login" not in url)
    rule(ada.go("/account/").sees("ada-officers")).sees("No smoking", "#points")
    assert "No smoking" in ada.page.locator("#points").inner_text()


def test_an_officer_without_a_second_factor_is_told_to_set_one_up_and_then_acts(visit, hall):
    ben = visit()
    ben.go(f"/come-in/{hall.codes['officers']['ben']}/").press("Come in")
    ben.write("Username", "ben-officers").write("Password", PASSWORD).press("With this password")
    declare(ben).sees("A second factor is needed").follow("Set up an app that makes codes")
    secret = ben.page.locator("#authenticator_secret").input_value()
    ben.write("Authenticator code", code(secret)).press("Set it up").sees("Print these recovery codes")
    declare(ben).sees(DECLARATION, "#declarations")
    ben.press("Sign out", "header").go("/account/login/")
    ben.write("Username", "ben-officers").write("Password", PASSWORD)
    ben.press("Sign in").sees("Your second factor").page.get_by_role("textbox").fill(code(secret))
    ben.press("Sign in").sees("Ferry Union", "h1")
    declare(ben).sees("Declared.")
    assert DECLARATION in ben.page.locator("#declarations").inner_text()
