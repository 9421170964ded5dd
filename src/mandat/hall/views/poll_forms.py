"""What the forms of polls say, read: hostile or hasty input is answered in words."""

from collections.abc import Mapping
from datetime import UTC, datetime

from django.utils.translation import gettext as _

from mandat.hall import clock
from mandat.hall.here import Here
from mandat.hall.moves.polls.close import Said
from mandat.hall.moves.polls.put import Call
from mandat.hall.sides import number
from mandat.hall.together import Declined


def said(sent: Mapping[str, str], *keys: str) -> list[str]:
    """What a form says under some keys, without the characters that no database keeps."""
    return [sent.get(key, "").replace("\0", "") for key in keys]


def call_of(here: Here, sent: Mapping[str, str]) -> Call:
    """A poll, as the form calls it. Raises `Declined`."""
    named, kind = said(sent, "motion", "kind")
    question = " ".join(here.sent.text("question", _("the question"), needed=False).split())
    if len(question) > 2000:
        raise Declined(_("write what the vote is on in fewer than 2,000 letters"))
    return Call(
        question=question,
        kind=kind,
        motion=named,
        opens=instant(here, sent.get("opens", "")),
        closes=instant(here, sent.get("closes", "")),
        proxies=count(sent.get("proxies", "")),
    )


def instant(here: Here, text: str) -> datetime | None:
    """A day and time in the time zone of the federation, as browsers send it. Raises `Declined`."""
    if not text.strip():
        return None
    try:
        read = datetime.fromisoformat(text.strip())
        placed = read if read.tzinfo is not None else read.replace(tzinfo=clock.zone(here.book.timezone))
        return placed.astimezone(UTC)
    except (ValueError, OverflowError):
        raise Declined(_("write a day and a time, such as 2026-11-25T18:00")) from None


def count(text: str) -> int | None:
    """A number, or nothing. Raises `Declined`."""
    return number(text) if text.strip() else None


def said_of(sent: Mapping[str, str]) -> Said:
    """What whoever presides says at the close. Raises `Declined`."""
    casting = sent.get("casting", "")
    if casting not in ("", "for", "against", "none"):
        raise Declined(_("a casting vote is for or against"))
    return Said(count(sent.get("present", "")), count(sent.get("registered", "")), casting)


def round_of(sent: Mapping[str, str]) -> int:
    """Which count of a show of hands a form is about. Raises `Declined`."""
    return number(sent.get("round", ""))
