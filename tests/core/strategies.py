"""Records drawn at random: small federations in which acts of every kind meet, good ones and bad ones.

A record is drawn as a list of lines to be written, each a template and a number; the number settles which names,
powers and counts fill it. So what fails shrinks to few acts, and prints as a minute book that a person can read.
"""

from dataclasses import dataclass
from random import Random

from hypothesis import strategies as st

from mandat.book import reading
from mandat.book.amending import amend
from mandat.core.acts import SHAPES, key_of
from mandat.core.authority.answers import Question
from mandat.core.dates import read as read_date
from mandat.core.fields import declared
from mandat.core.record import Record

BODIES = ("congress", "council", "board", "bureau", "league")
UNITS = ("port", "dock", "kiel")
OFFICES = ("steward", "cashier")
PERSONS = ("anna", "ben", "cleo")
POWERS = ("funds", "funds.spend", "keys", "keys.hold", "books")

THINGS = """
body congress
body council
body board
body bureau
body league
unit port members 300
unit dock members 80 within port
unit kiel
office steward in congress powers keys
office cashier in board powers funds over port
person anna
person ben
person cleo
stock chest owner port
"""

ACTS = """
establish {id} by {giver} of {organ} powers {powers} {for}
establish {id} by {giver} of {organ} powers {power} over {unit} until {until} {for}
grant {id} by {giver} to {organ} powers {powers} {for}
grant {id} by {body} to {office} powers {power} until {until}
appoint {id} by {giver} of {person} as {office}
appoint {id} by {giver} of {person} over {unit} powers {powers} until {until}
assume {id} by {actor} powers {power} until {until}
assume {id} by {actor} powers {power}
revoke {id} by {giver} of {organ} {for}
revoke {id} by {giver} of {organ} powers {power}
revoke {id} by {giver} on {ref}
dismiss {id} by {giver} of {person} as {office}
ratify {id} by {giver} ratifies {ref} {for}
recognise {id} by {unit} of {body} mode {mode}
recognise {id} by {unit} of {body} mode {mode} powers {power} until {until}
recognise {id} by port of {body} except dock
recognise {id} by {unit} of {actor} through {person}
disown {id} by {unit} of {body}
disown {id} by {unit} of {body} powers {power} {for}
take {id} by {body} of {unit}
change {unit} id {id} under {runner}
change {organ} id {id} kind section
change dock id {id} within {unit}
elect {id} of {person} to {body} from {seat} votes {number} {for}
elect {id} to {body} from {seat}
alternate {id} of {person} to {body} from {seat} rank 1
recall {id} of {person} in {body} by {seat} {for}
vacate {id} of {person} in {body}
vacate {id} of {person} as {office}
expel {id} of {person} in {body} by {body}
detain {id} of {person}
detain {id} in {body} count {number}
release-person {id} of {person}
suspend {id} of {person} as {office} by {body}
reinstate {id} of {person} by {body}
dissolve {organ} id {id} by {giver} {for}
dissolve {organ} id {id} by {giver} into {body}
cease {unit} id {id}
charter {id} of {body} powers {powers}
charter {id} of {body} quorum {number}
charter {id} of {body} majority 2/3 of cast for {power}
charter {id} of {body} majority simple and absolute of members
charter {id} of {body} majority absolute of constituencies
charter {id} of {body} recall-cascade {cascade}
charter {id} of {body} signature {office} on {power}
charter {id} of {body} term 1 month
charter {id} of {body} notice 3 days
charter {id} of {body} credentials first
charter {id} of {body} proxies 0
open {id} in {body} present {number}
close {id} in {body}
credentials {id} in {body} rejects {seat}
convene {id} from {body} to {body}
vote {id} in {body} on {ref} {for}
change {unit} id {id} members 30
motion {id} in {body}
adopt {id} in {body} on {ref} {for}
order {id} from {actor} to {unit} power {power}
order {id} from {actor} to {unit} against {ref} power {power}
order {id} from {person} to {unit} for {body} power {power}
request {id} from {actor} to {body} on {ref} power {power}
request {id} from {actor} to {body} power {power}
answer {id} to {ref} by {unit} says {says}
answer {id} to {ref} by {unit} says {says} through {person}
answer {id} to {ref} by {body} says countersigned
spend {id} of chest by {unit} on {ref}
correct {id} corrects {ref} powers {power}
correct {id} corrects {ref} status struck
correct {id} corrects {ref} at 2024-02-03
declare {id} by {body} after {ref}
nominate {id} of {person} to {body} from {seat}
proxy {id} from {person} to {person} in {body} until {until}
instruct {id} by {seat} in {body} on {ref} says against
join {id} of {person} to {body}
leave {id} of {person} in {body}
split {id} of {unit} into dock
adjourn {id} in {body}
resume {id} in {body}
arrive {id} in {body} count {number}
depart {id} in {body} count {number}
walkout {id} in {body} count {number}
agenda {id} in {body} item budget
amend {id} in {body} by {person} on {ref}
withdraw {id} in {body} on {ref}
rule {id} in {body} by {person} on {ref}
appeal {id} in {body} by {person} on {ref}
call {id} from {actor} to {unit} power {power}
petition {id} from {actor} to {body} power {power}
offer {id} from {actor} to {unit} power {power}
question {id} from {actor} to {unit} power {power}
report {id} from {person} about {unit}
assess {id} on {ref} credibility 2
receive {id} of chest amount {number}
issue {id} of chest to {unit} on {ref}
collect {id} of chest from {unit}
post {id} of {person} over {unit} by {body}
publish {id} by {body}
note {id} about {unit}
"""

CHOICES: dict[str, tuple[str, ...]] = {
    "body": BODIES,
    "giver": ("congress", "congress", "council", "board", "bureau", "port"),
    "organ": ("council", "board", "board", "bureau"),
    "office": OFFICES,
    "person": PERSONS,
    "actor": (*BODIES, *PERSONS),
    "unit": UNITS,
    "seat": (*UNITS, "council", "board"),
    "runner": (*BODIES, "nobody"),
    "power": POWERS,
    "powers": ("funds", "keys, funds.spend", "keys?", "funds, books", "keys"),
    "mode": ("beside", "beside", "only", "signature"),
    "says": ("carried-out", "will", "refused", "countersigned", "heard"),
    "number": ("1", "2", "20", "about 30", "most"),
    "cascade": ("falls", "suspended", "stands"),
    "for": (
        "",
        "",
        "for 23 against 17",
        "for 17 against 23",
        "for most against 30",
        "for 20 against 20",
        "result lost",
    ),
    "until": ("2024-02-10", "2024-03", "opening of congress", "decision of congress", "board"),
}

RULES = ("majority", "signature", "quorum", "term", "notice", "credentials", "recall-cascade", "proxies")
KEYS = frozenset(key_of(field.name) for shape in SHAPES for field in declared(shape)).union(RULES)


@dataclass(frozen=True)
class Line:
    """An act to be written: its template, what settles its words, when it happened, and whether it is a draft."""

    template: str
    choice: int
    date: str
    draft: bool = False

    def written(self, name: str, before: list[str], prefix: str = "") -> str:
        """The act as a minute book has it; `before`: the ids it may refer to."""
        rng = Random(self.choice)
        words = {key: rng.choice(values) for key, values in CHOICES.items()}
        words["id"], words["ref"] = name, rng.choice(before or ["congress"])
        text = self.template.format(**words)
        header, *rest = _keys(text)
        lines = [f"{self.date} {header}", *(f"    {line}" for line in rest), *["    status draft"] * self.draft]
        return _prefixed("\n".join(lines), prefix)


NAMES = (*BODIES, *UNITS, *OFFICES, *PERSONS, "chest")


def _prefixed(text: str, prefix: str) -> str:
    """The same act in another world: every name has the prefix."""
    if not prefix:
        return text
    words = text.replace("\n", " \n ").split(" ")
    return " ".join(f"{prefix}{word}" if word.rstrip(",") in NAMES else word for word in words).replace(" \n ", "\n")


def _keys(text: str) -> list[str]:
    """The header's verb and id, then each key with its value."""
    words = text.split()
    size = 1 if words[1] in KEYS else 2
    found = [" ".join(words[:size])]
    place = size
    while place < len(words):
        end = _end(words, place)
        found.append(" ".join(words[place:end]))
        place = end
    return found


def _end(words: list[str], place: int) -> int:
    """Where the value of a key ends: before the next key; a rule of a charter takes all that follows."""
    if words[place] in RULES:
        return len(words)
    if words[place] == "until":
        return place + (4 if words[place + 1] in ("opening", "decision") else 2)
    end = place + 2
    while end < len(words) and words[end] not in KEYS:
        end += 1
    return end


TEMPLATES = tuple(line for line in ACTS.splitlines() if line)
DAYS = [f"2024-{month:02}-{day:02}" for month in (1, 2) for day in range(2, 29)]


def dates() -> st.SearchStrategy[str]:
    """Exact, coarse and imprecise dates of two months."""
    days = st.sampled_from(DAYS)
    return st.one_of(
        days,
        st.builds("{}T{:02}:00".format, days, st.integers(0, 23)),
        st.builds(lambda one, other: f"[{min(one, other)}..{max(one, other)}]", days, days),
        st.sampled_from(["2024-01", "2024-02", "2024"]),
    )


def lines(when: st.SearchStrategy[str]) -> st.SearchStrategy[Line]:
    """Acts to be written."""
    drafts = st.sampled_from([False] * 9 + [True])
    return st.builds(Line, st.sampled_from(TEMPLATES), st.integers(0, 2**16), when, drafts)


def blocks(drawn: list[Line], prefix: str = "") -> list[str]:
    """The acts of a record as a minute book has them, each a block of text; the things first, the earlier before."""
    drawn = sorted(drawn, key=lambda line: read_date(line.date).earliest)
    ids = [f"{prefix}a{number}" for number in range(len(drawn))]
    things = [
        _prefixed("\n    ".join(_keys(line)), prefix).join(["2024-01-01T00:00 ", ""])
        for line in THINGS.splitlines()
        if line
    ]
    acts = [line.written(ids[place], ids[:place], prefix) for place, line in enumerate(drawn)]
    return [*things, *acts]


def record(texts: list[str]) -> Record:
    """The record that these blocks are."""
    return Record(reading.read("record.mandat", "\n\n".join(texts) + "\n").acts, amend)


def records(size: int = 14) -> st.SearchStrategy[list[str]]:
    """Records, as blocks of text."""
    return st.lists(lines(dates()), min_size=1, max_size=size).map(blocks)


def questions() -> st.SearchStrategy[Question]:
    """Questions to any record that is drawn here."""
    return st.builds(
        Question,
        st.sampled_from([*BODIES, *PERSONS, *UNITS, *OFFICES]),
        st.sampled_from(POWERS),
        st.sampled_from([*UNITS, *UNITS, "board"]),
        dates().map(lambda text: read_date(text).latest),
    )
