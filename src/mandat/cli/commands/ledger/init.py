"""`mandat ledger init`."""

import click

from mandat.clerk.ledger.init import init
from mandat.cli.answering import Answer, answer
from mandat.cli.keys import NAME_OF_KEY
from mandat.cli.ledgers import key_of_new, keyring, opened
from mandat.cli.options import as_json


@click.command("init")
@click.option(
    "--origin",
    metavar="NAME",
    type=NAME_OF_KEY,
    help="The name of the ledger, which no other has: union.example/record.",
)
@as_json
@click.pass_obj
def command(url: str, origin: str | None, as_json: bool) -> Answer:
    """Make a ledger: its store, its name, and the key with which it signs. Where it is there, say so."""
    with opened(url, create=True) as store:
        key, new = init(store, keyring(), origin)
        document = {"ledger": store.name, "origin": key.name, "key": str(key), "new": new}
    return answer(document, as_json, _page)


def _page(document: dict, _width: int) -> str:
    if document["new"]:
        return "\n".join([f"made: {document['ledger']}", *key_of_new(document["key"])])
    return f"there already: {document['ledger']}\nkey: {document['key']}"
