"""`mandat ledger erase PERSON --order ACT`."""

import click

from mandat.clerk.ledger.contents import contents_of
from mandat.clerk.ledger.erase import erase
from mandat.cli.answering import Answer, answer
from mandat.cli.ledgers import local_minute, now, opened
from mandat.cli.options import as_json


@click.command("erase")
@click.argument("person", metavar="PERSON")
@click.option("--order", metavar="ACT", required=True, help="The act by which it was ordered.")
@as_json
@click.pass_obj
def command(url: str, person: str, order: str, as_json: bool) -> Answer:
    """Erase what is personal about a person. What was done stays, under an alias; so does every proof.

    The record says that it was erased, when, and by whose order.
    """
    with opened(url) as store:
        minute = local_minute(contents_of(store).options.get("timezone"))
        done = erase(store, person, order, minute, now())
    document = {"alias": done.alias, "act": done.act, "erased": done.payloads, "mentions": list(done.mentions)}
    return answer(document, as_json, _page)


def _page(document: dict, _width: int) -> str:
    what = f"erased: {document['erased']} texts" if document["erased"] else "erased before"
    lines = [f"{what}; what is left is called {document['alias']} ({document['act']})"]
    if document["mentions"]:
        lines.append(f"a part of the name may still stand in the texts of: {', '.join(document['mentions'])}")
    return "\n".join([*lines, "backups and exports that were made before still have it: destroy or replace them"])
