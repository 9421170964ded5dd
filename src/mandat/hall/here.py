"""Where a request is: which federation, as of which date, who asks and what the law lets them do there.

Every page of a federation is a function of `Here`: see `hall.page`.
"""

from collections.abc import Sequence
from functools import cached_property
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from mandat.clerk.book import Book, View
from mandat.clerk.ledger.desk import Desk
from mandat.core import bodies
from mandat.core.acts import Act
from mandat.hall import clock
from mandat.hall.desks import Outcome, desk_of, propose
from mandat.hall.duties import has_duty
from mandat.hall.earlier import view_as_known
from mandat.hall.fields import Sent
from mandat.hall.models import Federation, Membership
from mandat.hall.models.federation import Openness
from mandat.hall.rows import row

READING = ("GET", "HEAD", "OPTIONS")
"""Methods that change nothing."""


class Here:
    """One request to a federation.

    at, known   the dates that the visitor asks for, as typed; None: now, and everything that is written down
    membership  who the visitor is in this federation; None: a stranger, or nobody
    among_members  whether only members see what is shown
    proposed    acts that were proposed last and are not recorded, by id
    """

    def __init__(self, request: HttpRequest, federation: Federation) -> None:
        self.request, self.federation = request, federation
        self.at = request.GET.get("at") or None
        self.known = request.GET.get("known") or None
        self.membership = _membership(request, federation)
        self.among_members = self.membership is not None
        self.proposed: dict[str, Act] = {}

    @classmethod
    def everybody(cls, federation: Federation, members: bool = False) -> "Here":
        """Nobody in particular, now: what is shown to him, everybody may see, or every member."""
        request = HttpRequest()
        request.user = AnonymousUser()
        here = cls(request, federation)
        here.among_members = members
        return here

    @property
    def changes(self) -> bool:
        """Whether something is to be changed, and not only looked at."""
        return self.request.method not in READING

    @property
    def live(self) -> str:
        """Where a page hears what changes."""
        return f"{settings.LIVE}/live/{self.federation.slug}"

    @cached_property
    def desk(self) -> Desk:
        """The ledger of the federation, opened."""
        return desk_of(self.federation)

    @cached_property
    def book(self) -> Book:
        """The record as it is at this request."""
        return self.desk.book()

    def ask_dates(self) -> None:
        """Raise `BadDate` where a date that is asked for is none: before anything else, since every page shows it."""
        for option, text in (("--at", self.at), ("--known", self.known)):
            if text is not None:
                self.book.date(option, text)

    @cached_property
    def view(self) -> View:
        """What the page shows: the record at the date asked for, as known then. Raises `BadDate`.

        A record that is only shown is history: without a date, it is shown as it was at its end.
        """
        at = self.at or (self.minute if self.federation.writable else None)
        return self.book.view(at) if self.known is None else view_as_known(self.book, at, self.known)

    @cached_property
    def present(self) -> View:
        """The record now, whatever date the page shows: what decides who may act."""
        return self.view if self.at is None and self.known is None else self.book.view(self.minute)

    @cached_property
    def minute(self) -> str:
        """This minute, as acts of the federation are dated."""
        return clock.minute(self.book.timezone)

    @cached_property
    def sent(self) -> Sent:
        """What the form sent that asks for this."""
        return Sent(self.request.POST)

    def anew(self) -> "Here":
        """The same request, which has looked at nothing yet."""
        return Here(self.request, self.federation)

    @property
    def person(self) -> str | None:
        """The id of the visitor in the record; None where he is not on record."""
        return self.membership.person or None if self.membership else None

    @property
    def unit(self) -> str | None:
        """The unit whose member the visitor is, without being a person on record."""
        return self.membership.unit or None if self.membership else None

    def has_duty(self, duty: str, body: str) -> bool:
        """Whether the visitor has a duty in a body, now. Whoever chairs an open sitting presides over it."""
        return self.person is not None and has_duty(self.present.now, self.person, duty, body)

    def propose(self, acts: Sequence[Act], despite: bool = False) -> Outcome:
        """Check acts and record them, now. `despite`: the visitor takes it upon himself that some are irregular."""
        outcome = propose(self.desk, acts, self.minute, self.person if despite else None)
        self.proposed = {act.id: act for act in outcome.acts if act.id not in self.book.written}
        return outcome

    def name(self, thing: str | None) -> str:
        """What something is called at the date shown; its id, where it has no name."""
        return bodies.called(self.view.now, thing)

    def act(self, name: str) -> Act | None:
        """An act by its id, as it is known at the date shown; None where there is none."""
        return self.view.record.by_id.get(name) or self.book.written.get(name)

    def address(self, page: str, *arguments: object, **asked: object) -> str:
        """The address of a page of this federation, as of the same date; `asked` goes into its query."""
        return self._as_of(reverse(page, args=[self.federation.slug, *arguments]), **asked)

    def _as_of(self, path: str, **asked: object) -> str:
        query = urlencode({key: text for key, text in {"at": self.at, "known": self.known, **asked}.items() if text})
        return path + (f"?{query}" if query else "")

    @property
    def acts_now(self) -> bool:
        """Whether whoever may do something can do it on this page: it shows the present of a record that goes on."""
        return self.at is None and self.known is None and self.federation.writable

    @property
    def sees_persons(self) -> bool:
        """Whether the visitor may look at the pages of persons."""
        return self.among_members or self.federation.openness == Openness.ALL

    @property
    def asked_besides(self) -> list[tuple[str, str]]:
        """What else the address of this page asks for, besides dates and the number of a page."""
        return [(key, value) for key, value in self.request.GET.items() if key not in ("at", "known", "page")]

    @property
    def page(self) -> int:
        """The page of a longer list that is asked for; 1 where that is no number."""
        number = self.request.GET.get("page", "1")
        return int(number) if number.isascii() and number.isdigit() and len(number) < 8 else 1

    @property
    def looked_for(self) -> str:
        """What the visitor looks for in a list, as typed."""
        return self.request.GET.get("q", "")[:200].strip()

    @property
    def address_of_all(self) -> str:
        """The address of this page, as of the same date, with all of its list."""
        return self._as_of(self.request.path)

    @property
    def address_now(self) -> str:
        """The address of this page, as it is now."""
        query = urlencode(self.asked_besides)
        return self.request.path + (f"?{query}" if query else "")

    def render(self, template: str, context: dict[str, object], status: int = 200) -> HttpResponse:
        """A page of this federation."""
        return render(self.request, template, {"here": self, **context}, status=status)


def _membership(request: HttpRequest, federation: Federation) -> Membership | None:
    if not request.user.is_authenticated:
        return None
    return row(Membership, "user_id = %s AND federation_id = %s", request.user.pk, federation.pk)
