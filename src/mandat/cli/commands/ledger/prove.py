"""`mandat ledger prove ACT`."""

import click

from mandat.clerk.ledger.prove import prove
from mandat.clerk.saving import save
from mandat.cli.answering import Answer, answer
from mandat.cli.files import FILE_OR_STREAM, STREAM
from mandat.cli.ledgers import opened
from mandat.cli.options import as_json


@click.command("prove")
@click.argument("act", metavar="ACT")
@click.option("--out", metavar="FILE", type=FILE_OR_STREAM, help="Write the proof to this file.")
@as_json
@click.pass_obj
def command(url: str, act: str, out: str | None, as_json: bool) -> Answer:
    """Prove that an act stands in the ledger: a file that anybody can check with the ledger's key alone."""
    with opened(url) as store:
        proof = prove(store, act)
    file = None if out == STREAM else out
    if file is not None:
        save(str(proof), file)
    document = {"act": act, "index": proof.index, "proof": str(proof), "file": file}
    if as_json or file is not None:
        return answer(document, as_json, lambda told, _: f"written: {told['file']}")
    return Answer(str(proof), exact=True)
