"""The pulse differs whenever somebody else has written, and only then."""

import threading

import pytest
from django.db import connection

from mandat.hall.live.pulse import pulse
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
