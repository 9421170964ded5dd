"""Half a form keeps nobody waiting, is never taken for a whole one, and is not waited for without end or measure."""

import asyncio
from threading import Event
from types import SimpleNamespace

import pytest
from granian.rsgi import ProtocolClosed

from mandat.hall import taken_in
from mandat.hall.taken_in import LEAST, PATIENCE, PLACES, Coming, TakenIn


class Request:
    """A request over a connection, and what it is answered. `rest`: when the rest of its form comes."""

    def __init__(self, form=b"", length=None, rest=None):
        headers = {} if length == "" else {"content-length": str(len(form)) if length is None else length}
        self.scope = SimpleNamespace(
            method="POST", path="/", query_string="", http_version="1.1", scheme="http", server="127.0.0.1:8000",
            client="192.0.2.7:41234", headers=headers,
        )  # fmt: skip
        self.form, self.rest, self.status, self.body = form, rest, None, None

    async def __call__(self):
        if self.rest is not None:
            await self.rest.wait()
        return self.form

    def response_bytes(self, status, headers, body):
        self.status, self.headers, self.body = status, dict(headers), body


class CutOff(Request):
    """The connection breaks before the form is whole."""

    async def __call__(self):
        raise ProtocolClosed("closed")


def echoed(environ, start):
    start("200 OK", [])
    return [environ["wsgi.input"].read()]


def served(story, application=echoed):
    """Run a story with an application that has begun to answer."""

    async def run():
        taking = TakenIn(application)
        taking.__rsgi_init__(asyncio.get_running_loop())
        async with asyncio.timeout(10):
            return await story(lambda request: asyncio.create_task(taking.__rsgi__(request.scope, request)))

    return asyncio.run(run())


def test_a_form_is_handed_on_whole():
    request = Request(b"side=for&line=12")
    served(lambda ask: ask(request))
    assert (request.status, request.body) == (200, b"side=for&line=12")


def test_half_a_form_is_refused():
    request = CutOff(b"side=for&line=1", "16")
    served(lambda ask: ask(request))
    assert request.status == 400
    assert request.body.startswith(b"Only a part of this form came. Nothing was recorded. Go back, ")
    assert request.headers["content-type"] == "text/plain; charset=utf-8"
    assert request.headers["connection"] == "close"


@pytest.mark.parametrize("length", ["", "0", "-1", "x", "²", str(10**9)])
def test_of_what_has_no_length_or_too_great_a_one_nothing_is_read(length):
    request = Request(b"a", length)
    served(lambda ask: ask(request))
    assert (request.status, request.body) == (200, b"")


def test_slow_forms_keep_nobody_from_an_answer():
    slow, quick = [Request(b"a", rest=asyncio.Event()) for _ in range(200)], Request(b"b")

    async def story(ask):
        waiting = [ask(one) for one in slow]
        await asyncio.sleep(0)
        await ask(quick)
        assert {one.status for one in slow} == {None}
        for one in slow:
            one.rest.set()
        await asyncio.gather(*waiting)

    served(story)
    assert quick.body == b"b"
    assert {one.body for one in slow} == {b"a"}


def test_a_form_that_is_never_finished_is_cut_off(monkeypatch):
    monkeypatch.setattr(taken_in, "PATIENCE", 0.0)
    never = Request(b"a", rest=asyncio.Event())
    served(lambda ask: ask(never))
    assert never.status == 408
    assert never.body.startswith(b"This form came too slowly, and was cut off. Nothing was recorded. Go back, ")


def test_a_form_has_a_minute_whatever_of_it_came_meanwhile():
    async def run():
        coming, form = Coming(), asyncio.create_task(asyncio.sleep(10))
        with coming.taking(form, 10, 0.0):
            coming.cut_off_late(PATIENCE - 1)
            assert not form.cancelling()
            coming.cut_off_late(PATIENCE)
            assert form.cancelling()

    asyncio.run(run())


@pytest.mark.parametrize("length", [1, LEAST, 2 * LEAST])
def test_where_there_is_no_room_left_whoever_has_come_the_longest_is_cut_off(length):
    async def run():
        coming = Coming(room=4 * LEAST)
        forms = [asyncio.create_task(asyncio.sleep(10)) for _ in range(5)]
        taking = [coming.taking(form, length, 0.0) for form in forms]
        for one in taking:
            one.__enter__()
        kept = 4 * LEAST // max(length, LEAST)
        assert [bool(form.cancelling()) for form in forms] == [True] * (5 - kept) + [False] * kept
        for one in taking:
            one.__exit__(None, None, None)
        with coming.taking(forms[-1], 4 * LEAST, 0.0):  # all room was given back, and once
            assert not forms[-1].cancelling()

    asyncio.run(run())


def test_no_more_are_answered_at_once_than_there_are_places():
    let_go, running, most = Event(), [], []

    def held(environ, start):
        running.append(1)
        most.append(len(running))
        let_go.wait(0.1)
        running.pop()
        return echoed(environ, start)

    requests = [Request() for _ in range(3 * PLACES)]
    served(lambda ask: asyncio.gather(*map(ask, requests)), held)
    assert max(most) == PLACES
    assert {one.status for one in requests} == {200}


def test_an_application_that_fails_gives_its_place_back_and_says_where_the_reason_is(caplog):
    def fails(_environ, _start):
        raise OSError("disk full")

    requests = [Request() for _ in range(PLACES + 1)]
    served(lambda ask: asyncio.gather(*map(ask, requests)), fails)
    says = b"The hall could not answer. Whoever runs it finds the reason in its log.\n"
    assert {(one.status, one.body) for one in requests} == {(500, says)}
    assert "a request could not be answered" in caplog.text
