"""Case files: a minute book whose comment lines say what is asked and what the law answers.

    ; law: 6.3, 6.4                 the sentences of docs/spec/law.md that the case shows
    ; ask: ACTOR POWER TARGET [at D] [known D] [under ROOT] [dispatch ID]
    ; expect: yes|no [root ROOT|none] [grade G] [links LINK[:ACT] ...] [gap LINK [of ID] [by ACT]] [signed yes|no|null]
    ; expect: [approximate|exact] [holds FROM UNTIL]
    ; finds: CODE ACT               a finding; every void or irregular one has to be listed, notes may be
    ; result: VOTE carried          what the counts of a vote give
    ; seat: BODY CONSTITUENCY STATUS [PERSON ...] [at D]
    ; binds: DISPATCH UNIT yes|no [root ROOT] [at D]

Each `expect` that begins with yes or no is the answer of one legal order, and all of them have to be there. `holds`
takes `-` where the interval is open.

Cases on which the program and a reader of the law differ lie in `disputed`, and are not run; a dispute ends when one of
the two is mended, and the case is moved to `cases`.
"""

from dataclasses import dataclass, field
from pathlib import Path

from mandat.clerk.book import Book, View

CASES = Path(__file__).resolve().parent / "cases"
LINKS = ("held", "conferred", "living", "recognised", "countersigned")


@dataclass
class Expected:
    """What is expected of one answer; None where nothing is said about it."""

    effective: bool
    root: str | None = None
    says_root: bool = False
    grade: str | None = None
    links: list[tuple[str, str | None]] | None = None
    gap: str | None = None
    gap_of: str | None = None
    gap_by: str | None = None
    signed: str | None = None
    approximate: bool | None = None
    holds: tuple[str | None, str | None] | None = None


@dataclass
class Asked:
    """One question, with the options that come with it, and the answers expected."""

    line: int
    actor: str
    power: str
    target: str
    options: dict[str, str]
    expected: list[Expected] = field(default_factory=list)


@dataclass
class Case:
    """One case file."""

    path: Path
    law: list[str] = field(default_factory=list)
    asks: list[Asked] = field(default_factory=list)
    finds: list[tuple[str, str]] = field(default_factory=list)
    results: list[tuple[str, str]] = field(default_factory=list)
    seats: list[tuple[list[str], dict[str, str]]] = field(default_factory=list)
    binds: list[tuple[list[str], dict[str, str]]] = field(default_factory=list)


class BadCase(Exception):
    """This line of a case file says nothing that can be expected."""


def paths(folder: Path = CASES) -> list[Path]:
    """The case files of a folder, in order."""
    return sorted(folder.glob("*.mandat"))


def read(path: Path) -> Case:
    """A case file. Raises `BadCase`."""
    case = Case(path)
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        key, colon, rest = line.removeprefix("; ").partition(":")
        if line.startswith("; ") and colon and key in READERS:
            try:
                READERS[key](case, rest.split(), number)
            except (ValueError, IndexError, KeyError) as reason:
                raise BadCase(f"{path.name}:{number}: {line} ({reason})") from None
    return case


def _law(case: Case, words: list[str], number: int) -> None:
    case.law += [word.strip(",") for word in words]


def _ask(case: Case, words: list[str], number: int) -> None:
    actor, power, target, *rest = words
    case.asks.append(Asked(number, actor, power, target, _options(rest, ("at", "known", "under", "dispatch"))))


def _finds(case: Case, words: list[str], number: int) -> None:
    code, act = words
    case.finds.append((code, act))


def _result(case: Case, words: list[str], number: int) -> None:
    vote, result = words
    case.results.append((vote, result))


def _seat(case: Case, words: list[str], number: int) -> None:
    case.seats.append(_split(words, ("at",)))


def _binds(case: Case, words: list[str], number: int) -> None:
    case.binds.append(_split(words, ("at", "root")))


def _split(words: list[str], options: tuple[str, ...]) -> tuple[list[str], dict[str, str]]:
    first = next((place for place, word in enumerate(words) if word in options), len(words))
    return words[:first], _options(words[first:], options)


def _options(words: list[str], allowed: tuple[str, ...]) -> dict[str, str]:
    found = dict(zip(words[::2], words[1::2], strict=True))
    if not set(found) <= set(allowed):
        raise ValueError(f"one of {', '.join(allowed)}")
    return found


def _expect(case: Case, words: list[str], number: int) -> None:
    rest = list(words)
    if rest[0] in ("yes", "no"):
        case.asks[-1].expected.append(Expected(rest.pop(0) == "yes"))
    expected = case.asks[-1].expected[-1]
    while rest:
        WORDS[rest.pop(0)](expected, rest)


def _root(expected: Expected, rest: list[str]) -> None:
    name = rest.pop(0)
    expected.root, expected.says_root = None if name == "none" else name, True


def _grade(expected: Expected, rest: list[str]) -> None:
    expected.grade = rest.pop(0)


def _links(expected: Expected, rest: list[str]) -> None:
    expected.links = []
    while rest and rest[0].partition(":")[0] in LINKS:
        link, _, act = rest.pop(0).partition(":")
        expected.links.append((link, act or None))


def _gap(expected: Expected, rest: list[str]) -> None:
    expected.gap = rest.pop(0)
    if expected.gap not in LINKS:
        raise ValueError(f"one of {', '.join(LINKS)}")
    while rest and rest[0] in ("of", "by"):
        setattr(expected, f"gap_{rest.pop(0)}", rest.pop(0))


def _signed(expected: Expected, rest: list[str]) -> None:
    expected.signed = rest.pop(0)


def _approximate(expected: Expected, rest: list[str]) -> None:
    expected.approximate = True


def _exact(expected: Expected, rest: list[str]) -> None:
    expected.approximate = False


def _holds(expected: Expected, rest: list[str]) -> None:
    since, until = rest.pop(0), rest.pop(0)
    expected.holds = (None if since == "-" else since, None if until == "-" else until)


WORDS = {
    "root": _root,
    "grade": _grade,
    "links": _links,
    "gap": _gap,
    "signed": _signed,
    "approximate": _approximate,
    "exact": _exact,
    "holds": _holds,
}

READERS = {
    "law": _law,
    "ask": _ask,
    "expect": _expect,
    "finds": _finds,
    "result": _result,
    "seat": _seat,
    "binds": _binds,
}


def view(book: Book, options: dict[str, str | None]) -> tuple[View, dict[str, str | None]]:
    """The view that a question looks at, and the other options it names (`under`, `dispatch`)."""
    named = {key: value for key, value in options.items() if key not in ("at", "known")}
    return book.view(options.get("at"), options.get("known")), named
