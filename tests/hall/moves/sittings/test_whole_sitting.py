"""A congress from its call to its adopted minutes, by what its people send from their browsers."""

import pytest

from mandat.book.reading import read
from mandat.hall import desks
from mandat.hall.sittings import sitting_in


@pytest.fixture
def done(post):
    """Sends a form that is taken; where it leads."""

    def sent(part: str, path: str, sitting: str = "", **fields: object) -> str:
        answer = post(part, path, sitting, **fields)
        assert answer.status_code == 303, answer.content.decode()
        return answer["Location"]

    return sent


@pytest.fixture
def vote(union, time):
    """Enters a vote as the tellers do, who have their own pages."""

    def entered(id: str, on: str, for_: int, against: int) -> None:
        minute = time.instant.astimezone(time.zone).strftime("%Y-%m-%dT%H:%M")
        text = f"{minute} vote {id} in congress on {on}\n    for {for_}\n    against {against}\n"
        outcome = desks.propose(desks.desk_of(union), read("vote.mandat", text).acts, minute, None)
        assert outcome.standing == "recorded", outcome.findings

    return entered


@pytest.fixture
def convene(time, done):
    """Calls the congress, a month ahead; the id of the sitting."""

    def called(when: str, meets: str) -> str:
        time.is_(when)
        return done("chair", "/pilots/body/congress/convene/", meets=meets, text="In Hamburg").split("/")[3]

    return called


@pytest.fixture
def prepared(convene, done, acts):
    """A congress in June that was called in May, with an agenda and a motion; the ids of the sitting and the motion."""
    june = convene("2026-05-01T10:00", "2026-06-01T10:00")
    done("secretary", "agenda/", june, items="Minutes\nThe boat\nElections")
    done("delegate", "motion/", june, text="The union buys one old boat")
    return june, acts("motion")[0].id


def gather(time, done, get, june: str) -> None:
    """It opens, and people check in until there is a quorum."""
    time.is_("2026-06-01T10:00")
    done("chair", "open/", june, chair="ada")
    done("secretary", "arrive/", june, person="ada")
    assert "1 vote is missing" in get("delegate", "", june).content.decode()
    time.is_("2026-06-01T10:02")
    done("secretary", "arrive/", june, person="dora")
    assert "Enough are here to decide." in get("delegate", "", june).content.decode()


def debate(time, done, vote, acts, june: str, boat: str) -> None:
    """An item, an amendment, two votes, a declaration, a ruling."""
    done("chair", "item/", june, number="2")
    done("teller", "amend/", june, motion=boat, text="The union buys two old boats")
    vote("vote-amendment", acts("amend")[0].id, 4, 2)
    time.is_("2026-06-01T11:00")
    vote("vote-boat", boat, 6, 0)
    done("delegate", "declare/", june, text="We will sail them well.")
    done("chair", "rule/", june, text="No smoking")


def overnight(union, time, post, done, june: str) -> None:
    """Adjourned; on the next day everybody checks in anew."""
    time.is_("2026-06-01T18:00")
    done("chair", "adjourn/", june, until="2026-06-02T09:00")
    assert post("secretary", "arrive/", june, person="ben").status_code == 422
    time.is_("2026-06-02T09:00")
    done("chair", "resume/", june, anew="1")
    now = sitting_in(desks.desk_of(union).book().view("2026-06-02T09:00"), june)
    assert (now.state, now.attendance.votes, now.quorum.missing) == ("open", 0, 5)
    for person in ("ben", "cem"):
        done("secretary", "arrive/", june, person=person)
    time.is_("2026-06-02T10:00")
    done("chair", "close/", june)


@pytest.fixture
def held(union, time, post, get, acts, prepared, done, vote):  # noqa: PLR0913 -- as many as take part in a congress
    """The congress, from its opening to its closing on the next day; its id."""
    june, boat = prepared
    gather(time, done, get, june)
    debate(time, done, vote, acts, june, boat)
    overnight(union, time, post, done, june)
    return june


def test_a_congress_from_the_call_to_the_closing(get, held):
    june = held
    minutes = get("delegate", "minutes.txt", june).content.decode()
    assert "10:02  Ada Ahrens and Dora Dahl checked in. 6 of 9 votes are present. 5 are needed to decide." in minutes
    assert "Item 2: The boat" in minutes
    assert "10:02  Vote on the amendment “The union buys two old boats”. 4 for, 2 against. Carried." in minutes
    assert "11:00  Vote on the motion “The union buys one old boat”. 6 for, 0 against. Carried." in minutes
    assert "1. The union buys two old boats" in minutes
    assert "18:00  The sitting is adjourned until 2 June 2026, 09:00." in minutes
    assert "Dora Dahl, for Emden branch: 10:02 to 18:00" in minutes
    assert "These minutes have not been adopted yet." in minutes


def test_its_minutes_are_corrected_and_adopted_at_the_next_sitting(union, time, get, acts, prepared, done, convene):
    june, _ = prepared
    gather(time, done, get, june)
    done("delegate", "declare/", june, text="We will sail badly.")
    done("chair", "close/", june)
    july = convene("2026-06-10T10:00", "2026-07-01T10:00")
    done("secretary", f"correct/{acts('declare')[0].id}/", june, **{"key-text": "We will sail well."})
    time.is_("2026-07-01T10:00")
    done("chair", "open/", july, chair="ben")
    for person in ("ada", "dora"):
        done("secretary", "arrive/", july, person=person)
    done("secretary", "adopt/", june, **{"for": "6", "against": "0", "abstain": ""})
    minutes = get("delegate", "minutes.txt", june).content.decode()
    assert "> We will sail well." in minutes
    assert "Corrected on 10 June 2026, 10:00: text" in minutes
    assert "Adopted on 1 July 2026, 10:00, 6 for, 0 against." in minutes
    assert (
        "The minutes of the sitting of 1 June 2026, 10:02 were adopted."
        in get("member", "minutes.txt", july).content.decode()
    )
