"""`python -m mandat.hall`, which is `mandat hall`: set the hall up, and serve it."""

import os
import sys

import click

from mandat.clerk.profiles import PROFILES
from mandat.errors import MandatError
from mandat.hall.files import open_standard

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mandat.hall.settings")


@click.group("mandat hall", invoke_without_command=True)
@click.option("--port", type=click.IntRange(1, 65534), default=8000, help="Pages; live events are one port higher.")
@click.option("--empty", is_flag=True, help="Without the two federations to try.")
@click.pass_context
def main(ctx: click.Context, port: int, empty: bool) -> None:
    """The hall: the web application in which a federation meets."""
    os.environ.setdefault("HALL_ADDRESS", f"http://localhost:{port}")
    import django

    django.setup()
    from mandat.hall.preparing import prepare
    from mandat.hall.serving import serve

    prepare()
    if ctx.invoked_subcommand is None:
        if not empty:
            click.echo(_examples())
        serve(port)


def _examples() -> str:
    """The federations to try, made; where that cannot be, the others meet all the same."""
    from mandat.hall.examples import set_up

    try:
        return set_up()
    except MandatError as trouble:
        return f"The federations to try cannot be opened: {trouble}"


@main.command("create")
@click.argument("slug", metavar="SLUG")
@click.option("--profile", type=click.Choice(list(PROFILES)), help="Begin by a profile.")
@click.option("--title", metavar="TEXT", help="What it is called; with --profile.")
@click.option("--tables", metavar="DIR", help="Where units.csv, people.csv and seats.csv are; with --profile.")
@click.option("--book", metavar="BOOK", help="Begin with a minute book that is there already.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def create(slug: str, profile: str | None, title: str | None, tables: str | None, book: str | None, yes: bool) -> None:
    """Make a federation. SLUG is its name in addresses, such as harbour-union.

    Shows the acts with which it would begin, and what is found about them, then asks. Prints a link for everybody who
    holds an office.
    """
    from mandat.hall import clock, founding

    if bool(profile) == bool(book) or bool(profile) != bool(title):
        raise click.UsageError("write --profile NAME with --title TEXT, or --book BOOK")
    day = clock.minute(None)[:10]
    plan = founding.from_book(slug, book) if book else founding.from_profile(slug, title, profile, tables, day)
    _found(plan, yes)


@main.command("invite")
@click.argument("slug", metavar="SLUG")
@click.argument("person", metavar="PERSON")
def invite(slug: str, person: str) -> None:
    """Print a link for PERSON on the record of the federation SLUG: for the day on which no officer can sign in."""
    from mandat.hall.lifeline import lifeline
    from mandat.hall.reads.sheets import link

    click.echo(link(lifeline(slug, person)))


@main.command("renew")
def renew_() -> None:
    """Make a new secret for this hall: as a habit, or when somebody leaves who could read the folder.

    Nobody is signed out. After two weeks, delete all lines of the file but the first: until then, what was signed with
    an earlier secret is still good. Where a secret was stolen, delete them at once.
    """
    from django.conf import settings

    from mandat.hall.secret import FILE, renew

    renew(settings.FOLDER)
    click.echo(f"{settings.FOLDER / FILE} begins with a new secret: start the hall again, and it counts")


@main.command("doors")
@click.argument("slug", metavar="FEDERATION")
@click.option("--open-to", type=click.Choice(["members", "sittings", "all"]), help="Who may look in: see above.")
@click.option("--second-factor", type=click.Choice(["yes", "no"]), help="Whether whoever acts for others needs one.")
def doors(slug: str, open_to: str | None, second_factor: str | None) -> None:
    """Say who may look into FEDERATION, and what it takes to act for others there; or set it.

    \b
    --open-to members   only members see anything (the default)
              sittings  everybody can watch the sittings, and read their minutes
              all       everybody sees everything on record, with the names of office holders and delegates
    --second-factor yes whoever holds an office or presides needs a passkey, or a code from an app (the default)
                    no  a password is enough: whoever learns it can act in that name

    A note on record tells the officers that it was set by command.
    """
    from mandat.hall.lifeline import federation_called, told
    from mandat.hall.moves.set_doors import Doors, set_doors_by_command

    federation = federation_called(slug)
    before = Doors(federation.openness, federation.second_factor)
    doors = Doors(open_to or before.openness, second_factor == "yes" if second_factor else before.second_factor)
    if doors != before:
        set_doors_by_command(federation, doors)
        federation.refresh_from_db()
    click.echo(told(federation))


def _found(plan: object, yes: bool) -> None:
    """Show a plan, ask, and carry it out; a plan that would be void is only shown."""
    from django.conf import settings

    from mandat.core.findings import VOID
    from mandat.hall import founding
    from mandat.hall.reads.sheets import link

    click.echo(plan.text)
    for finding in plan.findings:
        click.echo(f"{finding.severity} {finding.code} {finding.act}: {finding.says}; {finding.mend}")
    if any(finding.severity == VOID for finding in plan.findings):
        raise Refused
    click.echo(f"{len(plan.book.reading.acts)} acts, {len(plan.findings)} findings")
    if not yes and not click.confirm("Make this federation?"):
        return
    codes = founding.found(plan, settings.FOLDER)
    click.echo(f"\nMade: {settings.ADDRESS}/{plan.slug}/")
    for name, code in codes.items():
        click.echo(f"  {name:20} {link(code)}")
    if not codes:
        click.echo(founding.first_steps(plan))


class Refused(MandatError):
    """A federation that would begin with void acts."""

    def __init__(self) -> None:
        super().__init__("some of these acts would be void, and nothing was written: mend them first")


def run() -> int:
    """Run a command of the hall; its exit code."""
    try:
        return main.main(prog_name="mandat hall", standalone_mode=False) or 0
    except MandatError as trouble:
        click.echo(f"mandat hall: {trouble}", err=True)
    except click.ClickException as trouble:
        trouble.show()
    except click.Abort:
        click.echo("nothing was made; write --yes where nobody can be asked", err=True)
    return 2


if __name__ == "__main__":
    open_standard()
    sys.exit(run())
