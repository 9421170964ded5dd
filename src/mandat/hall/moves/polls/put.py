"""Put a question to the vote: whoever presides calls a poll, which opens at once or at a stated time."""

import uuid
from datetime import datetime

from django.utils.translation import gettext as _
from msgspec import Struct

from mandat.core import bodies
from mandat.core.acts import Body, Unit
from mandat.hall import clock
from mandat.hall.duties import PRESIDE
from mandat.hall.here import Here
from mandat.hall.models import Poll
from mandat.hall.models.polls import Kind
from mandat.hall.moves.asking import ask_duty
from mandat.hall.moves.polls.begin import begin
from mandat.hall.questions import questions
from mandat.hall.together import Declined

NAMESPACE = uuid.UUID("5a1c9d1e-8f0b-4a57-9a0e-6f0c1f6f3d11")
"""Polls are named by the token of the form that called them: what is sent twice calls one."""


class Call(Struct, frozen=True):
    """What whoever presides says about a poll. `motion`: what it is on, whose words are then the question."""

    question: str
    kind: str
    motion: str = ""
    opens: datetime | None = None
    closes: datetime | None = None
    proxies: int | None = None


def put(here: Here, body: str, call: Call, token: str) -> Poll:
    """Call a poll. One that was to open already opens now: no roll is drawn up for the past.

    Raises `PermissionDenied` for whoever does not preside, `Declined`, `UnknownId`, `WrongKind`."""
    here.book.find(body, Body, Unit)
    ask_duty(here, PRESIDE, body)
    name = uuid.uuid5(NAMESPACE, f"{here.federation.pk} {body} {token}")
    poll = Poll.objects.filter(pk=name).first() or _called(here, body, call, name)
    if call.opens is None or call.opens <= clock.now():
        begin(poll, here.book, here.present.now, here.minute)
    return poll


def _called(here: Here, body: str, call: Call, name: uuid.UUID) -> Poll:
    _check(here, body, call)
    return Poll.objects.get_or_create(
        id=name,
        defaults={
            "federation": here.federation,
            "body": body,
            "by": here.person,
            "question": _words(here, body, call),
            "kind": call.kind,
            "motion": call.motion,
            "opens": call.opens,
            "closes": call.closes,
            "proxies": call.proxies,
        },
    )[0]


def _words(here: Here, body: str, call: Call) -> str:
    """What is voted on. It stays as it is now: what is amended later was not voted on."""
    if not call.motion:
        if not call.question:
            raise Declined(_("write what the vote is on"))
        return call.question
    found = next((one for one in questions(here.present.now, body) if one.id == call.motion), None)
    if found is None:
        says = _("this is not to be decided in {body} any more, or never was: load the page again")
        raise Declined(says.format(body=here.name(body)))
    return found.text


def _check(here: Here, body: str, call: Call) -> None:
    if call.kind not in Kind.values:
        raise Declined(_("choose how to vote"))
    if not bodies.votes(here.present.now, body):
        raise Declined(_("{body} does not decide by vote").format(body=here.name(body)))
    if call.kind == Kind.CARD and body in here.present.now.state.units:
        raise Declined(_("in a general meeting every member has one vote: a card vote is for delegates"))
    if call.closes is not None and call.closes <= max(clock.now(), call.opens or clock.now()):
        raise Declined(_("it would close before it opens: write a later time"))
