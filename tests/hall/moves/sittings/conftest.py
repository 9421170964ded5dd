"""A hall in which it is the time that a test says, and a congress that was called, or is open."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.cache import cache

from mandat.book.reading import read
from mandat.clerk.ledger.append import append
from mandat.core.acts import SHAPE_OF
from mandat.hall import clock, desks
from mandat.ledger.url import open_store

BERLIN = ZoneInfo("Europe/Berlin")

CALL = """
2026-05-01T10:00 convene call-june from ada to congress "Our congress, in Hamburg"
    for   congress
    meets 2026-06-01T10:00
"""

OPEN = """
2026-06-01T10:00 open june in congress on call-june
    present 0
    chair   ada
"""


class Time:
    """The clock on the wall: `time.is_("2026-06-01T10:00")`."""

    def __init__(self, monkeypatch) -> None:
        self.instant = datetime(2026, 5, 1, tzinfo=UTC)
        monkeypatch.setattr(clock, "now", lambda: self.instant)

    zone = BERLIN

    def is_(self, minute: str) -> None:
        """Set it, in the time of the federation."""
        self.instant = datetime.fromisoformat(minute).replace(tzinfo=BERLIN).astimezone(UTC)


@pytest.fixture
def time(monkeypatch) -> Time:
    """The clock. What was tried at the door before is forgotten."""
    cache.clear()
    found = Time(monkeypatch)
    found.is_("2026-06-01T10:05")
    return found


@pytest.fixture
def write(union):
    """Writes acts into the ledger as they stand, as if they had been recorded before."""

    def written(text: str) -> None:
        with open_store(union.ledger) as store:
            append(store, read("test.mandat", text).acts, clock.milliseconds)

    return written


@pytest.fixture
def called(union, time, write):
    """A congress that was called for the first of June; it is 10:05 on that day."""
    write(CALL)
    return union


@pytest.fixture
def opened(called, write):
    """The same, opened at 10:00; nobody has checked in."""
    write(OPEN)
    return called


@pytest.fixture
def acts(union):
    """The acts on record of a verb, in order."""

    def found(*verbs: str) -> list:
        book = desks.desk_of(union).book()
        return [act for act in book.record.acts if act.verb in verbs]

    return found


@pytest.fixture
def post(union, sign_in):
    """Sends a form to a page of the sitting as somebody, once: `post("chair", "open/", chair="ada")`."""
    browsers, tokens = {}, iter(range(10**6))

    def browser(part: str):
        if part not in browsers:
            browsers[part] = sign_in(part)
        return browsers[part]

    def sent(part: str, path: str, sitting: str = "call-june", **fields: object):
        url = path if path.startswith("/") else f"/pilots/sitting/{sitting}/{path}"
        return browser(part).post(url, {"once": f"form-{next(tokens)}", **fields})

    sent.browser, sent.browsers = browser, browsers
    return sent


@pytest.fixture
def get(post):
    """Looks at a page of the sitting as somebody: `get("chair", "minutes/")`."""

    def got(part: str, path: str = "", sitting: str = "call-june"):
        url = path if path.startswith("/") else f"/pilots/sitting/{sitting}/{path}"
        return post.browser(part).get(url)

    return got


@pytest.fixture
def assert_turned_away(post, acts, client):
    """Checks who is turned away from a move, and how; and that nothing is recorded then.

    colleagues  parts of people who hold a seat or an office, but not the one that is needed
    """

    def checked(path: str, fields: dict, colleagues: tuple[str, ...], sitting: str = "call-june") -> None:
        before = acts(*SHAPE_OF)
        for part in (*colleagues, "member", "observer"):
            assert post(part, path, sitting, **fields).status_code == 403, part
        assert post("stranger", path, sitting, **fields).status_code == 404
        url = path if path.startswith("/") else f"/pilots/sitting/{sitting}/{path}"
        answer = client.post(url, fields)
        assert answer.get("Location", "") == f"/account/login/?next={url}" or "You are signed out" in answer.text
        assert acts(*SHAPE_OF) == before

    return checked
