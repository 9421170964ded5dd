"""Convene a sitting: call a body together, in time by its charter; on shorter notice only if somebody takes it on."""

from django.utils.translation import gettext as _

from mandat.core import bodies, dates
from mandat.core.charters import after
from mandat.core.checks.wording import day, lasting
from mandat.core.dates import MINUTES_A_DAY
from mandat.core.findings import Finding
from mandat.hall.desks import DOUBTFUL, Outcome
from mandat.hall.drafting import draft
from mandat.hall.duties import PRESIDE
from mandat.hall.fields import Unfit
from mandat.hall.here import Here
from mandat.hall.moves.asking import ask_duty
from mandat.sentences import Day, say


def convene(here: Here, body: str, meets: str, text: str, token: str, despite: bool = False) -> Outcome:
    """Call a body to a sitting. Raises `PermissionDenied` for whoever does not preside over it."""
    ask_duty(here, PRESIDE, body)
    begins = dates.read(meets)
    act = draft("convene", token, here.minute, from_=here.person, to=(body,), for_=body, meets=begins, text=text)
    if act.id not in here.book.written:
        ask_ahead(here, begins)
        short = short_notice(here, body, act.id, begins)
        if short and not despite:
            return Outcome(DOUBTFUL, (act,), (short,))
    return here.propose([act], despite)


def ask_ahead(here: Here, begins: dates.When) -> None:
    """Raise `Unfit` where a sitting is called for a time that has passed."""
    if begins.earliest <= dates.read(here.minute).earliest:
        raise Unfit(_("a sitting cannot be called for a time that has passed: choose a later one"))


def earliest(here: Here, body: str) -> str | None:
    """The first day on which a sitting that is called now may be held by the charter; None: it asks for no notice."""
    stretch = bodies.rules(here.present.now, body).notice
    if stretch is None:
        return None
    due = after(dates.read(here.minute).earliest, stretch)
    return str(day(-(-due // MINUTES_A_DAY) * MINUTES_A_DAY))


def short_notice(here: Here, body: str, act: str, begins: dates.When) -> Finding | None:
    """What the law will say of the opening, told before the call goes out."""
    stretch = bodies.rules(here.present.now, body).notice
    if stretch is None:
        return None
    due = after(dates.read(here.minute).earliest, stretch)
    if begins.latest >= due:
        return None
    says = say(
        "{body} would be called on {called} to meet on {meets}: less than {notice}",
        body=body,
        called=Day(here.minute),
        meets=Day(begins.text),
        notice=lasting(stretch),
    )
    mend = say("let it meet no sooner than {day}", day=day(due))
    return Finding("T001", act, says, mend, "meets", begins.text)
