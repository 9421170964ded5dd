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
    """How many of the acts are committed, covered by a checkpoint, and cosigned by which witness.

    And the keys, as they stand in the ledger. Whoever relies on one compares it with what people tell him.
    """
    with opened(url) as store:
        found = reached(store)
    cosigned = [
        {"name": one.name, "key": str(one.key), "size": one.size, "at": instant(one.time * 1000)}
        for one in found.cosigned
    ]
    document = {"key": found.key and str(found.key), "committed": found.committed, "checkpointed": found.checkpointed}
    document["cosigned"] = cosigned
    return answer(document, as_json, _page)


def _page(document: dict, _width: int) -> str:
    key, signed = document["key"] or "none yet: ledger init makes one", document["cosigned"]
    counts = [("committed", document["committed"]), ("checkpointed", document["checkpointed"])]
    lines = [f"{'key':12}  {key}", *(f"{word:12}  {size:>9}" for word, size in counts)]
    for one in signed:
        lines += [f"{'cosigned':12}  {one['size']:>9}  by {one['name']}, {one['at']}", f"{'':23}  {one['key']}"]
    return "\n".join(lines if signed else [*lines, f"{'cosigned':12}  {0:>9}"])
