"""A statement that libpq is handed with bytes says how many rows it put, and fails as any other does."""

from threading import Thread

import psycopg
import pytest

from mandat.ledger.stores.postgres_arrays import array
from mandat.ledger.stores.postgres_statement import Statement, bigint


@pytest.fixture
def connection(database):
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute("CREATE TEMPORARY TABLE pair (number bigint PRIMARY KEY, data bytea NOT NULL)")
        yield connection


def put(connection) -> Statement:
    return Statement("put", "INSERT INTO pair VALUES ($1, $2)", 2, connection)


def rows(connection) -> list[tuple[int, bytes]]:
    return connection.execute("SELECT number, data FROM pair ORDER BY number").fetchall()


def test_values_arrive_as_they_are(connection):
    statement, large = put(connection), bytes(range(256)) * 20_000
    assert [statement.run((bigint(n), data)) for n, data in enumerate((b"", b"\0x", large))] == [1, 1, 1]
    assert rows(connection) == [(0, b""), (1, b"\0x"), (2, large)]


def test_a_statement_that_changes_nothing_says_so(connection):
    change = Statement("change", "UPDATE pair SET data = $2 WHERE number = $1", 2, connection)
    put(connection).run((bigint(-7), b"a"))
    assert (change.run((bigint(9), b"b")), change.run((bigint(-7), b"c"))) == (0, 1)
    assert rows(connection) == [(-7, b"c")]


def test_many_values_arrive_as_an_array(connection):
    words = "INSERT INTO pair SELECT $1 + n, b FROM unnest($2::bytea[]) WITH ORDINALITY AS new (b, n)"
    many = Statement("many", words, 2, connection)
    assert many.run((bigint(10), array([b"a", b"", b"c"]))) == 3
    assert rows(connection) == [(11, b"a"), (12, b""), (13, b"c")]


def test_a_statement_waits_while_psycopg_sends_something_by_another_thread(connection):
    statement = put(connection)
    thread = Thread(target=statement.run, args=((bigint(1), b"a"),))
    with connection.lock:
        thread.start()
        thread.join(0.2)
        assert thread.is_alive()
    thread.join()
    assert rows(connection) == [(1, b"a")]


def test_what_the_server_refuses_is_its_own_error_and_the_next_is_sent(connection):
    statement = put(connection)
    statement.run((bigint(1), b"a"))
    with pytest.raises(psycopg.errors.UniqueViolation, match="duplicate key"):
        statement.run((bigint(1), b"b"))
    assert statement.run((bigint(2), b"c")) == 1


def test_a_statement_with_a_mistake_is_refused_each_time(connection):
    wrong = Statement("wrong", "INSERT INTO nowhere VALUES ($1)", 1, connection)
    for _ in range(2):
        with pytest.raises(psycopg.errors.UndefinedTable):
            wrong.run((b"",))


def test_a_connection_that_was_ended_by_the_server_is_an_error(connection, postgres):
    statement = put(connection)
    statement.run((bigint(1), b"a"))
    postgres.sql(f"SELECT pg_terminate_backend({connection.info.backend_pid})", "postgres")
    with pytest.raises(psycopg.Error, match="terminating connection|closed"):
        statement.run((bigint(2), b"b"))
    assert connection.closed
