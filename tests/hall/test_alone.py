"""Whoever is alone with the tables keeps others waiting, and nobody for long."""

from threading import Event, Thread
from types import SimpleNamespace

import pytest
from django.http import HttpResponse

from mandat.hall import alone as module
from mandat.hall.alone import alone, leave

LONG = 10


class Held:
    """A view that is held up until it is let go, in a thread that has begun it."""

    def __init__(self, leaving: bool = False) -> None:
        self.begun, self.let_go, self.leaving = Event(), Event(), leaving
        self.thread = Thread(target=alone()(self.view))

    def view(self) -> HttpResponse:
        if self.leaving:
            leave()
        self.begun.set()
        self.let_go.wait(LONG)
        return HttpResponse("late")

    def __enter__(self) -> "Held":
        self.thread.start()
        assert self.begun.wait(LONG)
        return self

    def __exit__(self, *_: object) -> None:
        self.let_go.set()
        self.thread.join()


def answered(done: Event) -> Thread:
    """A thread that has begun to answer a second request, and sets `done` when it is alone."""
    thread = Thread(target=alone()(lambda: done.set() or HttpResponse()))
    thread.start()
    return thread


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PATIENCE", LONG)


def test_the_next_one_waits_until_the_one_before_is_answered(patient):
    done = Event()
    with Held():
        thread = answered(done)
        assert not done.wait(0.05)
    thread.join()
    assert done.is_set()


def test_the_next_one_goes_on_when_the_one_before_leaves(patient):
    done = Event()
    with Held(leaving=True):
        answered(done)
        assert done.wait(LONG / 2)


def test_nobody_waits_long_for_one_that_is_held_up(monkeypatch):
    monkeypatch.setattr(module, "PATIENCE", 0.01)
    done = Event()
    with Held():
        answered(done)
        assert done.wait(LONG / 2)


def test_who_went_on_though_not_alone_takes_the_place_from_nobody(monkeypatch):
    monkeypatch.setattr(module, "PATIENCE", 0.01)
    with Held():
        alone()(HttpResponse)()
        assert module._place.locked()


def test_where_tables_are_on_a_server_all_ask_at_once(patient, monkeypatch):
    monkeypatch.setattr(module, "connection", SimpleNamespace(vendor="postgresql"))
    done = Event()
    with Held():
        answered(done)
        assert done.wait(LONG / 2)


def test_a_view_that_fails_leaves(patient):
    def fail() -> HttpResponse:
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        alone()(fail)()
    assert not module._place.locked()


def test_a_view_within_a_view_keeps_nobody_waiting(monkeypatch):
    monkeypatch.setattr(module, "PATIENCE", 0.01)
    assert alone()(alone()(HttpResponse))().status_code == 200
    assert not module._place.locked()
