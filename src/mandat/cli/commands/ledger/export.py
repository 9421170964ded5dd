"""`mandat ledger export FILE`."""

from pathlib import Path

import click

from mandat.clerk.ledger.export import export, export_to
from mandat.cli import writing
from mandat.cli.answering import Answer, answer
from mandat.cli.files import FILE_OR_STREAM
from mandat.cli.ledgers import opened
from mandat.cli.options import as_json
from mandat.cli.progress import progress


@click.command("export")
@click.argument("file", metavar="FILE", type=FILE_OR_STREAM)
@as_json
@click.pass_obj
def command(url: str, file: str, as_json: bool) -> Answer:
    """Write the ledger out as a minute book: the same acts, in their order, and beside it the files that they name.

    With the FILE -: the book alone, to standard output.
    """
    with opened(url) as store, progress("read") as told:
        made = export(store, told) if file == "-" else export_to(store, Path(file), told)
    if file == "-":
        if made.files:
            writing.err(f"not written: {', '.join(made.files)}; name a FILE, and they are written beside it")
        return Answer(made.text, exact=True)
    document = {"file": file, "entries": made.entries, "files": list(made.files), "erased": dict(made.erased)}
    document["left"] = list(made.left)
    return answer(document, as_json, _page)


def _page(document: dict, _width: int) -> str:
    lines = [f"written: {document['file']}"]
    if document["files"]:
        lines.append(f"beside it: {', '.join(document['files'])}")
    lines += [f"not written, since it was erased: {name} (see {act})" for name, act in document["erased"].items()]
    lines += [f"{name} was erased, and still lies there from an earlier export: remove it" for name in document["left"]]
    return "\n".join(lines)
