"""Which files that acts name go when somebody is erased: those in which she is named, whole.

A file is committed to as a whole, so it goes as a whole: what else it said cannot be left. What was decided stays:
where the minutes leave a result to the count of a file, it is written down first, or the file stays.
"""

import re
from collections.abc import Iterable, Iterator

from mandat.book.amending import amend
from mandat.clerk.ballot_box import BallotBox
from mandat.clerk.ledger.attached import Attached
from mandat.clerk.ledger.contents import Contents
from mandat.core.acts import Act, Mandate
from mandat.core.ballots import files_of, filled
from mandat.core.record import Record
from mandat.errors import MandatError
from mandat.exchange.ballots.gathering import composed


class Resting(MandatError):
    """A file that cannot be erased, since the minutes leave a result to it."""

    def __init__(self, file: str, act: Act, result: str) -> None:
        says = f"{file} would be erased, and {act.verb} {act.id} leaves its result to the count of it"
        super().__init__(f"{says}; write it down first: DATE correct corrects {act.id} / {result}")


def naming(contents: Contents, names: Iterable[str]) -> list[str]:
    """The files of a ledger that have one of these names in them, whole. Raises `Spoilt`."""
    words = "|".join(re.escape(composed(name)) for name in sorted(names, key=len, reverse=True) if name)
    whole, held = re.compile(rf"(?<![^\W_])(?:{words})(?![^\W_])"), Attached(contents)
    return [name for name in _kept(contents) if words and _says(held.data(name), whole)]


def _kept(contents: Contents) -> Iterator[str]:
    return (name for name, commitment in contents.files.items() if commitment not in contents.erased)


def _says(data: bytes | None, whole: re.Pattern[str]) -> bool:
    return data is not None and whole.search(composed(data.decode(errors="replace"))) is not None


def acts_naming(contents: Contents, files: Iterable[str]) -> list[Act]:
    """The acts, as they were corrected, that name one of these files."""
    wanted, corrected = set(files), Record(contents.acts, amend).acts if files else ()
    return [act for act in corrected if wanted & set(files_of(act).values())]


def check_results(contents: Contents, files: Iterable[str], naming: Iterable[Act]) -> None:
    """Raise `Resting` where acts that name one of these files leave their result to the count of it."""
    box, wanted = BallotBox(Attached(contents), contents.acts), set(files)
    for act in naming:
        if files_of(act).get("ballots") in wanted:
            told = filled(act, box)
            if told != act:
                raise Resting(act.ballots, act, _result(told))


def _result(act: Act) -> str:
    """The result of an act, as a correction writes it down."""
    if isinstance(act, Mandate):
        return f"of {', '.join(act.of)}"
    numbers = (("for", act.for_), ("against", act.against), ("abstain", act.abstain))
    return " / ".join(f"{key} {number.text}" for key, number in numbers if number is not None)
