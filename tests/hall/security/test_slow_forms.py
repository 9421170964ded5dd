"""Two hundred half-sent forms, with no proxy before the hall: pages and votes are answered all the same."""

import socket
from contextlib import ExitStack, suppress

import pytest

from tests.hall.served.hall import Hall

MANY = 200
SOON = 20


@pytest.fixture(scope="module")
def hall(tmp_path_factory):
    served = Hall(tmp_path_factory.mktemp("slow"), "sqlite", members=3)
    served.start()
    yield served
    served.kill()


def half_a_form(hall) -> socket.socket:
    connection = socket.create_connection(("127.0.0.1", hall.port), timeout=SOON)
    head = f"POST /account/login/ HTTP/1.1\r\nHost: localhost:{hall.port}\r\nContent-Length: 100\r\n\r\n"
    connection.sendall(head.encode() + b"login=ada")
    return connection


def test_half_sent_forms_keep_nobody_from_a_page_or_a_vote(hall):
    with ExitStack() as stack:
        halves = [stack.enter_context(half_a_form(hall)) for _ in range(MANY)]
        assert hall.ask("GET", "/account/login/", "")[0] == 200
        assert hall.vote(0, "for")
        halves[0].sendall(b"x" * 91)  # the rest of it, and it is answered too
        assert halves[0].recv(12) == b"HTTP/1.1 403"
        halves[1].settimeout(0.1)
        with suppress(TimeoutError):
            assert halves[1].recv(12) is None, "half a form was answered"


def test_whoever_breaks_off_leaves_the_hall_as_it_was(hall):
    for _ in range(3 * MANY):
        half_a_form(hall).close()
    assert hall.vote(1, "against")


def test_one_connection_asks_for_one_thing_at_a_time(hall):
    """With HTTP/2 it could hold hundreds of half-sent forms: the hall does not speak it."""
    with socket.create_connection(("127.0.0.1", hall.port), timeout=SOON) as connection:
        connection.sendall(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + bytes((0, 0, 0, 4, 0, 0, 0, 0, 0)))
        assert not connection.recv(9).startswith(bytes((0, 0)))
