"""Votes that arrive while others are written are written by the next transaction, together."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

import pytest
from django.db import connection

from mandat.hall import alone
from mandat.hall import together as box
from mandat.hall.models import Federation, Poll
from mandat.hall.together import Declined, together


@pytest.fixture
def poll(db) -> Poll:
    return Poll.objects.create(federation=Federation.objects.create(slug="x"), body="b", by="x", kind="open")


def test_what_is_written_is_given_back(poll):
    assert together(poll.pk, lambda stage: f"it is {stage}") == "it is planned"


def test_who_is_declined_is_told_and_the_others_are_written(poll):
    def decline(_stage: str) -> None:
        raise Declined("no")

    group = [box.Sent(poll.pk, decline), box.Sent(poll.pk, str)]
    box._settle(group)
    assert (str(group[0].reason), group[1].result) == ("no", "planned")


def test_where_the_transaction_fails_everybody_is_told(poll):
    def fail(_stage: str) -> None:
        raise OSError("disk full")

    group = [box.Sent(poll.pk, str), box.Sent(poll.pk, fail)]
    with pytest.raises(OSError, match="disk full"):
        box._settle(group)
    assert [str(sent.reason) for sent in group] == ["disk full", "disk full"]


def test_votes_are_written_alone_and_others_may_ask_while_the_disk_is_waited_for(poll, monkeypatch):
    found = []

    @contextmanager
    def transaction() -> Iterator[None]:
        yield
        found.append(alone._place.locked())

    monkeypatch.setattr(box.transaction, "atomic", transaction)
    together(poll.pk, lambda _: found.append(alone._place.locked()))
    assert found == [True, False]


@pytest.mark.django_db(transaction=True)
def test_threads_that_wait_share_one_transaction(transactional_db):
    poll = Poll.objects.create(federation=Federation.objects.create(slug="x"), body="b", by="x", kind="open")
    writers: list[int] = []
    begun, waiting = Event(), Event()

    def first(_stage: str) -> None:
        begun.set()
        waiting.wait(10)

    def send(write: object) -> None:
        together(poll.pk, write)
        connection.close()

    def other(_stage: str) -> None:
        writers.append(id(connection.connection))

    threads = [Thread(target=send, args=(first,))]
    threads[0].start()
    begun.wait(10)
    threads += [Thread(target=send, args=(other,)) for _ in range(4)]
    for thread in threads[1:]:
        thread.start()
    while len(box._waiting) < 4:
        pass
    waiting.set()
    for thread in threads:
        thread.join()
    assert (len(writers), len(set(writers))) == (4, 1)
