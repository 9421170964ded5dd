"""Every case file: its questions are answered, and its findings found, as the law says (docs/spec/law.md)."""

from itertools import product

import pytest

from mandat.clerk.book import Book
from mandat.clerk.dispatches import dispatch
from mandat.clerk.may import may
from mandat.clerk.opening import open_book
from mandat.clerk.roster import roster
from mandat.clerk.votes import votes
from mandat.core.authority.answers import Question
from mandat.core.authority.ask import ask, decide
from tests.authority import case_files
from tests.authority.case_files import Asked, Case, Expected


@pytest.mark.parametrize("path", case_files.paths(), ids=lambda path: path.stem)
def test_case(path):
    case = case_files.read(path)
    book = open_book(path)
    told = [*_asks(book, case), *_finds(book, case), *_results(book, case), *_seats(book, case), *_binds(book, case)]
    assert told == []
    assert case.asks or case.finds or case.results or case.seats or case.binds


@pytest.mark.parametrize("path", case_files.paths(), ids=lambda path: path.stem)
def test_what_is_decided_in_a_case_is_the_best_of_its_answers(path):
    """By whoever holds anything in it, for each power and target asked about, at each date asked about."""
    case, book = case_files.read(path), open_book(path)
    moments = [case_files.view(book, asked.options)[0].now for asked in case.asks]
    for now, (power, target) in product(moments, {(asked.power, asked.target) for asked in case.asks}):
        for actor in now.state.bodies | set(now.state.held):
            question = Question(actor, power, target, now.t)
            best, answers = decide(now.state, question), ask(now.state, question)
            assert best.effective == any(answer.effective for answer in answers), question
            if best.effective:
                assert best.reasons in [answer.reasons for answer in answers]


def _asks(book: Book, case: Case) -> list[str]:
    return [f"line {asked.line}: {told}" for asked in case.asks for told in _asked(book, asked)]


def _asked(book: Book, asked: Asked) -> list[str]:
    view, named = case_files.view(book, asked.options)
    answers = may(view, asked.actor, asked.power, asked.target, **named)["answers"]
    if len(answers) != len(asked.expected):
        return [f"{len(answers)} answers, not {len(asked.expected)}: {answers}"]
    return [
        told
        for answer, expected in zip(answers, asked.expected, strict=True)
        for told in _differences(answer, expected)
    ]


def _differences(answer: dict, expected: Expected) -> list[str]:
    gap = answer["gap"] or {"link": None, "of": None, "act": None}
    links = [(link["link"], link["act"]) for link in answer["proof"]]
    pairs = [
        ("effective", answer["effective"], expected.effective),
        ("root", answer["root"], expected.root if expected.says_root else None),
        ("grade", answer["grade"], expected.grade),
        ("gap", gap["link"], expected.gap),
        ("of", gap["of"], expected.gap_of),
        ("by", gap["act"], expected.gap_by),
        ("signed", {True: "yes", False: "no", None: "null"}[answer["countersigned"]], expected.signed),
        ("approximate", answer["approximate"], expected.approximate),
        ("holds", tuple(answer["holds"]), expected.holds),
        ("links", links, _with_acts(expected.links, links)),
    ]
    told = [
        f"{name} is {found}, not {wanted}" for name, found, wanted in pairs if wanted is not None and found != wanted
    ]
    if expected.says_root and expected.root is None and answer["root"] is not None:
        told.append(f"root is {answer['root']}, not none")
    return [*told, f"  {answer}"] if told else []


def _with_acts(wanted: list | None, found: list) -> list | None:
    """The links wanted; where they name no act, the act found."""
    if wanted is None or len(wanted) != len(found):
        return wanted
    return [(link, act or seen) for (link, act), (_, seen) in zip(wanted, found, strict=True)]


def _finds(book: Book, case: Case) -> list[str]:
    """Void and irregular findings are all listed; notes are found where they are listed."""
    found = [(one.code, one.act or "-", one.severity) for one in (*book.reading.findings, *book.record.findings)]
    missing = [pair for pair in case.finds if pair not in [(code, act) for code, act, _ in found]]
    surplus = [(code, act) for code, act, severity in found if severity != "note" and (code, act) not in case.finds]
    return [*(f"not found: {pair}" for pair in missing), *(f"found as well: {pair}" for pair in surplus)]


def _results(book: Book, case: Case) -> list[str]:
    computed = {row["id"]: row["computed"] for row in votes(book)}
    return [
        f"{vote} is {computed.get(vote)}, not {wanted}" for vote, wanted in case.results if computed.get(vote) != wanted
    ]


def _seats(book: Book, case: Case) -> list[str]:
    told = []
    for (body, constituency, status, *people), options in case.seats:
        rows = {row["for"]: row for row in roster(book.view(options.get("at")), body)}
        row = rows.get(constituency) or {"status": "none", "held_by": []}
        if (row["status"], sorted(row["held_by"])) != (status, sorted(people)):
            told.append(f"{body}/{constituency} {options} is {row}, not {status} {people}")
    return told


def _binds(book: Book, case: Case) -> list[str]:
    told = []
    for (name, unit, bound), options in case.binds:
        rows = {row["unit"]: row for row in dispatch(book.view(options.get("at")), name)["binds"]}
        row = rows.get(unit) or {"bound": None, "root": None}
        if row["bound"] != (bound == "yes") or row["root"] != options.get("root"):
            told.append(f"{name} over {unit} {options} is {row}, not {bound}")
    return told
