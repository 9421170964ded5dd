"""Half a form keeps nobody waiting, and is never taken for a whole one."""

from io import BytesIO
from threading import Event, Thread

import pytest

from mandat.hall.taken_in import PLACES, TakenIn

LONG = 10


class Slow:
    """The body of a form of which the rest comes late."""

    def __init__(self, rest: Event) -> None:
        self.rest, self.parts = rest, [b"for", b"side="]

    def read(self, _size: int) -> bytes:
        if len(self.parts) == 1:
            self.rest.wait(LONG)
        return self.parts.pop() if self.parts else b""


def echoed(environ, start):
    start("200 OK", [])
    return [environ["wsgi.input"].read()]


def asked(application, body, length):
    """The status and the answer."""
    said = []
    answer = application({"CONTENT_LENGTH": length, "wsgi.input": body}, lambda status, _: said.append(status))
    return said[0], b"".join(answer)


def test_a_form_is_handed_on_whole():
    assert asked(TakenIn(echoed), BytesIO(b"side=for&line=12"), "16") == ("200 OK", b"side=for&line=12")


def test_a_form_that_comes_in_pieces_is_handed_on_whole():
    rest = Event()
    rest.set()
    assert asked(TakenIn(echoed), Slow(rest), "8") == ("200 OK", b"side=for")


def test_half_a_form_is_refused():
    assert asked(TakenIn(echoed), BytesIO(b"side=for&line=1"), "16") == ("400 Bad Request", b"")


@pytest.mark.parametrize("length", ["", "0", "-1", "x", "²", str(10**9)])
def test_what_has_no_length_or_too_great_a_one_is_left_to_the_application(length):
    assert asked(TakenIn(echoed), BytesIO(b"a"), length) == ("200 OK", b"a")


def test_slow_forms_keep_nobody_from_an_answer():
    application, rest = TakenIn(echoed), Event()
    slow = [Thread(target=asked, args=(application, Slow(rest), "8")) for _ in range(2 * PLACES)]
    for thread in slow:
        thread.start()
    assert asked(application, BytesIO(b""), "") == ("200 OK", b"")
    rest.set()
    for thread in slow:
        thread.join(LONG)


def test_no_more_are_answered_at_once_than_there_are_places():
    let_go, running, most = Event(), [], []

    def held(_environ, start):
        running.append(1)
        most.append(len(running))
        let_go.wait(0.2)
        running.pop()
        return echoed(_environ, start)

    application = TakenIn(held)
    threads = [Thread(target=asked, args=(application, BytesIO(b""), "")) for _ in range(3 * PLACES)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(LONG)
    assert max(most) <= PLACES


def test_an_application_that_fails_gives_its_place_back():
    def fails(_environ, _start):
        raise OSError("disk full")

    application = TakenIn(fails)
    for _ in range(PLACES + 1):
        with pytest.raises(OSError, match="disk full"):
            asked(application, BytesIO(b""), "")
