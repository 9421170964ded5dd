"""`mandat support BODY`."""

import click

from mandat.clerk.book import View
from mandat.clerk.support import support
from mandat.clerk.wording.dates import asked
from mandat.cli.answering import Answer, answer
from mandat.cli.options import thing
from mandat.cli.render.evidence import span
from mandat.cli.render.layout import counted, labelled
from mandat.cli.render.standing import headed, standing
from mandat.cli.render.style import by_word
from mandat.cli.viewing import viewing


@click.command("support")
@thing("body", "body")
@viewing
def command(view: View, body: str, as_json: bool) -> Answer:
    """Who stands behind BODY: the units that recognise it by word, their members, the age of its mandates."""
    return answer(support(view, body), as_json, lambda shown, width: _page(shown, view.at, width))


def _page(document: dict, at: str | None, width: int) -> str:
    lapsed = document["lapsed"]
    rows = [
        ("units", f"{document['units']} recognise it by word{_names(document)}"),
        ("members", span(document["members"])),
        ("mandates", f"the oldest: {span(document['oldest_days'], 'days')}; run out: {lapsed}"),
        ("who", ", ".join(document.get("recognised_by", ()))),
    ]
    status = document["status"]
    when = asked(at) if status == "active" else standing(status, at).replace(status, by_word(status), 1)
    return "\n".join([headed(document["body"], when, width), *labelled(rows, width)])


def _names(document: dict) -> str:
    """Why there are more or fewer names than units."""
    names = len(document.get("recognised_by", ()))
    if names == document["units"]:
        return ""
    return f"; {counted(names, 'name')} below, for one may stand for several or for those that lie in it"
