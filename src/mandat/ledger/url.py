"""The URLs of ledgers: a scheme, where the ledger is, and which record of several is meant.

sqlite:///relative.db · sqlite:////absolute.db · postgresql://user@host/name · `?record=NAME` behind any of them
"""

from pathlib import Path
from urllib.parse import SplitResult, parse_qsl, unquote, urlencode, urlsplit

from mandat.ledger.store import NoLedger, Store
from mandat.ledger.stores.sqlite import SQLite

SCHEMES = ("sqlite", "postgresql", "postgres")
MAIN = "main"
"""The record that is meant where a URL names none."""

LONGEST = 200
"""Characters in the name of a record."""

_EXAMPLES = "write sqlite:///relative.db, sqlite:////absolute.db or postgresql://user@host/name"


def is_url(text: str) -> bool:
    """Whether this names a ledger, rather than a path."""
    return text.startswith(tuple(f"{scheme}:" for scheme in SCHEMES))


def in_a_file(url: str) -> bool:
    """Whether this names a ledger in a file."""
    return url.startswith("sqlite:")


def open_store(url: str, create: bool = False) -> Store:
    """The store of a ledger; with `create`, it and the record are made where they are missing. Raises `NoLedger`."""
    parts, shown = _split(url)
    record, options = _record(parts, shown)
    if parts.scheme != "sqlite":
        from mandat.ledger.stores.postgres import Postgres  # a driver that only those load who need it

        address = f"postgresql://{parts.netloc}{parts.path}{options and '?'}{options}"
        return Postgres(address, record, shown, create=create)
    if options:
        raise NoLedger(shown, f"a file has no option {options.partition('=')[0]}", "write ?record=NAME, or nothing")
    path = unquote(parts.path)[1:]
    if not path or "\0" in path or parts.netloc:
        raise NoLedger(shown, "this URL names no file", _EXAMPLES)
    return SQLite(Path(path), record, shown, create=create)


def _split(url: str) -> tuple[SplitResult, str]:
    """The parts of a URL; and the URL as it may be shown, without a password."""
    try:
        parts = urlsplit(url)
        password = parts.password
    except ValueError as reason:
        raise NoLedger(url.split("@")[-1], f"this is no URL ({reason})", _EXAMPLES) from None
    shown = url if password is None else url.replace(f":{password}@", "@", 1)
    if parts.scheme not in SCHEMES or not url.startswith(f"{parts.scheme}://"):
        raise NoLedger(shown, "this is no URL of a ledger", _EXAMPLES)
    if parts.fragment:
        raise NoLedger(shown, f"nothing can be told by #{parts.fragment}", "write %23 for a # in a name")
    return parts, shown


def _record(parts: SplitResult, shown: str) -> tuple[str, str]:
    """The name of the record, and what else stands behind the question mark."""
    options = parse_qsl(parts.query, keep_blank_values=True)
    named = [value for name, value in options if name == "record"] or [MAIN]
    if len(named) > 1:
        raise NoLedger(shown, "it names more than one record", "write ?record=NAME once")
    record = named[0]
    if not record or len(record) > LONGEST or not record.isprintable():
        raise NoLedger(shown, "the name of the record is empty, too long or not printable", "write ?record=NAME")
    return record, urlencode([(name, value) for name, value in options if name != "record"])
