"""Make a federation from a profile and registers as CSV: its acts and findings are seen before anything is written."""

from collections.abc import Iterator
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import get_resolver
from msgspec import Struct

from mandat.book.reading import read
from mandat.book.writer import write
from mandat.clerk import registers
from mandat.clerk.book import Book
from mandat.clerk.ledger.importing import import_
from mandat.clerk.ledger.init import init
from mandat.clerk.ledger.keyring import Keyring
from mandat.clerk.opening import open_book
from mandat.clerk.profiles import beginning
from mandat.core.acts import Office, Person, Thing
from mandat.core.findings import Finding
from mandat.errors import MandatError
from mandat.hall import clock
from mandat.hall.duties import holds_office
from mandat.hall.models import Federation
from mandat.hall.moves.invite import invite
from mandat.ledger.url import open_store


class NoSlug(MandatError):
    """A name that cannot stand in addresses."""

    def __init__(self, slug: str, reason: str) -> None:
        super().__init__(f"{slug[:80]}: {reason}; write small letters, digits and hyphens, such as harbour-union")


class NoTables(MandatError):
    """A folder without registers."""

    def __init__(self, folder: str) -> None:
        files = ", ".join(f"{kind}.csv" for kind in registers.KINDS)
        super().__init__(f"{folder}: there is none of {files}; name the folder that holds them")


class Plan(Struct, frozen=True):
    """What a federation would begin with: a book, and what is found about it."""

    slug: str
    title: str
    book: Book

    @property
    def text(self) -> str:
        """The acts, as they are written."""
        return write(self.book.reading.acts)

    @property
    def findings(self) -> list[Finding]:
        """What the reader and the checks say."""
        return [*self.book.reading.findings, *self.book.record.findings]

    def officers(self) -> Iterator[str]:
        """Who holds an office on the day of the founding."""
        now = self.book.view().now
        for act in self.book.reading.acts:
            if isinstance(act, Person) and holds_office(now, act.id):
                yield act.id


def from_profile(slug: str, title: str, profile: str, tables: str | None, day: str) -> Plan:
    """A plan by a profile, with the registers in the folder `tables`: units.csv, people.csv, seats.csv, as far as they
    are there. Raises `NoSlug`, `NoTables`, and what reading them raises.
    """
    check_slug(slug)
    text = beginning(profile, title, day)
    kinds = [kind for kind in registers.KINDS if tables and (Path(tables) / f"{kind}.csv").is_file()]
    if tables and not kinds:
        raise NoTables(tables)
    for kind in kinds:
        acts = registers.acts(kind, str(Path(tables) / f"{kind}.csv"), _book(slug, text), day)
        text = f"{text}\n{write(acts)}"
    return Plan(slug, title, _book(slug, text))


def from_book(slug: str, path: str) -> Plan:
    """A plan from a minute book that is there already. Raises `NoSlug`, `NoBook`."""
    check_slug(slug)
    book = open_book(path)
    return Plan(slug, book.title, book)


def check_slug(slug: str) -> None:
    """Raise `NoSlug` for a name that is taken, is the beginning of an address of the hall, or is badly written."""
    own = {str(pattern.pattern).split("/")[0] for pattern in get_resolver().url_patterns}
    if slug in own | {"static"}:
        raise NoSlug(slug, "the hall itself uses this name")
    if Federation.objects.filter(slug=slug).exists():
        raise NoSlug(slug, "there is a federation of this name")
    try:
        Federation(slug=slug, title="x").clean_fields()
    except ValidationError:
        raise NoSlug(slug, "this cannot stand in an address") from None


@transaction.atomic
def found(plan: Plan, folder: Path) -> dict[str, str]:
    """Make the federation and its ledger; the codes of its officers, by name. Raises what a store raises."""
    federation = Federation.objects.create(slug=plan.slug, title=plan.title)
    with open_store(federation.ledger, create=True) as store:
        init(store, Keyring(folder / "keys"))
        import_(store, plan.book, clock.milliseconds)
    named = {act.id: act.name or act.id for act in plan.book.reading.acts if isinstance(act, Thing)}
    return {named[person]: invite(federation, person) for person in plan.officers()}


def first_steps(plan: Plan) -> str:
    """What to do with a federation in which nobody holds an office yet, so that nobody can do anything."""
    ledger = Federation(slug=plan.slug).ledger
    acts = plan.book.reading.acts
    office = next((act for act in acts if isinstance(act, Office) and act.in_), None)
    names = (office.in_, office.id) if office is not None else ("BODY", "OFFICE")
    day = acts[0].at.text if acts else "2026-01-01"
    return FIRST_STEPS.format(*names, slug=plan.slug, ledger=ledger, day=day)


FIRST_STEPS = """\
Nobody holds an office yet, so nobody can do anything. Write who they are into a file, such as first.mandat:
    {day} person ada "Ada Ahrens"

    {day} appoint by {0} of ada as {1}
put it on record, and print a link for each of them:
    mandat -b '{ledger}' ledger append first.mandat
    mandat hall invite {slug} ada"""


def _book(slug: str, text: str) -> Book:
    return Book(slug, read("record.mandat", text))
