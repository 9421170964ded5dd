"""The rules of a charter, each as a sentence that anybody can read."""

import re

import pytest

from mandat.book.reading import read
from mandat.clerk.ledger.append import append
from mandat.hall import desks
from mandat.hall.here import Here
from mandat.hall.wording.rules import clauses
from mandat.ledger.url import open_store

RULES = [
    ("quorum 1/2 of seats", "To decide anything, half of all votes in the body must be there."),
    ("quorum 40", "To decide anything, 40 must be there."),
    (
        "quorum lower of 1/2 of registered, 40",
        "To decide anything, half of those registered or 40, whichever is less, must be there.",
    ),
    ("majority absolute of seats", "A motion is carried by more than half of all votes in the body."),
    (
        "majority simple and absolute of constituencies",
        "A motion is carried by more votes for than against and more than half of the constituencies.",
    ),
    (
        "majority 2/3 of cast for charter, funds",
        "What concerns charter and funds needs at least two thirds of the votes cast.",
    ),
    ("abstentions counted", "An abstention counts as a vote cast."),
    ("casting-vote chair", "Where the votes are even, chair decides."),
    ("notice 2 weeks", "A sitting is convened at least 14 days before it begins."),
    ("term 2 years", "A mandate runs for 2 years."),
    ("term 18 months", "A mandate runs for 18 months."),
    ("recall-by constituency", "Delegates can be recalled by their constituency, at any time."),
    ("recall-threshold 2/3 of cast", "A recall needs at least two thirds of the votes cast."),
    ("recall-cooldown 1 year", "The same person can be put to a recall again only after 1 year."),
    ("recall-cascade falls", "Whoever is recalled below loses the seat here at once."),
    ("recall-cascade suspended", "Whoever is recalled below is suspended here."),
    ("recall-cascade stands", "Whoever is recalled below keeps the seat here to the end of the session."),
    ("seats 24", "Seats: 24 in all."),
    (
        "seats 1 per 100 members, 1 per 500 beyond 1000, rounded up, at least 1, at most 10",
        "Seats: 1 for every 100 members of a constituency, 1 for every 500 members beyond 1000,"
        " a part counts in full, at least 1, at most 10.",
    ),
    ("powers funds, strike.call", "It claims these powers, and no others: funds and strike.call."),
    ("signature kiel on funds.spend", "funds.spend takes the signature of Kiel branch."),
    ("proxies 1", "Nobody holds more than 1 proxy."),
    ("proxies 2", "Nobody holds more than 2 proxies."),
    ("proxies 0", "Nobody votes by proxy."),
    ("credentials first", "Nothing is decided before the credentials report is adopted."),
]


@pytest.mark.parametrize(("rule", "sentence"), RULES)
def test_a_rule_is_said_in_one_sentence(union, rf, rule, sentence):
    with open_store(union.ledger) as store:
        minutes = f'2024-04-01 body board "Board"\n\n2024-04-01 charter of board\n    {rule}\n'
        append(store, read("more.mandat", minutes).acts, lambda: 0)
    request = rf.get("/pilots/")
    request.user = type("Nobody", (), {"is_authenticated": False})()
    said = [re.sub(r"<[^>]*>", "", clause) for clause in clauses(Here(request, union), "board")]
    desks.close(union)
    assert said == [sentence]
