"""A body's rules as dated data: the keys a charter may have, and how each is read.

One key, one line in `KEYS`: its name, the function that reads its text into a value (raising `NoRule`, in words for
whoever wrote it), and the attribute of `Rules` it sets. `none` lifts a rule. `docs/charters.md` shows each at work.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date
from fractions import Fraction
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from mandat.core import powers
from mandat.core.acts import Rule
from mandat.core.dates import LAST_DAY, MINUTES_A_DAY, NEVER
from mandat.core.powers import Powers
from mandat.count import quantity, seats
from mandat.count.majority import HALF, Majority
from mandat.count.quorum import Bar, Quorum
from mandat.count.seats import Seats
from mandat.sentences import Sentence, Several, Written, say


class NoRule(ValueError):
    """This text is no rule of that key; `mend` says what one looks like."""

    def __init__(self, mend: Sentence) -> None:
        super().__init__(mend)
        self.mend = mend


class Duration(Struct, frozen=True):
    """A stretch of time: whole months (a year is twelve) and days."""

    text: str
    months: int = 0
    days: int = 0


class Rules(Struct, frozen=True, kw_only=True):
    """The rules of a body at one time; None or empty where the record states none.

    majorities  (verbs or powers it is for, majority); the general one is for `()`
    signatures  (whose, the powers)
    acts        key -> the act that stated it
    proxies     how many proxies one person may hold
    """

    quorum: Quorum | None = None
    majorities: tuple[tuple[tuple[str, ...], Majority], ...] = ()
    abstentions: bool = False
    casting_vote: str | None = None
    notice: Duration | None = None
    term: Duration | None = None
    recall_by: tuple[str, ...] = ()
    recall_threshold: Majority | None = None
    recall_cooldown: Duration | None = None
    recall_cascade: str | None = None
    seats: Seats | None = None
    powers: Powers | None = None
    signatures: tuple[tuple[str, Powers], ...] = ()
    credentials_first: bool = False
    proxies: int | None = None

    def majority(self, matters: Iterable[str]) -> Majority | None:
        """The majority for the first of these matters, or a wider power, that has its own; else the general one."""
        if len(self.majorities) == 1 and not self.majorities[0][0]:
            return self.majorities[0][1]
        by_matter = {name: majority for names, majority in self.majorities for name in names or ("",)}
        wanted = [
            name for matter in matters for name in sorted(powers.wider(matter.rstrip("?")), key=len, reverse=True)
        ]
        return next((by_matter[name] for name in (*wanted, "") if name in by_matter), None)


UNWRITTEN = Rules()
"""The rules of a body that has no charter on record."""


# ------------------------------------------------------------------------------------------------- reading values

_DURATION = re.compile(r"(\d{1,4}) (day|week|month|year)s?", re.ASCII)
_MAJORITY = re.compile(
    r"(simple|absolute|(\d{1,4})/(\d{1,4}))(?: of (cast|present|seats|members|constituencies))?", re.ASCII
)


def duration(text: str) -> Duration:
    """`14 days`, `6 months`, `2 years`."""
    found = _DURATION.fullmatch(text)
    if not found:
        raise NoRule(say("write a stretch of time, such as 14 days, 6 months, 2 years"))
    number, unit = int(found[1]), found[2]
    months = {"month": number, "year": 12 * number}.get(unit, 0)
    return Duration(text, months, {"day": number, "week": 7 * number}.get(unit, 0))


@lru_cache(maxsize=4096)
def after(instant: int, stretch: Duration) -> int:
    """The instant that lies a stretch of time after another; the 31st falls back to the end of a shorter month."""
    days, minutes = divmod(instant, MINUTES_A_DAY)
    start = date.fromordinal(min(days, LAST_DAY) + 1)
    months = start.year * 12 + start.month - 1 + stretch.months
    year, month = divmod(months, 12)
    if year > 9998:
        return min(NEVER, instant + (stretch.months * 31 + stretch.days) * MINUTES_A_DAY)
    for day in (start.day, 30, 29, 28):
        try:
            moved = date(year, month + 1, min(day, start.day))
        except ValueError:
            continue
        return (moved.toordinal() - 1 + stretch.days) * MINUTES_A_DAY + minutes
    raise AssertionError("every month has 28 days")


def _bar(text: str) -> Bar:
    amount, _, base = text.partition(" of ")
    needed = quantity.read(amount.strip())
    base = base.strip() or "seats"
    if needed is None or base not in ("seats", "registered", "present"):
        raise NoRule(say("write a share or a number of seats, registered or present, such as 1/2 of seats or 40"))
    return Bar(needed, base)


def _quorum(text: str) -> Quorum:
    for which in ("lower", "higher"):
        if text.startswith(f"{which} of ") and "," in text:
            return Quorum(tuple(_bar(part.strip()) for part in text[len(which) + 4 :].split(",")), which)
    return Quorum((_bar(text),))


def _majority(text: str) -> tuple[tuple[str, ...], Majority]:
    said, with_names, matters = text.partition(" for ")
    if with_names and not matters:
        raise NoRule(MAJORITY)
    names = tuple(part.strip() for part in matters.split(",")) if matters else ()
    majority = None
    for part in reversed(said.split(" and ")):
        majority = _one_majority(part, majority)
    return names, majority


MAJORITY = say(
    "write simple, absolute of seats, or 2/3 of cast; with 'for charter, recall' where it is for some only;"
    " with 'and absolute of members' where more is asked"
)


def _one_majority(text: str, also: Majority | None) -> Majority:
    found = _MAJORITY.fullmatch(text)
    if not found:
        raise NoRule(MAJORITY)
    name, above, below, base = found.groups()
    if name == "simple":
        return Majority(also=also)
    if name == "absolute":
        return Majority(HALF, above=True, base=base or "seats", also=also)
    if not 0 < int(above) <= int(below):
        raise NoRule(say("a share lies between 0 and 1, such as 2/3"))
    return Majority(Fraction(int(above), int(below)), base=base or "cast", also=also)


def _threshold(text: str) -> Majority:
    return _majority(text)[1]


def _seats(text: str) -> Seats:
    found = seats.read(text)
    if found is None:
        raise NoRule(
            say(
                "write a number of seats, or 1 per 100 members, rounded up, at least 1, at most 10;"
                " with steps: 1 per 100 members, 1 per 500 beyond 1000"
            )
        )
    return found


def _signature(text: str) -> tuple[str, Powers]:
    who, sep, names = text.partition(" on ")
    if not sep or not who.strip() or not names.strip():
        raise NoRule(say("write whose signature is needed on what, such as treasurer on funds.spend"))
    return who.strip(), _powers(names)


def _names(text: str) -> tuple[str, ...]:
    names = tuple(part.strip() for part in text.split(","))
    if not all(names) or any(" " in name for name in names):
        raise NoRule(say("write names with commas between them"))
    return names


def _powers(text: str) -> Powers:
    names = _names(text)
    if not all(powers.is_name(name.removesuffix("?")) for name in names):
        raise NoRule(say("write powers as dotted names, such as funds.spend"))
    return powers.of(names)


def _number(text: str) -> int:
    if not re.fullmatch(r"\d{1,4}", text, re.ASCII):
        raise NoRule(say("write how many proxies one person may hold, such as 2"))
    return int(text)


def _one_of(*words: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text not in words:
            raise NoRule(say("write {words}", words=Several(tuple(map(Written, words)), "or")))
        return text

    return read


def _yes(word: str, *others: str) -> Callable[[str], bool]:
    return lambda text: _one_of(word, *others)(text) == word


class Key(Struct, frozen=True):
    """One key of a charter: the attribute of `Rules` it sets, how its text is read, whether it may stand twice."""

    attribute: str
    read: Callable[[str], object]
    several: bool = False


KEYS: dict[str, Key] = {
    "quorum": Key("quorum", _quorum),
    "majority": Key("majorities", _majority, several=True),
    "abstentions": Key("abstentions", _yes("counted", "not-counted")),
    "casting-vote": Key("casting_vote", str),
    "notice": Key("notice", duration),
    "term": Key("term", duration),
    "recall-by": Key("recall_by", _names),
    "recall-threshold": Key("recall_threshold", _threshold),
    "recall-cooldown": Key("recall_cooldown", duration),
    "recall-cascade": Key("recall_cascade", _one_of("falls", "suspended", "stands")),
    "seats": Key("seats", _seats),
    "powers": Key("powers", _powers),
    "signature": Key("signatures", _signature, several=True),
    "proxies": Key("proxies", _number),
    "credentials": Key("credentials_first", _yes("first", "any-time")),
}


def amend(rules: Rules, written: Iterable[Rule]) -> Rules:
    """The rules after a charter: the keys it names replace those before. Raises `NoRule`, `KeyError`."""
    values: dict[str, object] = {}
    for rule in written:
        key = KEYS[rule.key]
        lifted = getattr(UNWRITTEN, key.attribute)
        if rule.text == "none":
            values[key.attribute] = lifted
        elif key.several:
            values[key.attribute] = (*values.get(key.attribute, ()), key.read(rule.text))
        else:
            values[key.attribute] = key.read(rule.text)
    return replace(rules, **values)
