"""Chains of acts far longer than calls can be nested: corrections of corrections, mandates on mandates, founders."""

from mandat.book.amending import amend
from mandat.book.reading import read
from mandat.core.dates import read as date
from mandat.core.record import Record

LONG = 3_000


def record(*parts, known=None):
    """The record of a book, of which some parts are written again and again, with `N` and `M` for n and n + 1."""
    text = "".join(
        "".join(part.replace("N", str(n)).replace("M", str(n + 1)) + "\n" for n in range(LONG)) if "N" in part else part
        for part in parts
    )
    return Record(read("long.mandat", text).acts, amend, known)


def test_corrections_of_corrections():
    """Each strikes out the one before: the first is struck out where their number is odd."""
    chain = record("2024-01-01 note note-0\n\n", "2024-01-02 correct note-M corrects note-N\n    status struck\n")
    assert chain.findings == ()
    assert [act.status for act in chain.acts[:2]] == ([None, "struck"] if LONG % 2 == 0 else ["struck", None])


def test_acts_that_are_dated_only_behind_each_other_are_known_when_the_first_is():
    parts = '2024-01-05 note note-0 "first"\n\n', 'after note-N note note-M "next"\n'
    assert len(record(*parts, known=date("2024-01-04").latest).acts) == 0
    assert len(record(*parts, known=date("2024-01-05").latest).acts) == LONG + 1


def test_a_recall_that_cascades():
    parts = (
        "2024-01-01 unit elm\n\n2024-01-01 person vera\n\n",
        "2024-01-01 body body-N\n\n2024-01-01 charter of body-N\n    recall-cascade falls\n",
        "2024-01-02 elect of vera to body-0 from elm\n\n",
        "2024-01-02 elect of vera to body-M from body-N\n",
        f"2024-01-01 body body-{LONG}\n\n2024-01-01 charter of body-{LONG}\n    recall-cascade falls\n\n",
        "2024-01-03 recall of vera in body-0 by elm\n",
    )
    chain = record(*parts)
    assert chain.findings == ()
    (row,) = chain.state.sitters[f"body-{LONG}/body-{LONG - 1}"]
    assert row.until == date("2024-01-03").earliest


def test_a_revocation_by_who_founded_the_founders():
    chain = record(
        "2024-01-01 body body-0\n\n",
        "2024-01-01 body body-M\n\n2024-01-01 establish by body-N of body-M\n",
        f"2024-01-02 revoke back by body-0 of body-{LONG}\n",
    )
    assert chain.findings == ()
    assert chain.state.held[f"body-{LONG}"][0].ended == "back"
