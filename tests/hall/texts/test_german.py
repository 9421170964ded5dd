"""A German who looks at every page finds no English on it but what stands in the record, or is marked as English."""

import re
from functools import cache

import pytest
from django.contrib.auth.models import User
from django.urls import resolve

from mandat.hall import desks
from mandat.hall.models import Federation, Poll
from mandat.hall.wording.words import WORDS
from tests.hall.texts.seen import Seen

PARTS = ("chair", "delegate", "secretary", "teller", "member", "observer")

ENGLISH = re.compile(
    r"\b(the|and|of|is|are|by|for|from|to|with|not|no|has|have|it|this|that|who|whom|since|until|or|at|on|than|which"
    r"|votes?|body|bodies|nobody|somebody|yes|your?|seats?|sittings?|motion|here|there|been|be|as)\b",
    re.IGNORECASE,
)

SAME = {
    "mandat": "our name",
    "English": "the languages are called by their own names",
    "Deutsch": "the languages are called by their own names",
    "QR-Code": "a word of both languages",
    "live": "a word of both languages",
    "Passkeys": "a word of both languages",
    "Text": "a word of both languages",
    "Name": "a word of both languages",
    "Code": "a word of both languages",
    "In": "a word of both languages",
    "in": "a word of both languages",
    "BCDF-GHJK-MNPQ-RSTV": "how the code of an invitation looks",
}

DE, EN = {"accept-language": "de"}, {"accept-language": "en"}

EACH = 2
"""Pages of one kind that are looked at; of acts, this many of each verb."""


@pytest.fixture
def left(congress):
    """What is left of a text when what stands in the record, or the beginning of it, is taken out."""
    written = sorted((one for one in recorded() if one and len(one) > 2), key=len, reverse=True)
    spread = "\n".join(" ".join(one.split()) for one in written)

    @cache
    def left_(text: str) -> str:
        if "…" in text:
            before, _, after = text.partition("…")
            text = before[: next(place for place in range(len(before)) if before[place:].strip() in spread)] + after
        for one in written:
            if one in text:
                text = re.sub(rf"(?<!\w){re.escape(one)}(?!\w)", " ", text)
        return text.strip()

    return left_


def recorded():
    """What stands in the records but for the words that the hall knows; questions, and who signs in."""
    for federation in Federation.objects.all():
        yield federation.title
        for act in desks.desk_of(federation).book().written.values():
            fields = [getattr(act, name) for name in act.__struct_fields__ if name not in ("id", "verb")]
            several = [one for value in fields for one in (value if isinstance(value, tuple) else (value,))]
            yield from (" ".join(one.split()) for one in several if isinstance(one, str) and one not in WORDS)
            yield act.id if "-" in act.id else None
    yield from (poll.question for poll in Poll.objects.all())
    yield from (user.username for user in User.objects.all())


def verbs_of(*federations):
    """Every act of some federations -> its verb."""
    written = [desks.desk_of(one).book().written for one in federations]
    return {act.id: act.verb for acts in written for act in acts.values()}


def pages(browser, verbs, first):
    """Every kind of page that is reached by links from the first, each with its address."""
    waiting, seen, kinds = [*first], set(), {}
    while waiting:
        address = waiting.pop(0)
        kind = _kind(address, verbs)
        if address in seen or kind is None or kinds.get(kind, 0) >= EACH:
            continue
        seen.add(address)
        answer = browser.get(address, headers=DE)
        if answer.status_code != 200 or not answer["Content-Type"].startswith("text/html"):
            continue
        kinds[kind] = kinds.get(kind, 0) + 1
        page = Seen(answer.content.decode())
        waiting += [link.partition("#")[0] for link in page.links if link.startswith("/")]
        yield address, page


def _kind(address, verbs):
    """Of what kind a page is: the view, and for an act its verb."""
    path, _, query = address.partition("?")
    if path.startswith("/static/"):
        return None
    match = resolve(path)
    return match.kwargs.get("federation"), match.url_name, verbs.get(match.kwargs.get("name", "")), bool(query)


@pytest.mark.parametrize("part", PARTS)
def test_every_page_speaks_german(congress, left, part):
    browser = congress.browser(part)
    browser.get("/harbour-union/")  # which takes away what was said of the moves
    first = ["/harbour-union/", "/account/", "/"]
    found, number = {}, 0
    for address, german in pages(browser, verbs_of(*Federation.objects.all()), first):
        number += 1
        plain = {left(text) for text in Seen(browser.get(address, headers=EN).content.decode()).texts}
        ours = {left(text) for text in german.texts} - set(SAME)
        wrong = {text for text in ours if ENGLISH.search(text) or (text in plain and re.search(r"[^\W\d_]{2}", text))}
        if wrong:
            found[address] = sorted(wrong)
    assert (found, number > 20) == ({}, True)


ASKED = {
    "body/hamburg/": "Das ist hier Gliederung, und gefragt ist: Gremium",
    "person/nobody-knows/": "in der Akte heißt nichts",
    "?at=2026-02-30": "gibt es nicht: Dieser Monat hat 28 Tage",
    "may/?actor=mehmet&power=Funds!&target=kiel": "ist keine Befugnis: Eine Befugnis ist ein Name mit Punkten",
    "may/?actor=mehmet&power=funds.spend&target=hamburg&at=2024-06-18": "durch ausdrückliches Wort",
    "may/?actor=mehmet&power=funds.spend&target=cuxhaven&at=2025-02-01": "die Anerkennung entzogen",
    "may/?actor=mehmet&power=funds.spend&target=kiel": "An allen Tagen",
    "may/?actor=lena&power=funds.spend&target=kiel": "und darunter:",
}
"""Where something is asked that needs an answer in words -> what is in it."""


@pytest.mark.parametrize("path", ASKED)
def test_what_the_core_says_is_said_in_german(congress, left, path):
    page = Seen(congress.browser("member").get(f"/harbour-union/{path}", headers=DE).content.decode())
    assert ASKED[path].lower() in " ".join(page.texts).lower()
    assert [text for text in page.texts if ENGLISH.search(left(text))] == []


def test_whoever_is_refused_reads_why_in_german(congress, left):
    sent = {"once": "early", "meets": "2026-06-03T10:00", "text": "Wir reden"}
    congress.browser("chair").get("/harbour-union/")  # which takes away what was said of the moves
    answer = congress.browser("chair").post("/harbour-union/body/congress/convene/", sent, headers=DE)
    texts = Seen(answer.content.decode()).texts
    assert (answer.status_code, [text for text in texts if ENGLISH.search(left(text))]) == (422, [])
    assert "das sind weniger als 14 Tage" in " ".join(texts)
