"""A request reaches Django as it was sent, and the answer of Django the server, whole."""

from types import SimpleNamespace

import pytest

from mandat.hall.gateway import Answer, answer, environ_of


def scope(**given):
    sent = {
        "method": "POST",
        "path": "/pilots/",
        "query_string": "at=2024",
        "http_version": "1.1",
        "scheme": "http",
        "server": "127.0.0.1:8000",
        "client": "192.0.2.7:41234",
        "headers": {},
        **given,
    }
    return SimpleNamespace(**sent)


class Sent:
    """Headers as the server hands them on: those that came twice, twice."""

    def __init__(self, *pairs):
        self.pairs = pairs

    def items(self):
        return list(self.pairs)


def test_what_was_asked_is_where_the_standard_has_it():
    found = environ_of(scope(headers={"content-type": "text/plain", "content-length": "2", "host": "a"}), b"ab")
    assert (found["REQUEST_METHOD"], found["PATH_INFO"], found["QUERY_STRING"]) == ("POST", "/pilots/", "at=2024")
    assert (found["CONTENT_TYPE"], found["CONTENT_LENGTH"], found["HTTP_HOST"]) == ("text/plain", "2", "a")
    assert (found["SERVER_NAME"], found["SERVER_PORT"], found["REMOTE_ADDR"]) == ("127.0.0.1", "8000", "192.0.2.7")
    assert found["wsgi.input"].read() == b"ab"


def test_an_address_may_be_of_the_newer_kind():
    found = environ_of(scope(server="[::1]:8000", client="[2001:db8::7]:41234"), b"")
    assert (found["SERVER_PORT"], found["REMOTE_ADDR"]) == ("8000", "2001:db8::7")


@pytest.mark.parametrize(("path", "found"), [("/a%20b/", "/a b/"), ("/%C3%A4/", "/Ã¤/"), ("/%zz/", "/%zz/")])
def test_a_path_is_decoded_once_into_bytes(path, found):
    assert environ_of(scope(path=path), b"")["PATH_INFO"] == found


def test_who_stands_before_the_hall_is_told_by_every_header_of_that_name():
    headers = Sent(("x-forwarded-for", "203.0.113.1"), ("x-forwarded-for", "192.0.2.7"))
    assert environ_of(scope(headers=headers), b"")["HTTP_X_FORWARDED_FOR"] == "203.0.113.1,192.0.2.7"


@pytest.mark.parametrize("name", ["x_forwarded_for", "x-forwarded_for", "content_length"])
def test_a_header_that_only_looks_like_that_of_a_proxy_is_not_taken_for_it(name):
    found = environ_of(scope(headers={name: "203.0.113.1"}), b"")
    assert "HTTP_X_FORWARDED_FOR" not in found
    assert "CONTENT_LENGTH" not in found


class Told:
    """The parts of an answer, closed when it was sent."""

    closed = False

    def __iter__(self):
        return iter([b"o", b"k"])

    def close(self):
        self.closed = True


def test_an_answer_is_put_together_and_closed():
    told = Told()

    def application(_environ, start):
        start("404 Not Found", [("Content-Type", "text/plain")])
        return told

    assert answer(application, {}) == Answer(404, [("Content-Type", "text/plain")], b"ok")
    assert told.closed


def test_an_answer_that_breaks_off_is_closed_too():
    class Broken(Told):
        def __iter__(self):
            raise OSError("disk full")

    told = Broken()
    with pytest.raises(OSError, match="disk full"):
        answer(lambda *_: told, {})
    assert told.closed
