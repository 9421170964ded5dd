"""`mandat ledger import BOOK`."""

import click

from mandat.clerk.ledger.importing import import_
from mandat.clerk.ledger.init import init
from mandat.clerk.opening import open_book
from mandat.cli.answering import Answer, answer
from mandat.cli.files import BOOK
from mandat.cli.ledgers import key_of_new, keyring, now, opened
from mandat.cli.options import as_json
from mandat.cli.progress import progress
from mandat.count.decimals import some


@click.command("import")
@click.argument("book", metavar="BOOK", type=BOOK)
@as_json
@click.pass_obj
def command(url: str, book: str, as_json: bool) -> Answer:
    """Put every act of a minute book into the ledger, in its order, with the files of ballots and voters that it names.

    What is there already is not put in twice.
    """
    source = open_book(book, "name the book that is to be put in")
    with opened(url, create=True) as store, progress("committed, of those accepted") as told:
        key, made = init(store, keyring())
        done = import_(store, source, now, told)
        head = store.head()
        document = {"ledger": store.name, "acts": len(done.places), "new": done.new, "entries": head.size}
        document |= {"files": done.files, "absent": list(done.absent), "key": str(key), "made": made}
    return answer(document | {"root": head.root.hex()}, as_json, _page)


def _page(document: dict, _width: int) -> str:
    there = document["acts"] - document["new"]
    also = f", {there} were there already" if there else ""
    files = f", with {some(document['files'], 'file')}" if document["files"] else ""
    lines = [f"imported: {document['new']} of {document['acts']} acts{files}{also}"]
    lines += [f"not there, and so not in the ledger: {name}" for name in document["absent"]]
    lines.append(f"entries: {document['entries']}")
    return "\n".join(lines + key_of_new(document["key"]) if document["made"] else lines)
