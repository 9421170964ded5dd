"""`mandat ledger status`."""

import click

from mandat.clerk.ledger.standing import reached
from mandat.cli.answering import Answer, answer
from mandat.cli.ledgers import instant, opened
from mandat.cli.options import as_json


@click.command("status")
@as_json
@click.pass_obj
def command(url: str, as_json: bool) -> Answer:
    """How many of the acts are committed, covered by a checkpoint, and cosigned by which witness."""
    with opened(url) as store:
        found = reached(store)
    cosigned = [
        {"name": one.name, "key": str(one.key), "size": one.size, "at": instant(one.time * 1000)}
        for one in found.cosigned
    ]
    document = {"committed": found.committed, "checkpointed": found.checkpointed, "cosigned": cosigned}
    return answer(document, as_json, _page)


def _page(document: dict, _width: int) -> str:
    lines = [f"committed     {document['committed']:>9}", f"checkpointed  {document['checkpointed']:>9}"]
    lines += [f"cosigned      {one['size']:>9}  by {one['name']}, {one['at']}" for one in document["cosigned"]]
    return "\n".join(lines if document["cosigned"] else [*lines, f"cosigned      {0:>9}"])
