"""Ballots in a CSV of millions of lines, condensed by DuckDB: in bounded memory, and told how far it has come.

DuckDB comes with `pip install 'mandat[duckdb]'`. Like `quick`, this takes what is plain and right; where anything else
stands in the file it gives up, and the reader that goes line by line says what is wrong.
"""

import importlib.util
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, TimeoutError

import numpy as np

from mandat.count.ballots import NOBODY, Profile, narrow
from mandat.errors import BadBallots
from mandat.exchange.ballots import table
from mandat.exchange.ballots.gathering import Gathering, composed, text_of
from mandat.exchange.ballots.quick import apart

LEAST = 64 * 2**20
"""From so many bytes on a file is read in this way."""
MEMORY = "1GB"
PATIENCE = 0.2
"""How many seconds pass before it is asked again how far the work has come."""
_SPACE = "' ' || chr(9)"


def at_hand() -> bool:
    """Whether DuckDB is installed."""
    return importlib.util.find_spec("duckdb") is not None


def read(path: str, size: int, progress: Callable[[int], None] | None = None) -> Profile | None:
    """The profile of a CSV file of so many bytes; None where it is not plain, or not right."""
    import duckdb

    head = _head(path)
    if head is None:
        return None
    with tempfile.TemporaryDirectory() as scratch, duckdb.connect() as con:
        con.execute(f"SET memory_limit='{MEMORY}'; SET preserve_insertion_order=false; SET temp_directory='{scratch}'")
        try:
            _run(con, _condense(path, head), size, progress)
            return _Condensed(con, head).profile()
        except duckdb.Error:
            return None


def _head(path: str) -> table.Table | None:
    """The header of a file in one of the two forms of `table`; None for others."""
    gathering, text = Gathering(path), []
    with open(path, "rb") as file:
        for line in file:
            text.append(line)
            if not line.startswith(b"#"):
                break
    try:
        head = table.head(gathering, text_of(path, b"".join(text)))
    except BadBallots:
        return None
    return None if head is None or head.rolled else head


def _condense(path: str, head: table.Table) -> str:
    """What makes equal rows one."""
    columns = [f"c{place}" for place in range(len(head.columns) + head.counted)]
    kinds = ", ".join(f"'{column}': 'VARCHAR'" for column in columns)
    quoted = path.replace("'", "''")
    file = (
        f"read_csv('{quoted}', header=false, skip={head.line}, auto_detect=false, delim='{head.delimiter}', "
        f"quote='\"', escape='\"', null_padding=true, strict_mode=true, columns={{{kinds}}})"
    )
    said = [f"nullif(trim({column}, {_SPACE}), '') AS {column}" for column in columns[head.counted :]]
    digits = f"trim(c0, {_SPACE}) SIMILAR TO '[0-9]{{1,15}}'"  # a plain cast would round 1.5 and take 1e3
    number = f"CASE WHEN {digits} THEN CAST(trim(c0, {_SPACE}) AS UBIGINT) ELSE 0 END"
    weight, least = (f"sum({number})::BIGINT", f"min({number})") if head.counted else ("count(*)", "1")
    filled = " OR ".join(f"trim({column}, {_SPACE}) <> ''" for column in columns)
    what = f"{', '.join(said)}, {weight} AS n, {least} AS least"
    return f"CREATE TEMP TABLE said AS SELECT {what} FROM {file} WHERE {filled} GROUP BY ALL"


def _plain(name: str) -> bool:
    """Whether a cell is nothing but the name of one candidate."""
    alike = name == composed(" ".join(name.split())) and name.isprintable()
    return alike and "=" not in name and name[0] != "#" and not name.isdecimal() and name not in table.MARKS


def _run(con: object, query: str, size: int, progress: Callable[[int], None] | None) -> None:
    """Run a query, and tell meanwhile how far it has come."""
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(con.execute, query)
        while True:
            try:
                running.result(timeout=PATIENCE)
                return
            except TimeoutError:
                if progress is not None:
                    progress(int(max(con.query_progress(), 0) * size / 100))


class _Condensed:
    """The condensed rows in DuckDB, on their way into a profile."""

    def __init__(self, con: object, head: table.Table) -> None:
        self.con, self.head = con, head
        self.columns = [f"c{place + head.counted}" for place in range(len(head.columns))]

    def profile(self) -> Profile | None:
        rows, least, most = self.con.execute("SELECT count(*), min(least), max(n) FROM said").fetchone()
        if not rows or least < 1 or rows * most >= 2**62:
            return None
        found = self.by_rank() if self.head.by_rank else self.by_candidate()
        if found is None:
            return None
        names, rankings, ranks, weights = found
        if not apart(rankings, len(names)):
            return None
        head = self.head
        head.places = {name: place for place, name in enumerate(names)}
        try:
            return Profile(names, rankings, weights, ranks, head.withdrawn(), head.seats(), head.title)
        except BadBallots:
            return None

    def by_rank(self) -> tuple | None:
        """Cells that name candidates."""
        every = " UNION ".join(f"SELECT DISTINCT {column} AS name FROM said" for column in self.columns)
        names = sorted(name for (name,) in self.con.execute(every).fetchall() if name is not None)
        if not names or self.head.closed or not all(map(_plain, names)):
            return None
        listed = ", ".join("'" + name.replace("'", "''") + "'" for name in names)
        self.con.execute(f"CREATE TYPE names AS ENUM ({listed})")
        codes = [f"coalesce(enum_code({column}::names)::INTEGER + 1, 0)" for column in self.columns]
        matrix, weights = self.fetched(codes, len(names))
        rankings = matrix + NOBODY
        if not ((rankings[:, :-1] == NOBODY) & (rankings[:, 1:] != NOBODY)).any():
            return tuple(names), rankings, None, weights
        order = np.argsort(rankings == NOBODY, axis=1, kind="stable")
        closed = np.take_along_axis(rankings, order, axis=1)
        return tuple(names), closed, np.where(closed == NOBODY, 0, order + 1).astype(np.int32), weights

    def by_candidate(self) -> tuple | None:
        """Cells that are ranks."""
        marks = ", ".join(f"'{mark}'" for mark in table.MARKS)
        codes = [
            f"CASE WHEN {column} IS NULL THEN 0 WHEN {column} IN ({marks}) THEN 1 "
            f"WHEN {column} SIMILAR TO '[0-9]{{1,9}}' THEN {column}::INTEGER ELSE -1 END"
            for column in self.columns
        ]
        wide = len(self.columns)
        ranks, weights = self.fetched([f"least({code}, {wide + 1})" for code in codes], wide + 1)
        written = self.con.execute(
            "SELECT count(*) FROM said WHERE " + " OR ".join(f"{column} SIMILAR TO '0+'" for column in self.columns)
        ).fetchone()[0]
        if written or (ranks < 0).any() or (ranks > wide).any():
            return None
        order = np.argsort(np.where(ranks == 0, wide + 1, ranks), axis=1, kind="stable")
        placed = np.take_along_axis(ranks, order, axis=1)
        rankings = np.where(placed == 0, NOBODY, order).astype(narrow(wide))
        plain = (placed == 0) | (placed == np.arange(1, wide + 1))
        names = tuple(self.head.places)
        return names, rankings, None if plain.all() else placed.astype(np.int32), weights

    def fetched(self, codes: list[str], most: int) -> tuple[np.ndarray, np.ndarray]:
        """The rows as a matrix of small numbers, and their weights, in an order that tells nothing."""
        kind = {np.int8: "TINYINT", np.int16: "SMALLINT", np.int32: "INTEGER"}[narrow(most + 1)]
        said = ", ".join(f"({code})::{kind} AS k{place}" for place, code in enumerate(codes))
        rows = self.con.execute(f"SELECT {said}, n FROM said ORDER BY ALL").fetchnumpy()
        return np.column_stack([np.asarray(rows[f"k{place}"]) for place in range(len(codes))]), np.asarray(rows["n"])
