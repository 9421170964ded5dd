"""A federation with its ledger, and people in it: chair, secretary, tellers, delegate, member, observer, stranger."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from mandat.book.reading import read
from mandat.clerk.ledger.append import append
from mandat.clerk.ledger.init import init
from mandat.clerk.ledger.keyring import Keyring
from mandat.hall import desks
from mandat.hall.models import Federation, Membership
from mandat.ledger.url import open_store

UNION = """
option title "Pilots' Union"
option timezone "Europe/Berlin"

2024-01-01 unit hamburg "Hamburg branch"
    members 40

2024-01-01 unit kiel "Kiel branch"
    members 30

2024-01-01 unit emden "Emden branch"
    members 20

2024-01-01 body congress "Congress"
    kind congress

2024-01-01 charter congress-rules of congress
    quorum   1/2 of seats
    majority simple
    notice   14 days

2024-01-01 person ada "Ada Ahrens"

2024-01-01 person ben "Ben Brandt"

2024-01-01 person cem "Cem Celik"

2024-01-01 person dora "Dora Dahl"

2024-02-01 elect elect-hamburg of ada, cem to congress from hamburg
    votes 4
    for   30

2024-02-01 elect elect-kiel of ben to congress from kiel
    votes 3
    for   20

2024-02-01 elect elect-emden of dora to congress from emden
    votes 2
    for   15

2024-03-01 office congress-chair in congress "Chair"
    powers sitting.preside

2024-03-01 office congress-secretary in congress "Secretary"
    powers sitting.minute, sitting.admit

2024-03-01 office congress-teller in congress "Teller"
    powers sitting.count

2024-03-01 appoint chair-ada by congress of ada as congress-chair

2024-03-01 appoint secretary-ben by congress of ben as congress-secretary

2024-03-01 appoint teller-cem by congress of cem as congress-teller

2024-03-01 appoint teller-dora by congress of dora as congress-teller
"""

PEOPLE = {"chair": "ada", "secretary": "ben", "teller": "cem", "delegate": "dora"}


@pytest.fixture
def union(db, settings, tmp_path) -> Federation:
    """The pilots' union: a congress of three branches, with a chair, a secretary and two tellers."""
    settings.LEDGER = f"sqlite:///{tmp_path / 'ledger.sqlite3'}"
    federation = Federation.objects.create(slug="pilots", title="Pilots' Union", second_factor=False)
    with open_store(federation.ledger, create=True) as store:
        init(store, Keyring(tmp_path / "keys"))
        reading = read("record.mandat", UNION)
        append(store, reading.acts, lambda: 0, reading.options)
    yield federation
    desks.close(federation)


@pytest.fixture
def sign_in(union):
    """Gives a browser in which somebody is signed in: by part (chair, secretary, teller, delegate, member, observer,
    stranger); anybody else is not signed in."""

    def signed_in(part: str) -> Client:
        client = Client()
        user = User.objects.create_user(f"account-{part}")
        if part != "stranger":
            unit = "hamburg" if part == "member" else ""
            Membership.objects.create(user=user, federation=union, person=PEOPLE.get(part, ""), unit=unit)
        client.force_login(user)
        return client

    return signed_in
