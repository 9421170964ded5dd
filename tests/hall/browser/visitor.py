"""Somebody with a browser in the hall, and all that goes wrong in it."""

import re

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect

from tests.hall.browser.hall import Hall

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}
LAPTOP = {"viewport": {"width": 1366, "height": 768}}
PROJECTOR = {"viewport": {"width": 1920, "height": 1080}}

PATIENCE = 20_000
"""Milliseconds that a page may take; machines that test are slow."""


class Visitor:
    """A browser of its own: cookies, a page, and a list of what should not happen in any page of the hall.

    troubles   errors in the console (violations of the content security policy are such), errors of scripts, and
               requests that go anywhere but to the hall
    forgiven   words of errors that a test causes itself, such as `ERR_INTERNET_DISCONNECTED`
    """

    def __init__(self, browser: Browser, hall: Hall, **how: object) -> None:
        self.hall = hall
        self.context = browser.new_context(base_url=hall.address, **how)
        self.context.set_default_timeout(PATIENCE)
        self.troubles: list[str] = []
        self.forgiven: list[str] = []
        self._refused: set[str] = set()
        self.context.on("request", self._requested)
        self.context.on("console", self._logged)
        self.context.on("weberror", lambda error: self.troubles.append(f"script: {error.error}"))
        self.page: Page = self.context.new_page()

    def _requested(self, request: Request) -> None:
        if not request.url.startswith((self.hall.address + "/", self.hall.live + "/", "data:", "blob:")):
            self.troubles.append(f"a request to {request.url}")

    def _logged(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.troubles.append(f"console: {message.text} ({message.location.get('url', '')})")

    def checked(self) -> list[str]:
        """What went wrong, but for answers of the hall that say no: browsers log those too."""
        said_no = "the server responded with a status of 4"
        return [one for one in self.troubles if not any(word in one for word in (said_no, *self.forgiven))]

    # ------------------------------------------------------------------------------------------- what one does

    def come_in(self, federation: str, person: str) -> "Visitor":
        """Come in by the code of an invitation, for this time only; the next time, with the session of the first."""
        if (federation, person) in self.hall.sessions:
            self.context.add_cookies(self.hall.sessions[federation, person])
        else:
            self.go(f"/come-in/{self.hall.codes[federation][person]}/").press("Come in")
            self.sees("How will you come in next time?")
            self.hall.sessions[federation, person] = self.context.cookies()
        return self.go(f"/{federation}/")

    def go(self, path: str) -> "Visitor":
        """Open a page."""
        self.page.goto(path)
        return self

    def press(self, name: str, within: str = "main") -> "Visitor":
        """Press a button."""
        self.page.locator(within).get_by_role("button", name=name, exact=True).click()
        return self

    def follow(self, name: str) -> "Visitor":
        """Follow a link."""
        self.page.get_by_role("link", name=name, exact=True).click()
        return self

    def unfold(self, summary: str) -> "Visitor":
        """Unfold what is folded, unless it is unfolded; `summary`: the words with which its summary begins."""
        begins = re.compile(rf"^\s*{re.escape(summary)}\b")
        folded = self.page.locator("details:not([open]) > summary").filter(has_text=begins)
        if folded.count():
            folded.first.click()
        return self

    def write(self, label: str, text: str, within: str = "main") -> "Visitor":
        """Write into a field."""
        self.page.locator(within).get_by_label(label, exact=True).locator("visible=true").fill(text)
        return self

    def choose(self, label: str, option: str) -> "Visitor":
        """Choose from a list."""
        self.page.locator("main").get_by_label(label, exact=True).locator("visible=true").select_option(label=option)
        return self

    def check(self, label: str) -> "Visitor":
        """Check a box, or one of several."""
        self.page.locator("main").get_by_label(label, exact=True).locator("visible=true").first.check()
        return self

    # ------------------------------------------------------------------------------------------- what one sees

    def sees(self, text: str, within: str = "body") -> "Visitor":
        """Sees a text; waits for it."""
        place = self.page.locator(within)
        try:
            expect(place).to_contain_text(text, timeout=PATIENCE, use_inner_text=True)
        except AssertionError:
            raise AssertionError(f"{text!r} is not in {self.page.url}: {place.all_inner_texts()}") from None
        return self

    def live(self, text: str, within: str) -> "Visitor":
        """Sees a text that comes by itself: nobody touches the page."""
        return self.sees(text, within)

    def does_not_see(self, text: str, within: str = "body") -> "Visitor":
        """Does not see a text."""
        expect(self.page.locator(within)).not_to_contain_text(text, use_inner_text=True)
        return self

    @property
    def receipt(self) -> str:
        """The number of the receipt that is shown."""
        return self.page.locator(".receipt .number").inner_text()

    @property
    def figures(self) -> list[str]:
        """The large numbers that are shown."""
        return self.page.locator("main .figure").all_inner_texts()
