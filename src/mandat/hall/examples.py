"""Two federations to try: the Harbour Union, in which one can act, and Petrograd in 1917, which one can look at."""

import re
from datetime import date, timedelta
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import User

from mandat.book.reading import read
from mandat.clerk.ledger.append import append
from mandat.clerk.ledger.checkpoint import checkpoint
from mandat.clerk.ledger.contents import contents_of
from mandat.clerk.ledger.importing import import_
from mandat.clerk.ledger.init import init
from mandat.clerk.ledger.keyring import Keyring
from mandat.clerk.opening import open_book
from mandat.hall import clock
from mandat.hall.models import Federation, Invitation, Membership
from mandat.hall.models.accounts import EXAMPLE
from mandat.hall.models.federation import Openness
from mandat.hall.moves.invite import invite
from mandat.hall.moves.withdraw_invitation import take_back
from mandat.hall.reads.sheets import link
from mandat.ledger.url import open_store

EXAMPLES = next(path for up in (1, 3) if (path := Path(__file__).parents[up] / "examples").is_dir())
"""Installed, they lie within the package; in a checkout, beside the source."""

GOOD_FOR = timedelta(hours=12)

LATELY = Path(__file__).with_name("today.mandat")
"""What the Harbour Union did lately: see there."""

PEOPLE = (
    ("chair", "ilse", ""),
    ("delegate", "lena", ""),
    ("secretary", "marta", ""),
    ("teller", "tarek", ""),
    ("teller-2", "greta", ""),
    ("member", "", "hamburg"),
    ("observer", "", ""),
)
"""Who can be tried: the account, the person on record, the unit of a member."""


def set_up() -> str:
    """Make both federations where they are not there yet; links to sign in, each good once, for half a day."""
    union = _federation("harbour-union", second_factor=False, openness=Openness.SITTINGS)
    _add_lately(union)
    _federation("petrograd-1917", writable=False, openness=Openness.ALL)
    lines = [f"The hall is open: {settings.ADDRESS}", "", "To come in as somebody of the Harbour Union, once each:"]
    for name, person, unit in PEOPLE:
        user = User.objects.filter(username=EXAMPLE + name).first() or User.objects.create_user(EXAMPLE + name)
        take_back(Invitation.objects.filter(user=user))
        Membership.objects.get_or_create(user=user, federation=union, defaults={"person": person, "unit": unit})
        code = invite(union, person, unit, user=user, good_for=GOOD_FOR)
        lines.append(f"  {name:10} {link(code)}")
    return "\n".join([*lines, "", "Ctrl-C closes it."])


def lately(today: date) -> str:
    """What the Harbour Union did lately, seen from a day, as a minute book."""

    def day(found: re.Match) -> str:
        return (today + timedelta(days=int(found[1]))).isoformat()

    return re.sub(r"\{(-?\d+)\}", day, LATELY.read_text(encoding="utf-8").replace("{N}", "N"))


def _federation(slug: str, **how: object) -> Federation:
    federation, _ = Federation.objects.get_or_create(slug=slug, defaults={"title": slug, **how})
    with open_store(federation.ledger, create=True) as store:
        init(store, Keyring(settings.FOLDER / "keys"))
        book = open_book(EXAMPLES / slug)
        import_(store, book, clock.milliseconds)
        checkpoint(store, Keyring(settings.FOLDER / "keys"))
    federation.title = book.title
    federation.save()
    return federation


def _add_lately(union: Federation) -> None:
    """Once: what is there stays as it is, also when the hall is opened again on another day."""
    with open_store(union.ledger) as store:
        if "hall-call" not in contents_of(store).places:
            append(store, read(LATELY.name, lately(clock.now().date())).acts, clock.milliseconds)
