"""Copy a record into a database of PostgreSQL that does not hold it yet: to move there, or to put a backup back.

The copy has the same root, and what was signed and cosigned holds for it. All of it is there, or nothing.
"""

from mandat.ledger.audit import Progress
from mandat.ledger.copying import CannotCopy, copy
from mandat.ledger.laying import Taken
from mandat.ledger.store import Head, Store
from mandat.ledger.stores.postgres import Postgres

_MEND = "name a database that holds none, or another record of it: ?record=NAME"


def move(store: Store, into: Postgres, progress: Progress = lambda done, total: None) -> Head:
    """Copy the record into an empty one; return its head. Raises `CannotCopy`, `Damaged`, `Uncertain`."""
    try:
        with into.filling() as filling:
            if into.head().size or into.blobs(""):
                raise CannotCopy(into.name, "there is a ledger already", _MEND)
            return copy(store, filling, progress)
    except Taken:
        raise CannotCopy(into.name, "something of a ledger is there already", _MEND) from None
