"""A general meeting of so many members, each signed in, and polls for them: `... meeting USERS POLLS KIND`.

Prints as JSON what somebody needs who votes over the wire: cookies, and for each poll its id and the line of each
member on its roll. Run in a process of its own, since it sets Django up for the folder that HALL_FOLDER names.
"""

import json
import os
import sys
from pathlib import Path

RECORD = """
option title "Dockers' Union"
option timezone "Europe/Berlin"

2024-01-01 unit dockers "Dockers of the port"
    members {users}

2024-01-01 person ada "Ada Ahrens"

2024-03-01 office chair in dockers "Chair"
    powers sitting.preside

2024-03-02 appoint chair-ada by dockers of ada as chair
"""


def federation(users: int):
    """The federation, with its ledger."""
    from django.conf import settings

    from mandat.book.reading import read
    from mandat.clerk.ledger.append import append
    from mandat.clerk.ledger.init import init
    from mandat.clerk.ledger.keyring import Keyring
    from mandat.hall.models import Federation
    from mandat.ledger.url import open_store

    made = Federation.objects.create(slug="dockers", title="Dockers' Union", second_factor=False)
    reading = read("record.mandat", RECORD.format(users=users))
    with open_store(made.ledger, create=True) as store:
        init(store, Keyring(Path(settings.FOLDER) / "keys"))
        append(store, reading.acts, lambda: 0, reading.options)
    return made


def sign_in(made, users: int) -> list[str]:
    """So many members with accounts, signed in, and the chair before them: the cookies of their sessions."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.auth.models import User
    from django.contrib.sessions.backends.db import SessionStore
    from django.contrib.sessions.models import Session
    from django.utils.timezone import now, timedelta

    from mandat.hall.models import Membership

    people = User.objects.bulk_create(User(username=f"member-{n}", password="!") for n in range(users + 1))
    Membership.objects.bulk_create(Membership(user=one, federation=made, unit="dockers") for one in people[1:])
    Membership.objects.create(user=people[0], federation=made, person="ada")
    store, backend = SessionStore(), "mandat.hall.backend.Backend"
    keys = [store._get_new_session_key() for _ in people]
    Session.objects.bulk_create(
        Session(
            session_key=key,
            expire_date=now() + timedelta(days=1),
            session_data=store.encode(
                {
                    SESSION_KEY: str(one.pk),
                    BACKEND_SESSION_KEY: backend,
                    HASH_SESSION_KEY: one.get_session_auth_hash(),
                }
            ),
        )
        for key, one in zip(keys, people, strict=True)
    )
    return keys


def opened(made, kind: str) -> dict[str, object]:
    """A poll that is open: its id, and the lines of its roll in the order of the members."""
    from mandat.hall import clock
    from mandat.hall.desks import desk_of
    from mandat.hall.models import Poll
    from mandat.hall.moves.polls.begin import begin

    poll = Poll.objects.create(federation=made, body="dockers", by="ada", question="Shall we strike?", kind=kind)
    book = desk_of(made).book()
    minute = clock.minute(book.timezone)
    begin(poll, book, book.view(minute).now, minute)
    return {"id": str(poll.pk), "lines": list(poll.roll.values_list("pk", flat=True))}


def main(users: int, polls: int, kind: str) -> None:
    """Make all of it."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "mandat.hall.settings"
    import django

    django.setup()
    from mandat.hall.preparing import prepare

    prepare()
    made = federation(users)
    from django.conf import settings

    chair, *members = sign_in(made, users)
    told = {
        "form": settings.CSRF_COOKIE_NAME,
        "chair": chair,
        "keys": members,
        "polls": [opened(made, kind) for _ in range(polls)],
    }
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
