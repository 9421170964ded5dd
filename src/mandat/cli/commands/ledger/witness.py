"""`mandat ledger witness`."""

import click

from mandat.clerk.ledger.witness import Seen, witness
from mandat.cli.answering import Answer, answer
from mandat.cli.keys import KEY_OF_LEDGER, NAME_OF_KEY
from mandat.cli.ledgers import keyring, opened, seconds
from mandat.cli.options import as_json
from mandat.cli.render.style import red
from mandat.ledger.keys import Key


@click.command("witness")
@click.option(
    "--name",
    metavar="NAME",
    default="witness",
    show_default=True,
    type=NAME_OF_KEY,
    help="Your name: kiel.example/witness.",
)
@click.option(
    "--log",
    metavar="KEY",
    type=KEY_OF_LEDGER,
    help="The key of the ledger, as people gave it to you; else the one seen first.",
)
@as_json
@click.pass_obj
def command(url: str, name: str, log: Key | None, as_json: bool) -> Answer:
    """Cosign the last checkpoint of the ledger, and print it, if nothing that you saw before has changed.

    Exit 1 where history was rewritten, rolled back, or shown differently: both checkpoints are the evidence.
    """
    with opened(url) as store:
        seen = witness(store, keyring(), name, seconds, log)
    if as_json:
        return answer(_document(seen), as_json, str, int(seen.signed is None))
    if seen.signed is not None:
        return Answer(str(seen.signed), exact=True)
    return answer(_document(seen), as_json, _page, 1)


def _document(seen: Seen) -> dict:
    return {
        "cosigned": seen.signed is not None,
        "reason": seen.reason,
        "witness": str(seen.witness),
        "log": str(seen.log),
        "before": None if seen.before is None else str(seen.before),
        "note": str(seen.signed or seen.shown),
    }


def _page(document: dict, _width: int) -> str:
    lines = [f"{red('not cosigned')}: {document['reason']}"]
    if document["before"]:
        lines += ["", "it showed before:", document["before"].rstrip(), "", "it shows now:", document["note"].rstrip()]
    return "\n".join(lines)
