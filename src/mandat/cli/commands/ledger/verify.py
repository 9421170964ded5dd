"""`mandat ledger verify`."""

import click

from mandat.clerk.ledger.verify import Verdict, verify
from mandat.cli.answering import Answer, answer
from mandat.cli.files import FILE_OR_STREAM
from mandat.cli.ledgers import NotRead, opened, text_of
from mandat.cli.options import as_json
from mandat.cli.progress import progress
from mandat.cli.render.style import green, red
from mandat.ledger import note
from mandat.ledger.store import Damaged


@click.command("verify")
@click.option(
    "--against",
    metavar="CHECKPOINT",
    multiple=True,
    type=FILE_OR_STREAM,
    help="A checkpoint that you kept elsewhere; again for more.",
)
@as_json
@click.pass_obj
def command(url: str, against: tuple[str, ...], as_json: bool) -> Answer:
    """Derive everything that the ledger holds anew, and name the first entry that is not what was put there.

    Only --against a checkpoint kept elsewhere can it be seen that the whole ledger was rewritten or rolled back.
    """
    kept = [_kept(name) for name in against]
    try:
        with opened(url) as store, progress("verified") as told:
            found = verify(store, kept, told)
    except Damaged as reason:  # so badly that it cannot even be opened
        found = Verdict(False, 0, b"", None, str(reason))
    document = {
        "ok": found.ok,
        "entries": found.entries,
        "root": found.root.hex(),
        "first_bad": found.first_bad,
        "reason": found.reason,
    }
    return answer(document, as_json, lambda told, _: _page(told, len(kept)), int(not found.ok))


def _kept(name: str) -> note.Note:
    """A checkpoint that was kept in a file. Raises `NotRead`."""
    try:
        return note.read(text_of(name))
    except note.NoNote as reason:
        raise NotRead(name, str(reason), "name a file that holds what mandat ledger checkpoint printed") from None


def _page(document: dict, kept: int) -> str:
    if document["ok"]:
        also = f", and against {kept} kept elsewhere" if kept else ""
        return f"{green('good')}: {document['entries']} entries{also}\nroot: {document['root']}"
    first = "" if document["first_bad"] is None else f"\nfirst bad entry: {document['first_bad']}"
    return f"{red('not good')}: {document['reason']}{first}\nentries: {document['entries']}"
