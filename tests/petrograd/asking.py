"""Questions to history: files of comment lines that say what is asked of the record and what it answers.

Besides the lines of `tests.authority.case_files` (`ask`, `expect`, `binds`, `seat`, `result`, `finds`):

    ; question: TEXT                what a historian would ask
    ; verdict: TEXT                 the answer in a sentence, as the sources give it
    ; decides: T36 TEXT           a paragraph that decides it
    ; misleads: T12 TEXT            a paragraph that could mislead, and why
    ; differs: TEXT                 where the law's answer is not that of the sources: told in docs/petrograd.md
    ; vote: VOTE [for N] [against N] [claimed R] [computed R]   `; vote: X none`: X is no vote
    ; no-vote: MOTION               no vote on it is on record
    ; status: ID STATUS [at D] [known D]
    ; field: ACT KEY VALUE ...      what an act says under a key; several values where there are several
    ; recognises: UNIT BODY MODE BASIS ACT [at D]
    ; never: UNIT BODY BASIS [at D] no such recognition; the basis may be `any`
    ; supports: BODY [UNIT ...] [at D]   exactly these units recognise it by word
    ; run-by: UNIT BODY [at D]
    ; nobody: POWER ACTOR [at D]    the actor's exercise is effective over no unit
    ; dispatch: ID STATUS [at D]
    ; said: DISPATCH BY ANSWER [through PERSON]
    ; silent: DISPATCH BY           no answer of it is on record
    ; report: ID source S kind K [reliability R] [credibility C] [standing X]   the last grades, or none
    ; age: BODY LOW HIGH [at D]     the age in days of the oldest mandate
    ; present: BODY NUMBER [at D]   how many were at the sitting
    ; charter: BODY none
    ; stock: ID OWNER KEEPER
    ; changed: D1 D2 WHAT ID ACT    a line of `diff`
"""

from dataclasses import dataclass
from pathlib import Path

from mandat.clerk.book import Book
from mandat.clerk.diff import diff
from mandat.clerk.dispatches import dispatch
from mandat.clerk.may import may
from mandat.clerk.show import show
from mandat.clerk.support import support
from mandat.clerk.votes import votes
from mandat.core.acts import Assess
from mandat.core.judging import meeting

QUESTIONS = Path(__file__).resolve().parent / "questions"
OPTIONS = ("at", "known", "through", "source", "kind", "reliability", "credibility", "standing")
TOLD = ("question", "verdict", "decides", "misleads", "differs")


@dataclass
class Line:
    """One line of a question file: its key, the words before the options, and the options."""

    number: int
    key: str
    words: list[str]
    options: dict[str, str]
    text: str

    @property
    def when(self) -> dict[str, str]:
        """The date asked about, and the date of what was known, where they are given."""
        return {key: self.options[key] for key in ("at", "known") if key in self.options}


def paths() -> list[Path]:
    """The question files, in order."""
    return sorted(QUESTIONS.glob("*.mandat"))


def lines(path: Path) -> list[Line]:
    """The lines of a question file."""
    found = []
    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        key, _, rest = raw.removeprefix("; ").partition(": ")
        assert raw == f"; {key}: {rest}", f"{path.name}:{number}: {raw}"
        words, options = _split(rest.split()) if key not in TOLD else ([], {})
        found.append(Line(number, key, words, options, rest))
    return found


def _split(words: list[str]) -> tuple[list[str], dict[str, str]]:
    first = next((place for place, word in enumerate(words) if word in OPTIONS), len(words))
    return words[:first], dict(zip(words[first::2], words[first + 1 :: 2], strict=False))


def told(path: Path, key: str) -> list[str]:
    """What the lines of a key say."""
    return [line.text for line in lines(path) if line.key == key]


def wrong(book: Book, path: Path) -> list[str]:
    """What the record answers otherwise than expected, of the lines that are read here."""
    return [
        f"line {line.number}: {line.key}: {line.text}: it is {found}"
        for line in lines(path)
        if line.key in CHECKS and (found := CHECKS[line.key](book, line)) is not None
    ]


def _vote(book: Book, line: Line) -> object:
    name, *rest = line.words
    row = next((row for row in votes(book) if row["id"] == name), None)
    if rest == ["none"] or row is None:
        return None if (rest == ["none"]) == (row is None) else row
    wanted = _pairs(rest, ("for", "against", "claimed", "computed"))
    found = {key: str(row[key]) for key in wanted}
    uncounted = [key for key in ("for", "against") if key not in wanted and row[key] is not None]
    return None if found == wanted and not uncounted else row


def _pairs(words: list[str], keys: tuple[str, ...]) -> dict[str, str]:
    """Keys and their values, which may have several words."""
    found: dict[str, str] = {}
    for word in words:
        if word in keys:
            key = word
            found[key] = ""
        else:
            found[key] = f"{found[key]} {word}".strip()
    return found


def _no_vote(book: Book, line: Line) -> object:
    taken = [row["id"] for row in votes(book) if line.words[0] in show(book.view(), row["id"])["fields"].get("on", [])]
    return taken or None


def _status(book: Book, line: Line) -> object:
    name, wanted = line.words
    found = show(book.view(**line.when), name)["status"]
    return None if found == wanted else found


def _field(book: Book, line: Line) -> object:
    name, key, *wanted = line.words
    found = show(book.view(), name)["fields"].get(key)
    said = found if isinstance(found, list) else str(found).split()
    return None if said == wanted else found


def _recognises(book: Book, line: Line) -> object:
    unit, *wanted = line.words
    rows = show(book.view(**line.when), unit)["recognises"]
    return None if wanted in [[row["body"], row["mode"], row["basis"], row["act"]] for row in rows] else rows


def _never(book: Book, line: Line) -> object:
    unit, body, basis = line.words
    rows = [row for row in show(book.view(**line.when), unit)["recognises"] if row["body"] == body]
    return [row for row in rows if basis in ("any", row["basis"])] or None


def _supports(book: Book, line: Line) -> object:
    body, *wanted = line.words
    found = support(book.view(**line.when), body)["recognised_by"]
    return None if found == wanted else found


def _run_by(book: Book, line: Line) -> object:
    unit, wanted = line.words
    found = show(book.view(**line.when), unit)["run_by"]
    return None if found == wanted else found


def _nobody(book: Book, line: Line) -> object:
    power, actor = line.words
    units = sorted(book.record.state.units)
    return [unit for unit in units if may(book.view(**line.when), actor, power, unit)["effective"]] or None


def _dispatch(book: Book, line: Line) -> object:
    name, wanted = line.words
    found = dispatch(book.view(**line.when), name)["status"]
    return None if found == wanted else found


def _said(book: Book, line: Line) -> object:
    name, by, says = line.words
    answers = dispatch(book.view(), name)["answers"]
    wanted = (by, says, line.options.get("through"))
    return None if wanted in [(row["by"], row["says"], row["through"]) for row in answers] else answers


def _silent(book: Book, line: Line) -> object:
    name, by = line.words
    return [row for row in dispatch(book.view(), name)["answers"] if row["by"] == by] or None


def _report(book: Book, line: Line) -> object:
    fields = show(book.view(), line.words[0])["fields"]
    source = fields["from"]
    graded = [act for act in book.record.acts if isinstance(act, Assess)]
    found = {"source": source, "kind": show(book.view(), source)["kind"]}
    for key in ("credibility", "standing"):
        grades = [getattr(act, key) for act in graded if line.words[0] in act.on]
        found[key] = next((grade for grade in reversed(grades) if grade), fields.get(key))
    found["reliability"] = next((act.reliability for act in reversed(graded) if act.of == source), None)
    found = {key: value for key, value in found.items() if value is not None}
    return None if found == line.options else found


def _age(book: Book, line: Line) -> object:
    body, low, high = line.words
    found = show(book.view(**line.when), body)["mandates"]["oldest_days"]
    return None if found == [int(low), int(high)] else found


def _present(book: Book, line: Line) -> object:
    body, *wanted = line.words
    sitting = meeting(book.view(line.options["at"]).now, body)
    found = sitting and sitting.present and sitting.present.number()
    return None if str(found) == " ".join(wanted) else found


def _charter(book: Book, line: Line) -> object:
    return show(book.view(), line.words[0])["charter"] or None


def _stock(book: Book, line: Line) -> object:
    name, owner, keeper = line.words
    found = book.find(name)
    return None if (found.owner, found.keeper) == (owner, keeper) else (found.owner, found.keeper)


def _changed(book: Book, line: Line) -> object:
    first, second, *wanted = line.words
    rows = diff(book, first, second)
    return None if wanted in [[row["what"], row["id"], row["act"]] for row in rows] else rows


CHECKS = {
    "vote": _vote,
    "no-vote": _no_vote,
    "status": _status,
    "field": _field,
    "recognises": _recognises,
    "never": _never,
    "supports": _supports,
    "run-by": _run_by,
    "nobody": _nobody,
    "dispatch": _dispatch,
    "said": _said,
    "silent": _silent,
    "report": _report,
    "age": _age,
    "present": _present,
    "charter": _charter,
    "stock": _stock,
    "changed": _changed,
}
