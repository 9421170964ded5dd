"""Every yes is checked from the acts alone, by a checker that shares no code with the law; and the checker can fail."""

import ast
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings

from mandat.book.reading import read
from mandat.clerk.book import Book
from mandat.clerk.may import may
from mandat.clerk.opening import open_book
from mandat.clerk.who import who
from mandat.core.dates import NEVER, show
from mandat.core.dates import read as read_date
from mandat.core.record import Record
from tests.authority import case_files
from tests.authority.case_files import Asked as Question
from tests.authority.checker import Asked, Naive, check
from tests.core.strategies import BODIES, questions, records

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
SAMPLES = 200


def naive(record: Record) -> Naive:
    """The acts of a record; without those that are void, or cure nothing, as the checks said.

    An id written twice stands for the first act.
    """
    idle = {one.act for one in record.findings if one.severity == "void" or one.code == "R003"}
    return Naive(record.acts, idle - {one.act for one in record.findings if one.code == "N002"})


def asked(book: Book, question: Question, at: str | None) -> Asked:
    record = book.known_as(question.options.get("known"))
    t = record.end if at is None else read_date(at).latest
    return Asked(question.actor, question.power, question.target, t, question.options.get("dispatch"))


def answers(book: Book, question: Question, at: str | None) -> list[dict]:
    options = {**question.options, "at": at}
    view, named = case_files.view(book, options)
    return may(view, question.actor, question.power, question.target, **named)["answers"]


@cache
def yeses(path: Path) -> list[tuple[Naive, Asked, dict]]:
    """Every yes that the questions of a case are answered with."""
    book = open_book(path)
    return [
        (naive(book.known_as(one.options.get("known"))), asked(book, one, one.options.get("at")), answer)
        for one in case_files.read(path).asks
        for answer in answers(book, one, one.options.get("at"))
        if answer["effective"]
    ]


def accepted(path: Path, mutate) -> list[str]:
    """The mutants of the proofs of a case that the checker does not refuse."""
    found = []
    for book, question, answer in yeses(path):
        assert check(book, question, answer) == []
        for says, proof in mutate(book, question, answer["proof"]):
            if check(book, question, {**answer, "proof": proof}) == []:
                found.append(f"{question}: {says}")
    return found


def test_the_checker_shares_no_code_with_the_law():
    tree = ast.parse((Path(__file__).parent / "checker.py").read_text(encoding="utf-8"))
    imported = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name for name in imported if name.startswith("mandat")} == {"mandat.core", "mandat.core.dates"}
    assert [line for line in ast.walk(tree) if isinstance(line, ast.Import)] == []


CASES = pytest.mark.parametrize("path", case_files.paths(), ids=lambda path: path.stem)


@CASES
def test_a_yes_of_a_case_is_right(path):
    assert [told for book, question, answer in yeses(path) for told in check(book, question, answer)] == []


# --------------------------------------------------------------------------------------------------------- examples


def matters(record: Record) -> list[tuple[str, str]]:
    """Every power and place that an act of a record names together, and every power with some other place."""
    pairs = set()
    places = sorted(record.state.units | record.state.bodies)
    for number, act in enumerate(record.acts):
        powers = (*(getattr(act, "powers", None) or ()), *([act.power] if getattr(act, "power", None) else ()))
        named = [getattr(act, name, None) or () for name in ("over", "to", "by", "of")]
        near = [one for value in named for one in ([value] if isinstance(value, str) else value) if one in places]
        for power in powers:
            pairs.update((power.rstrip("?"), place) for place in (*near, places[number % len(places)]))
    return sorted(pairs)


@pytest.mark.parametrize("name", ["harbour-union", "petrograd-1917"])
def test_a_yes_of_an_example_is_right(name):
    """Who may do what to whom, asked of many matters and dates; every yes is checked."""
    book = open_book(EXAMPLES / name)
    acts = naive(book.record)
    dates = sorted({act.at.latest for act in book.record.acts if act.at.latest < NEVER})
    chance = Random(1917)
    checked = 0
    for power, target in chance.choices(matters(book.record), k=SAMPLES):
        t = chance.choice(dates)
        for row in who(book.view(show(t)), power, target):
            for answer in may(book.view(show(t)), row["actor"], power, target)["answers"] if row["effective"] else ():
                if answer["effective"]:
                    assert check(acts, Asked(row["actor"], power, target, t), answer) == [], (row, power, target, t)
                    checked += 1
    assert checked > SAMPLES


@given(records(30), questions())
def test_a_yes_of_any_record_is_right(texts, question):
    """Records drawn at random, in which acts of every kind meet."""
    book = Book("record.mandat", read("record.mandat", "\n\n".join(texts) + "\n"))
    acts = naive(book.record)
    for actor in (question.actor, *BODIES):
        view = book.view(show(question.t))
        for answer in may(view, actor, question.power, question.target)["answers"]:
            if answer["effective"]:
                assert check(acts, Asked(actor, question.power, question.target, question.t), answer) == []


@settings(max_examples=40)
@given(records(24), questions())
def test_no_act_shows_a_recognition_that_the_law_does_not_see(texts, question):
    """A no for want of recognition is looked at from the other side: every act is tried as the missing link."""
    book = Book("record.mandat", read("record.mandat", "\n\n".join(texts) + "\n"))
    acts = naive(book.record)
    for actor in (question.actor, *BODIES):
        asked = Asked(actor, question.power, question.target, question.t)
        for answer in may(book.view(show(question.t)), actor, question.power, question.target)["answers"]:
            if answer["entitled"] and not answer["recognised"] and answer["countersigned"] is None:
                assert [act.id for act in acts.acts if _would_do(acts, asked, answer, act)] == []


def _would_do(book: Naive, asked: Asked, answer: dict, act) -> bool:
    """Whether an act, as a link of recognition, would make a proof of this no."""
    link = {"link": "recognised", "of": asked.target, "act": act.id, "at": act.at.text, "from": None, "until": None}
    proofs = [[*answer["proof"], {**link, "grade": grade}] for grade in ("stated", "presumed")]
    least = ["presumed" if any(link["grade"] == "presumed" for link in proof) else "stated" for proof in proofs]
    return any(
        not check(book, asked, {**answer, "proof": proof, "grade": grade})
        for proof, grade in zip(proofs, least, strict=True)
    )


# ---------------------------------------------------------------------------------------------- the checker can fail


@CASES
def test_a_proof_with_a_link_dropped_is_refused(path):
    def dropped(book: Naive, question: Asked, proof: list) -> Iterator[tuple[str, list]]:
        for place, link in enumerate(proof):
            yield f"without {link['link']} {link['act']}", proof[:place] + proof[place + 1 :]

    assert accepted(path, dropped) == []


@CASES
def test_a_proof_with_two_links_swapped_is_refused(path):
    def swapped(book: Naive, question: Asked, proof: list) -> Iterator[tuple[str, list]]:
        for place, (one, other) in enumerate(pairwise(proof)):
            yield f"{one['link']} behind {other['link']}", [*proof[:place], other, one, *proof[place + 2 :]]

    assert accepted(path, swapped) == []


@CASES
def test_a_proof_with_an_act_replaced_is_refused(path):
    """Every act of the record is tried in the place of every other, with its own date."""

    def replaced(book: Naive, question: Asked, proof: list) -> Iterator[tuple[str, list]]:
        for place, link in enumerate(proof):
            for act in book.acts:
                if act.id != link["act"]:
                    other = {**link, "act": act.id, "at": act.at.text, "from": show(book.when[act.id])}
                    yield f"{act.id} for {link['act']}", [*proof[:place], other, *proof[place + 1 :]]

    assert accepted(path, replaced) == []


@CASES
def test_a_proof_with_a_date_moved_out_is_refused(path):
    def moved(book: Naive, question: Asked, proof: list) -> Iterator[tuple[str, list]]:
        for place, link in enumerate(proof):
            for key, t in (("from", question.t + 1), ("until", question.t)):
                yield f"{key} {show(t)}", [*proof[:place], {**link, key: show(t)}, *proof[place + 1 :]]

    assert accepted(path, moved) == []


@CASES
def test_a_proof_with_another_vote_is_refused(path):
    def recounted(book: Naive, question: Asked, proof: list) -> Iterator[tuple[str, list]]:
        for place, link in enumerate(proof):
            if link["vote"] is not None:
                other = {**link, "vote": {**link["vote"], "for": 7654321}}
                yield f"other counts for {link['act']}", [*proof[:place], other, *proof[place + 1 :]]

    assert accepted(path, recounted) == []


@CASES
def test_a_proof_of_another_day_is_refused(path):
    """Where the law says no at another date the case asks about, the old proof is refused, though it shows no dates."""
    book = open_book(path)
    case = case_files.read(path)
    dates = sorted({one.options["at"] for one in case.asks if "at" in one.options})
    wrong = []
    for one in case.asks:
        proofs = {answer["root"]: answer for answer in answers(book, one, one.options.get("at")) if answer["effective"]}
        for at in dates:
            for answer in answers(book, one, at):
                gap = answer["gap"]
                if gap is None or gap["link"] == "living" or answer["root"] not in proofs:
                    continue
                old = proofs[answer["root"]]
                undated = [{**link, "from": None, "until": None} for link in old["proof"]]
                record = book.known_as(one.options.get("known"))
                if check(naive(record), asked(book, one, at), {**old, "proof": undated}) == []:
                    wrong.append((one.actor, one.power, one.target, at, gap))
    assert wrong == []
