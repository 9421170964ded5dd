"""`mandat ledger prove ACT`."""

import click

from mandat.clerk.ledger.prove import prove
from mandat.clerk.saving import save
from mandat.cli.answering import Answer, answer
from mandat.cli.ledgers import opened
from mandat.cli.options import as_json


@click.command("prove")
@click.argument("act", metavar="ACT")
@click.option("--out", metavar="FILE", help="Write the proof to this file.")
@as_json
@click.pass_obj
def command(url: str, act: str, out: str | None, as_json: bool) -> Answer:
    """Prove that an act stands in the ledger: a file that anybody can check with the ledger's key alone."""
    with opened(url) as store:
        proof = prove(store, act)
    if out is not None:
        save(str(proof), out)
    document = {"act": act, "index": proof.index, "proof": str(proof), "file": out}
    if as_json or out is not None:
        return answer(document, as_json, lambda told, _: f"written: {told['file']}")
    return Answer(str(proof), exact=True)
