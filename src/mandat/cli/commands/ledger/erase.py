"""`mandat ledger erase PERSON --order ACT`."""

import click

from mandat.clerk.ledger.contents import contents_of
from mandat.clerk.ledger.erase import erase
from mandat.cli.answering import Answer, answer
from mandat.cli.ledgers import local_minute, now, opened
from mandat.cli.options import as_json
from mandat.count.decimals import some


@click.command("erase")
@click.argument("person", metavar="PERSON")
@click.option("--order", metavar="ACT", required=True, help="The act by which it was ordered.")
@as_json
@click.pass_obj
def command(url: str, person: str, order: str, as_json: bool) -> Answer:
    """Erase what is personal about a person. What was done stays, under an alias; so does every proof.

    Files that name her go as well. In the place of a PERSON, the name of a file erases that file: a roll of voters.
    The record says that it was erased, when, and by whose order.
    """
    with opened(url) as store:
        minute = local_minute(contents_of(store).options.get("timezone"))
        done = erase(store, person, order, minute, now())
    document = {"alias": done.alias, "act": done.act, "erased": done.payloads, "mentions": list(done.mentions)}
    document["files"] = list(done.files)
    return answer(document, as_json, _page)


def _page(document: dict, _width: int) -> str:
    files = len(document["files"])
    gone = [some(n, noun) for n, noun in ((document["erased"] - files, "text"), (files, "file")) if n]
    what = f"erased: {' and '.join(gone)}" if document["erased"] else "erased before"
    left = "" if document["alias"] in document["files"] else f"; what is left is called {document['alias']}"
    lines = [f"{what}{left} ({document['act']})"]
    if document["files"]:
        lines.append(f"nobody can count or read any more: {', '.join(document['files'])}")
    if document["mentions"]:
        lines.append(f"a part of the name may still stand in the texts of: {', '.join(document['mentions'])}")
    return "\n".join([*lines, "backups and exports that were made before still have it: destroy or replace them"])
