"""A statement that is prepared once, and sent with values that are bytes already.

To look at every value and to say how it goes out, psycopg takes as long for one entry as the server does to put it, and
longer after a sync, when it finds the caches cold. So what adds entries is handed to libpq as it is.
"""

import struct
from collections.abc import Sequence

import psycopg
from psycopg.errors import error_from_result
from psycopg.pq import ExecStatus, Format

bigint = struct.Struct(">q").pack
"""A number as the server reads it."""


class Statement:
    """One statement of a connection, without a result.

    name    another one for each statement of a connection
    words   with $1, $2, ... for its values
    values  how many it has
    """

    def __init__(self, name: str, words: str, values: int, connection: psycopg.Connection) -> None:
        self._connection, self._libpq = connection, connection.pgconn
        self._name, self._words = name.encode(), words.encode()
        self._formats = [Format.BINARY] * values
        self._prepared = False

    def run(self, values: Sequence[bytes]) -> int:
        """The number of rows that it put or changed. Raises `psycopg.Error`.

        It waits in C: whoever interrupts it is heard when the server has answered, so that the result is known. Libpq
        serves one thread at a time: the lock is that under which psycopg sends all else, transactions as well.
        """
        with self._connection.lock:
            if not self._prepared:
                self._done(self._libpq.prepare(self._name, self._words))
                self._prepared = True
            return self._done(self._libpq.exec_prepared(self._name, values, self._formats))

    def _done(self, result: psycopg.pq.abc.PGresult) -> int:
        if result.status != ExecStatus.COMMAND_OK:
            raise error_from_result(result, self._connection.info.encoding)
        return result.command_tuples or 0
