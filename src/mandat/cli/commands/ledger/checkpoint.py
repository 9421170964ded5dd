"""`mandat ledger checkpoint`."""

import click

from mandat.clerk.ledger.checkpoint import checkpoint
from mandat.cli.answering import Answer, answer
from mandat.cli.ledgers import keyring, opened
from mandat.cli.options import as_json
from mandat.ledger.checkpoint import checkpoint_of


@click.command("checkpoint")
@as_json
@click.pass_obj
def command(url: str, as_json: bool) -> Answer:
    """Sign what the ledger holds now, and print it: a note that everybody can keep, and check the ledger against.

    Nothing is signed that contradicts a checkpoint signed before.
    """
    with opened(url) as store:
        signed = checkpoint(store, keyring())
    if not as_json:
        return Answer(str(signed), exact=True)
    point = checkpoint_of(signed)
    document = {"origin": point.origin, "size": point.size, "root": point.root.hex(), "note": str(signed)}
    return answer(document, as_json, lambda told, _: told["note"])
