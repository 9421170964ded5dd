"""Sealing and restoring: nothing personal in the tree, everything back from it, and aliases where it was erased."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mandat import book, canon
from mandat.canon import decode_public, encode_public
from mandat.core.acts import Person
from mandat.core.checks.names import KEYWORDS
from mandat.ledger.personal.aliases import ALIAS, Aliases, Spoilt
from mandat.ledger.personal.commitments import commit, commitment_of, text_of
from mandat.ledger.personal.restoring import Restoring
from mandat.ledger.personal.sealing import Sealing
from mandat.ledger.personal.swapping import swapped
from tests.book.strategies import make_act, seeds

UNION = """
2024-01-06 body congress "Harbour Union Congress"

2024-01-06 unit hamburg "Hamburg branch"

2024-01-06 person mehmet-k "Mehmet Kaya"
    text "Mehmet Kaya, of Hamburg"

2024-02-01 elect of mehmet-k to congress from hamburg
    votes 4

2024-02-02 vote v1 in congress how roll-call
    roll hamburg for 3 against 1
    roll kiel for 2
    cite "Mehmet Kaya (mehmet-k) asked for it; Mehmet K. did not"

2024-02-03 appoint treasurer-mehmet-k by congress of mehmet-k
    powers funds

2024-02-04 change mehmet-k
    name "Mehmet Kaya-Brandt"

2024-02-05 correct c1 corrects mehmet-k
    name "Memet Kaya"

2024-02-06 recognise by hamburg of congress
"""


def acts_of(text: str):
    read = book.read("record.mandat", text)
    assert not read.findings
    return read.acts


class Shelf(dict):
    """Leaves in order, and payloads by commitment."""

    def __init__(self) -> None:
        super().__init__()
        self.leaves: list[bytes] = []

    def keep(self, sealed) -> None:
        for one in sealed:
            self.leaves.append(encode_public(one.public))
            self.update(one.payloads)

    def restored(self):
        return Restoring(self.get).restore(map(decode_public, self.leaves))


def sealed(*batches) -> Shelf:
    shelf, written = Shelf(), []
    for batch in batches:
        restoring = Restoring(shelf.get)
        written = restoring.restore(map(decode_public, shelf.leaves))
        shelf.keep(Sealing(restoring.aliases, written).seal(batch))
    return shelf


def test_nothing_personal_stands_in_the_tree():
    shelf = sealed(acts_of(UNION))
    tree = b"".join(shelf.leaves).lower()
    assert [word for word in (b"mehmet-k", b"kaya", b"memet", b",3,1,0]", b",2,0,0]") if word in tree] == []
    assert b"mehmet k. did not" in tree, "what is neither a whole id nor a whole name cannot be told from other words"
    assert b"hamburg branch" in tree
    assert b",5,1,0]" in tree, "the sums of a roll stay, whoever is erased"
    assert len(shelf.leaves) == len(acts_of(UNION))


def test_everything_comes_back():
    assert sealed(acts_of(UNION)).restored() == list(acts_of(UNION))


def test_everything_comes_back_when_acts_come_one_by_one():
    acts = acts_of(UNION)
    assert sealed(*([act] for act in acts)).restored() == list(acts)


def test_a_name_that_would_betray_what_it_is_made_of_is_no_longer_there():
    elected = next(act for act in acts_of(UNION) if act.verb == "elect")
    assert canon.name(elected) == elected.id
    assert elected.id.encode() not in b"".join(sealed(acts_of(UNION)).leaves)
    recognised = acts_of(UNION)[-1]
    assert recognised.id.encode() in b"".join(sealed(acts_of(UNION)).leaves)


def test_a_name_that_rests_on_such_a_name_is_no_longer_there_either():
    text = "2024-01-01 person ann\n\n2024-01-02 declare by ann\n"
    declared = acts_of(text)[1].id
    text += f"\n2024-01-03 declare by congress\n    on {declared}\n"
    last = acts_of(text)[2].id
    shelf = sealed(acts_of(text))
    assert declared.encode() not in b"".join(shelf.leaves)
    assert last.encode() not in b"".join(shelf.leaves)
    assert shelf.restored() == list(acts_of(text))


def test_what_nobody_knows_may_be_a_person():
    shelf = sealed(acts_of("2024-01-02 declare d1 by dora in congress\n"), acts_of("2024-01-01 person dora\n"))
    assert b"dora" not in b"".join(shelf.leaves)
    assert [act.id for act in shelf.restored()] == ["d1", "dora"]


def test_erased_is_shown_as_the_alias_everywhere():
    shelf = sealed(acts_of(UNION))
    aliases = Restoring(shelf.get)
    aliases.restore(map(decode_public, shelf.leaves))
    person = aliases.aliases.ids["mehmet-k"]
    for alias in aliases.aliases.about(person):
        del shelf[aliases.aliases.commitments[alias]]
    acts = shelf.restored()
    text = book.write(acts)
    assert not re.search("mehmet-k|Kaya|Memet", text)
    assert re.search(f'person {person} "{person}"', text)
    assert f'cite "{person} ({person}) asked for it; Mehmet K. did not"' in text
    assert f"appoint {person}v" in text
    assert "roll hamburg for 3 against 1" in " ".join(text.split())
    assert [canon.encode(act) for act in acts_of(text)] == [canon.encode(act) for act in acts]


def test_a_roll_of_which_a_ballot_was_erased_is_withheld_and_its_counts_stay():
    shelf = sealed(acts_of(UNION))
    vote = decode_public(shelf.leaves[4])
    ballot = next(alias for alias in vote.aliases if alias.startswith("b-"))
    del shelf[vote.aliases[ballot]]
    restored = shelf.restored()[4]
    assert restored.roll == ()
    assert [count.text for count in (restored.for_, restored.against, restored.abstain)] == ["5", "1", "0"]


def test_counts_that_the_minutes_state_themselves_are_not_replaced():
    shelf = sealed(acts_of("2024-01-01 vote v in congress\n    for 30\n    roll kiel for 2\n"))
    shelf.clear()
    (restored,) = shelf.restored()
    assert (restored.roll, restored.for_.text, restored.against) == ((), "30", None)


def test_an_alias_that_somebody_writes_down_is_a_word_like_others():
    shelf = sealed(acts_of(UNION))
    person = next(alias for alias in decode_public(shelf.leaves[2]).aliases if "v" not in alias)
    text = f'2024-03-01 note n1 about {person} "{person}, x-{person}v1 and {person}ff"\n\n2024-03-01 unit {person}\n'
    more = sealed(acts_of(UNION), acts_of(text))
    assert more.restored() == [*acts_of(UNION), *acts_of(text)]
    restoring = Restoring(shelf.get)
    written = restoring.restore(map(decode_public, shelf.leaves))
    shelf.keep(Sealing(restoring.aliases, written).seal(acts_of(text)))
    assert shelf.restored() == [*acts_of(UNION), *acts_of(text)]


def test_two_persons_of_one_name():
    text = '2024-01-01 person a1 "Ann Lee"\n\n2024-01-01 person a2 "Ann Lee"\n\n2024-01-02 note n "Ann Lee spoke"\n'
    shelf = sealed(acts_of(text))
    assert shelf.restored() == list(acts_of(text))
    restoring = Restoring(shelf.get)
    restoring.restore(map(decode_public, shelf.leaves))
    second = restoring.aliases.about(restoring.aliases.ids["a2"])
    for alias in second:
        del shelf[restoring.aliases.commitments[alias]]
    first, other, note = shelf.restored()
    assert (first.name, other.name, note.text) == ("Ann Lee", second[0], "Ann Lee spoke")


def test_an_act_whose_alias_comes_later_makes_what_was_restored_stale():
    text = "2024-01-01 person ann\n\n2024-01-02 declare by ann\n"
    declared = acts_of(text)[1].id
    shelf = sealed(acts_of(f"2024-01-03 declare d by congress\n    on {declared}\n\n{text}"))
    restoring = Restoring(shelf.get)
    publics = [decode_public(leaf) for leaf in shelf.leaves]
    assert restoring.restore(publics[:1])[0].on != (declared,)
    assert not restoring.stale
    restoring.restore(publics[1:])
    assert restoring.stale


@given(st.lists(seeds, max_size=6), st.integers(0, 6))
def test_whatever_acts_there_are_they_come_back(rngs, cut):
    """Also where persons are called like units, or like everyday words, and acts are cut into two batches anywhere."""
    acts = [make_act(rng, rng.choice(["person", None, None])) for rng in rngs]
    assert sealed(acts[:cut], acts[cut:]).restored() == acts


class Heard:
    """Everything that an act names or says in its own words."""

    def __init__(self, acts) -> None:
        self.names: set[str] = set()
        self.texts: list[str] = []
        for act in acts:
            swapped(act, self)

    def name(self, name: str) -> str:
        self.names.add(name)
        return name

    def text(self, text: str) -> str:
        self.texts.append(text)
        return text

    file = text

    def ballot(self, ballot):
        self.names.add(ballot.seat)
        return ballot


@given(st.lists(seeds, max_size=6))
def test_no_person_is_named_in_the_tree_whatever_acts_there_are(rngs):
    acts = [make_act(rng, rng.choice(["person", None])) for rng in rngs]
    heard = Heard(decode_public(leaf).act for leaf in sealed(acts).leaves)
    for person in (act for act in acts if isinstance(act, Person) and act.id not in KEYWORDS):
        whole = re.compile(rf"(?<![^\W_]){re.escape(person.id)}(?![^\W_])")
        assert person.id not in heard.names
        assert not [text for text in heard.texts if whole.search(text)]
        assert not re.search(r"[^\W_]", person.name or "") or person.name not in heard.texts


def test_a_commitment_tells_nothing_and_fixes_everything():
    (first, payload), (second, _) = commit(b"id anna"), commit(b"id anna")
    assert first != second
    assert (commitment_of(payload), text_of(payload)) == (first, "id anna")
    assert commitment_of(payload[:-1] + b"b") != first


@pytest.mark.parametrize(
    ("text", "alias"),
    [
        ("p-0123456789abcdef0123", True),
        ("p-0123456789abcdef0123v12", True),
        ("release-person-0123456789abcdef0123", True),
        ("p-0123456789abcdef012", False),
        ("p-0123456789abcdef01234", False),
        ("p-0123456789ABCDEF0123", False),
        ("xp-0123456789abcdef0123", False),
        ("p-0123456789abcdef0123v0", False),
    ],
)
def test_what_is_an_alias(text, alias):
    assert bool(ALIAS.search(text)) == alias


def test_new_aliases_are_random_and_alike():
    aliases = Aliases()
    one, other = aliases.begin("p", "id", "anna"), aliases.begin("p", "id", "ben")
    assert one != other
    assert ALIAS.fullmatch(one)
    assert ALIAS.fullmatch(aliases.vary(one, "text", "Anna"))
    assert aliases.about(one) == [one, f"{one}v1"]


@pytest.mark.parametrize("spoil", [lambda payload: payload[:-1] + b"\xff", lambda payload: payload[:40], lambda _: b""])
def test_a_payload_that_is_not_what_it_was_is_not_put_back(spoil):
    shelf = sealed(acts_of(UNION))
    commitment = next(iter(shelf))
    shelf[commitment] = spoil(shelf[commitment])
    with pytest.raises(Spoilt, match=f"what is kept apart under {commitment.hex()[:16]} is not what it was"):
        shelf.restored()
