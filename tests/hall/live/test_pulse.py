"""The pulse differs whenever somebody else has written, and only then."""

import threading
from contextlib import ExitStack

import psycopg
import pytest
from django.db import connection

from mandat.hall.live.pulse import _POSTGRES, pulse
from mandat.hall.models import Federation

pytestmark = pytest.mark.django_db(transaction=True)


def elsewhere(work) -> None:
    """Do something over another connection."""

    def done() -> None:
        work()
        connection.close()

    thread = threading.Thread(target=done)
    thread.start()
    thread.join()


def test_what_another_connection_writes_is_felt():
    before = pulse()
    elsewhere(lambda: Federation.objects.create(slug="a", title="A"))
    assert pulse() != before


def test_where_nobody_writes_it_stays_the_same():
    before = pulse()
    elsewhere(Federation.objects.count)
    assert pulse() == before


def test_what_this_connection_writes_itself_is_felt_too():
    """A poll that is opened by the clock is opened by whoever looks."""
    before = pulse()
    Federation.objects.create(slug="b", title="B")
    assert pulse() != before


def test_of_two_transactions_at_once_the_end_of_either_is_felt_on_postgresql(new_database):
    """Also that of the one which began first and ended last."""
    with ExitStack() as stack:
        looking, first, second = (
            stack.enter_context(psycopg.connect(new_database, autocommit=name == "looking"))
            for name in ("looking", "first", "second")
        )
        looking.execute("CREATE TABLE cast_ (number integer)")
        felt = []
        for one in (first, second):
            one.execute("INSERT INTO cast_ VALUES (1)")
        for one in (second, first):
            felt.append(looking.execute(_POSTGRES).fetchone()[0])
            one.commit()
        felt += [looking.execute(_POSTGRES).fetchone()[0] for _ in range(2)]
    assert len(set(felt[:3])) == 3
    assert felt[2] == felt[3]
