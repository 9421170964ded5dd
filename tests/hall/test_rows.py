"""One row of a table, read by hand-written SQL, is what the mapper of tables would give."""

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session

from mandat.hall import clock
from mandat.hall.backend import Backend
from mandat.hall.models import Federation, Poll
from mandat.hall.rows import row
from mandat.hall.sessions import SessionStore


def fields(record: object) -> dict:
    return {name: value for name, value in vars(record).items() if name != "_state"}


@pytest.mark.django_db
def test_a_row_has_the_types_of_its_fields():
    federation = Federation.objects.create(slug="x", writable=False)
    poll = Poll.objects.create(federation=federation, body="b", by="x", kind="open", closes=clock.now())
    assert fields(row(Federation, "slug = %s", "x")) == fields(Federation.objects.get())
    assert fields(row(Poll, "id = %s", poll.pk.hex)) == fields(Poll.objects.get())


@pytest.mark.django_db
def test_where_there_is_none_there_is_none():
    assert row(Federation, "slug = %s", "x'; DROP TABLE hall_federation; --") is None


@pytest.mark.django_db
def test_a_session_ends_with_its_time():
    store = SessionStore()
    store["who"] = 1
    store.save()
    assert SessionStore(store.session_key)["who"] == 1
    Session.objects.update(expire_date=clock.now())
    late = SessionStore(store.session_key)
    assert (late.get("who"), late.session_key) == (None, None)


@pytest.mark.django_db
def test_an_account_that_was_closed_signs_nobody_in():
    user = User.objects.create_user("x")
    assert Backend().get_user(user.pk) == user
    User.objects.update(is_active=False)
    assert Backend().get_user(user.pk) is None
    assert Backend().get_user(user.pk + 1) is None
