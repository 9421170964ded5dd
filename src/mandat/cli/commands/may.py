"""`mandat may ACTOR POWER TARGET`."""

import click

from mandat.clerk.book import View
from mandat.clerk.may import may
from mandat.cli.answering import Answer, answer
from mandat.cli.options import SENT, naming, thing
from mandat.cli.render import proof
from mandat.cli.viewing import viewing


@click.command("may")
@thing("actor", "body", "person", "office")
@click.argument("power")
@thing("target", "unit", "body")
@naming("--under", "body", "person", help="Only the answer of this root.")
@naming("--dispatch", *SENT, help="The exercise asked about: its signature counts.")
@click.option("--always", "on_all_dates", is_flag=True, help="The answers on all dates: since when, until when, why.")
@viewing
def command(
    view: View, actor: str, power: str, target: str, on_all_dates: bool, as_json: bool, **named: str | None
) -> Answer:
    """May ACTOR exercise POWER over TARGET?

    ACTOR is a person, a body or an office; POWER a dotted name, such as funds.spend; TARGET a unit or a body. Every
    root (a body that no other established) answers for itself: a yes with its proof, from the base up to the question;
    a no with the first broken link and what would mend it.

    Exit 0 where some root makes it effective, 1 where none does; with --always, 0 where one ever does.
    """
    if on_all_dates:
        return _on_all_dates(view, actor, power, target, as_json, named)
    document = may(view, actor, power, target, **named)
    return answer(document, as_json, proof.page, 0 if document["effective"] else 1)


def _on_all_dates(
    view: View, actor: str, power: str, target: str, as_json: bool, named: dict[str, str | None]
) -> Answer:
    from mandat.clerk.always import always  # who asks about one date needs neither
    from mandat.cli.render.course import page

    if view.at is not None:
        raise click.UsageError("--always asks about all dates: leave --at out")
    windows = always(view, actor, power, target, **named)
    asked = {"actor": actor, "power": power, "target": target, "known": view.known, **named}
    code = 0 if any(window["effective"] for window in windows) else 1
    return answer(windows, as_json, lambda shown, width: page(shown, asked, width), code)
