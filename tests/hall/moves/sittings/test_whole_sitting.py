"""A congress from its call to its adopted minutes, by what its people send from their browsers."""

from mandat.book.reading import read
from mandat.hall import desks
from mandat.hall.sittings import sitting_in


def vote(union, time, id: str, on: str, for_: int, against: int) -> None:
    """A vote, as the tellers enter it."""
    minute = time.instant.astimezone(time.zone).strftime("%Y-%m-%dT%H:%M")
    text = f"{minute} vote {id} in congress on {on}\n    for {for_}\n    against {against}\n"
    outcome = desks.desk_of(union).propose(read("vote.mandat", text).acts)
    assert outcome.standing == "recorded", outcome.findings


def test_a_congress_from_the_call_to_the_adopted_minutes(union, time, post, acts):
    def done(part: str, path: str, sitting: str, **fields: object) -> str:
        answer = post(part, path, sitting, **fields)
        assert answer.status_code == 303, answer.content.decode()
        return answer["Location"]

    # the call, in time, with an agenda and a motion handed in ahead
    time.is_("2026-05-01T10:00")
    place = done("chair", "/pilots/body/congress/convene/", "", meets="2026-06-01T10:00", text="In Hamburg")
    june = place.split("/")[3]
    done("secretary", "agenda/", june, items="Minutes\nThe boat\nElections")
    done("delegate", "motion/", june, text="The union buys one old boat")
    boat = acts("motion")[0].id

    # open, check in, until there is a quorum
    time.is_("2026-06-01T10:00")
    done("chair", "open/", june, chair="ada")
    done("secretary", "arrive/", june, person="ada")
    page = post.browsers["delegate"].get(f"/pilots/sitting/{june}/").content.decode()
    assert "1 vote is missing" in page
    time.is_("2026-06-01T10:02")
    done("secretary", "arrive/", june, person="dora")
    page = post.browsers["delegate"].get(f"/pilots/sitting/{june}/").content.decode()
    assert "Enough are here to decide." in page

    # business: an item, an amendment, two votes
    done("chair", "item/", june, number="2")
    done("teller", "amend/", june, motion=boat, text="The union buys two old boats")
    amendment = acts("amend")[0].id
    vote(union, time, "vote-amendment", amendment, 4, 2)
    time.is_("2026-06-01T11:00")
    vote(union, time, "vote-boat", boat, 6, 0)
    done("delegate", "declare/", june, text="We will sail them well.")
    done("chair", "rule/", june, text="No smoking")

    # adjourned overnight, resumed with everybody checking in anew
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

    # the minutes
    minutes = post.browsers["delegate"].get(f"/pilots/sitting/{june}/minutes.txt").content.decode()
    assert "10:02  Ada Ahrens and Dora Dahl checked in. 6 of 9 votes are present. 5 are needed to decide." in minutes
    assert "1. The union buys two old boats" in minutes
    assert "18:00  The sitting is adjourned until 2 June 2026, 09:00." in minutes
    assert "Dora Dahl, for Emden branch: 10:02 to 18:00" in minutes
    assert "These minutes have not been adopted yet." in minutes

    # corrected, and adopted at the next sitting
    time.is_("2026-06-10T10:00")
    declared = acts("declare")[0].id
    done("secretary", f"correct/{declared}/", june, **{"key-text": "We will sail both well."})
    place = done("chair", "/pilots/body/congress/convene/", "", meets="2026-07-01T10:00", text="Again")
    july = place.split("/")[3]
    time.is_("2026-07-01T10:00")
    done("chair", "open/", july, chair="ben")
    for person in ("ada", "dora"):
        done("secretary", "arrive/", july, person=person)
    done("secretary", "adopt/", june, **{"for": "6", "against": "0", "abstain": ""})
    minutes = post.browsers["delegate"].get(f"/pilots/sitting/{june}/minutes.txt").content.decode()
    assert "> We will sail both well." in minutes
    assert "Corrected on 10 June 2026, 10:00: text" in minutes
    assert "Adopted on 1 July 2026, 10:00, 6 for, 0 against." in minutes
