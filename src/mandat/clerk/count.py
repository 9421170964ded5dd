"""Count a ballot file by a method; fill a vacancy from it; write the ballots and the count down in other formats."""

import csv
import io
import json
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from mandat.clerk.saving import save, spare
from mandat.core.spelling import alike
from mandat.count.ballots import Profile
from mandat.count.countback import Countback, countback, without
from mandat.count.method import Method, Progress, unwatched
from mandat.count.methods import BALLOTS, METHODS
from mandat.count.outcome import Count
from mandat.count.reasons import below_quota, without_quota
from mandat.errors import BadBallots, CannotCount, MandatError, refusal
from mandat.exchange import ballots
from mandat.exchange.ballots import table
from mandat.exchange.ballots.gathering import composed
from mandat.exchange.tables import cell
from mandat.sentences import Sentence, Several, Written, say

Document = dict[str, object]


class UnknownMethod(CannotCount):
    """A method that is none, or that counts no ballots."""

    def __init__(self, name: str) -> None:
        written = Written(name[:80])
        if name in METHODS:
            line = Written(f"mandat apportion FILE --method {name}")
            mend = say("it gives out seats by votes; write: {line}", line=line)
            super().__init__(say('"{name}" takes no ballots', name=written), mend, ": ")
            return
        near = alike(name, [one.id for one in METHODS.values() if one.family in BALLOTS], 3, cutoff=0.4)
        mend = _meant(near) if near else say("mandat methods lists them")
        super().__init__(say('"{name}" is no method', name=written), mend, ": ")


def _meant(near: Sequence[str]) -> Sentence:
    return say("did you mean {names}?", names=Several(tuple(map(Written, near)), "or"))


class OneSeat(MandatError):
    """More seats than the method fills."""

    def __init__(self, method: Method, seats: int) -> None:
        mend = "write --seats 1, or another method"
        super().__init__(f"{method.id} fills one seat, and --seats says {seats}: {mend}")


class NoWriter(MandatError):
    """A name that does not say in which format to write."""

    def __init__(self, option: str, path: str, endings: Iterable[str]) -> None:
        super().__init__(f"{option} {path}: write a name that ends in {' or '.join(endings)}")


class Counted(Struct, frozen=True):
    """Ballots, the count of them, and where seats became vacant, who fills them."""

    profile: Profile
    count: Count
    countback: Countback | None = None


class Asked(Struct, frozen=True):
    """What a count may be asked for besides the file and the method.

    seats      how many are to be elected; None: as the file says, else one
    seed       the published text from which lots are drawn
    contest    which contest of cast vote records
    withdrawn  candidates who do not stand
    vacated    elected candidates who left, whose seats are to be filled
    """

    seats: int | None = None
    seed: str = ""
    contest: str | None = None
    withdrawn: tuple[str, ...] = ()
    vacated: tuple[str, ...] = ()


ORDINARY = Asked()
"""Nothing out of the ordinary is asked for."""


def count(
    path: str | Path,
    method: str,
    asked: Asked = ORDINARY,
    *,
    reading: Callable[[int], None] | None = None,
    counting: Progress = unwatched,
) -> Counted:
    """Count the ballots of a file.

    reading   told now and then how many bytes are read; counting: how much is counted, and of how much

    Raises `BadBallots`, `CannotCount`, `OneSeat`, `NotElected`, `NoCandidate`.
    """
    chosen = found(method)
    read_in = read(path, chosen, contest=asked.contest, progress=reading)
    profile = without(read_in, tuple(map(composed, asked.withdrawn)))
    seats = filled(chosen, profile, asked.seats)
    try:
        result = chosen.count(profile, seats, asked.seed, counting)
    except CannotCount as trouble:
        raise trouble.of(str(path)) from None
    vacated = tuple(map(composed, asked.vacated))
    filling = countback(chosen, profile, result.elected, vacated, asked.seed, counting) if vacated else None
    return Counted(profile, result, filling)


def found(name: str) -> Method:
    """The method of an id. Raises `UnknownMethod`."""
    method = METHODS.get(name)
    if method is None or method.family not in BALLOTS:
        raise UnknownMethod(name)
    return method


def read(
    path: str | Path,
    method: Method,
    *,
    name: str | None = None,
    contest: str | None = None,
    progress: Callable[[int], None] | None = None,
    data: bytes | None = None,
) -> Profile:
    """The ballots of a file, as a method wants them. Raises `BadBallots`.

    name  what it is called in messages; data: what it holds, where it is on no disk
    """
    name = name or str(path)
    large = _huge(path, method, progress) if data is None else None
    return large or ballots.read(
        name,
        data_of(path, name) if data is None else data,
        repeats=method.id == "cumulative",
        contest=contest,
        progress=progress,
    )


def _huge(path: str | Path, method: Method, progress: Callable[[int], None] | None) -> Profile | None:
    """The ballots of a very large CSV file, where DuckDB is installed and the file is plain."""
    if Path(path).suffix.lower() != ".csv" or method.id == "cumulative":
        return None
    from mandat.exchange.ballots import huge

    try:
        size = Path(path).stat().st_size
    except (OSError, ValueError):
        return None
    return huge.read(str(path), size, progress) if size >= huge.LEAST and huge.at_hand() else None


def data_of(path: str | Path, name: str) -> bytes:
    """What a file holds. Raises `BadBallots`."""
    try:
        return Path(path).read_bytes()
    except (OSError, ValueError) as trouble:
        raise BadBallots(name, None, refusal(trouble), say("name a file that can be read")) from None


def filled(method: Method, profile: Profile, seats: int | None) -> int:
    """How many seats are filled. Raises `OneSeat` where the method cannot fill so many."""
    if seats is None:
        seats = profile.seats or 1
        return seats if method.most is None else min(seats, method.most)
    if method.most is not None and seats > method.most:
        raise OneSeat(method, seats)
    return seats


def document(counted: Counted) -> Document:
    """The count for programs."""
    told = _count(counted.count)
    filling = counted.countback
    if filling is not None:
        told |= {
            "vacated": list(filling.vacated),
            "sitting": list(filling.sitting),
            "fills": list(filling.fills),
            "recount": _count(filling.recount),
        }
    return told


def _count(count: Count) -> Document:
    told: Document = {
        "method": count.method,
        "seats": count.seats,
        "quota": count.quota,
        "valid": count.valid,
        "invalid": count.invalid,
        "elected": list(count.elected),
        "stages": [
            {
                "n": stage.n,
                "action": stage.action,
                "totals": stage.totals,
                "exhausted": stage.exhausted,
                "loss": stage.loss,
                "elected": list(stage.elected),
                "below_quota": dict.fromkeys(below_quota(count, stage), without_quota(count, stage)),
                "excluded": list(stage.excluded),
                "quota": stage.quota or count.quota,
                "moves": [{"from": move.from_, "to": move.to, "votes": move.votes} for move in stage.moves],
            }
            for stage in count.stages
        ],
        "ties": [
            {"stage": tie.stage, "among": list(tie.among), "rule": tie.rule, "chosen": list(tie.chosen)}
            for tie in count.ties
        ],
    }
    return told if count.matrix is None else told | {"matrix": count.matrix}


# ------------------------------------------------------------------------------------------------- what is written


class Twice(MandatError):
    """One file for two things: the second would take the place of the first."""

    def __init__(self, path: str, options: Sequence[str]) -> None:
        super().__init__(f"{path}: {' and '.join(options)} name the same file; name two")


def check_outs(outs: Mapping[str, str], file: str) -> None:
    """See, before anything is counted, that each file can be written that an option names.

    outs  `report`, `ballots`, `roll` -> the file. Raises `NotSaved`, `NoWriter`, `Twice`.
    """
    places: dict[str, str] = {}
    for option, path in outs.items():
        endings = _WRITERS.get(option)
        if endings is not None and Path(path).suffix.lower() not in endings:
            raise NoWriter(f"--{option}", path, endings)
        spare(path, (file,))
        other = places.setdefault(os.path.realpath(path), option)
        if other != option:
            raise Twice(path, (f"--{other}", f"--{option}"))


def report(counted: Counted, path: str, file: str) -> None:
    """Write the count of a file to another, in the format of its ending. Raises `NotSaved`."""
    save(REPORTS[Path(path).suffix.lower()](counted), path, (file,))


def keep(counted: Counted, path: str, file: str) -> None:
    """Write the ballots of a file to another, in the format of its ending. Raises `NotSaved`."""
    writer = ballots.WRITERS[Path(path).suffix.lower()]
    save(writer(counted.profile, counted.count.seats), path, (file,))


def keep_roll(path: str, file: str) -> None:
    """Write who voted to a file, a line each in alphabetical order, apart from the ballots. Raises the same, and
    `BadBallots`."""
    save("".join(f"{voter}\n" for voter in table.roll(file, data_of(file, file))), path, (file,))


def names_voters(name: str, data: bytes) -> bool:
    """Whether a file of ballots says who cast each. Raises `BadBallots`."""
    return Path(name).suffix.lower() == ".csv" and table.has_roll(name, data)


def sheet(counted: Counted) -> str:
    """The result sheet as CSV: a row for each candidate, a column for each stage."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    stages = counted.count.stages
    rows.writerow(["candidate", *(f"{stage.n} {stage.action}" for stage in stages), "elected"])
    for name in stages[0].totals:
        place = counted.count.elected.index(name) + 1 if name in counted.count.elected else ""
        rows.writerow([cell(name), *(stage.totals.get(name, "") for stage in stages), place])
    rows.writerow(["exhausted", *(stage.exhausted for stage in stages), ""])
    rows.writerow(["loss", *(stage.loss for stage in stages), ""])
    return out.getvalue()


def _json(counted: Counted) -> str:
    return json.dumps(document(counted), ensure_ascii=False, indent=2) + "\n"


def _page(counted: Counted) -> str:
    from mandat.exchange.results import count as results

    title = counted.profile.title or "Result of the count"
    return results.document(counted.count, METHODS[counted.count.method], title, counted.countback)


REPORTS: dict[str, Callable[[Counted], str]] = {".html": _page, ".csv": sheet, ".json": _json}
"""Ending -> what writes such a file."""

_WRITERS = {"report": REPORTS, "ballots": ballots.WRITERS}
"""Option -> what writes such a file, by its ending; a roll is a text whatever it is called."""
