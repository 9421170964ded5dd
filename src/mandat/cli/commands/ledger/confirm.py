"""`mandat ledger confirm FILE --key KEY`."""

import click

from mandat.book.writer import write
from mandat.canon import decode_public
from mandat.cli.answering import Answer, answer
from mandat.cli.files import FILE_OR_STREAM
from mandat.cli.keys import KEY_OF_LEDGER, KEY_OF_WITNESS
from mandat.cli.ledgers import instant, text_of
from mandat.cli.options import as_json
from mandat.cli.render.style import green, red
from mandat.errors import MandatError
from mandat.ledger import proof
from mandat.ledger.keys import Key


@click.command("confirm")
@click.argument("file", metavar="FILE", type=FILE_OR_STREAM)
@click.option(
    "--key", metavar="KEY", required=True, type=KEY_OF_LEDGER, help="The key of the ledger, as people gave it to you."
)
@click.option(
    "--witness",
    "witnesses",
    metavar="KEY",
    multiple=True,
    type=KEY_OF_WITNESS,
    help="The key of a witness who must have cosigned.",
)
@as_json
def command(file: str, key: Key, witnesses: tuple[Key, ...], as_json: bool) -> Answer:
    """Check a proof that `ledger prove` made, without the ledger. Exit 1 where it proves nothing."""
    text = text_of(file)
    try:
        document = _proved(text, key, witnesses)
    except MandatError as reason:
        document = {"ok": False, "reason": str(reason)}
    return answer(document, as_json, _page, int(not document["ok"]))


def _proved(text: str, log: Key, cosigners: tuple[Key, ...]) -> dict:
    stored, point = proof.check(proof.read(text), log, cosigners)
    public = decode_public(stored.entry.leaf)
    act = public.act
    return {
        "ok": True,
        "reason": None,
        "origin": point.origin,
        "size": point.size,
        "index": stored.index,
        "committed": instant(stored.committed),
        "act": act.id,
        "kind": act.verb,
        "text": write([act]),
        "aliases": sorted(public.aliases),
        "leaf": stored.entry.leaf.hex(),
    }


def _page(document: dict, _width: int) -> str:
    if not document["ok"]:
        return f"{red('not proved')}: {document['reason']}"
    where = f"entry {document['index']} of {document['size']} in {document['origin']}"
    lines = [f"{green('proved')}: {document['kind']} {document['act']} is {where}"]
    lines += [f"committed: {document['committed']}", "", document["text"]]
    if document["aliases"]:
        lines += [f"known only to whoever may read the ledger: what stands behind {', '.join(document['aliases'])}"]
    return "\n".join(lines)
