"""The ballots that acts name: the clerk fetches them from beside the book, or from the ledger, and counts them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from msgspec.structs import replace

from mandat.clerk.beside import Outside, Seen, Unfit
from mandat.core.acts import Act, Mandate, Person, Vote
from mandat.core.ballots import Counted
from mandat.core.checks.wording import writing
from mandat.errors import BadBallots, CannotCount, MandatError
from mandat.sentences import Written, say

Key = tuple[str, str | None, str | None, str | None, bool, int]
"""What a count depends on: ballots, method, seed, roll, whether it is on a motion, how many are elected by the act."""


class Files(Protocol):
    """The files that acts name."""

    def path(self, name: str) -> str | None:
        """Where a file is; None: on no disk. Raises `Outside`, `Unfit`."""

    def data(self, name: str) -> bytes | None:
        """What a file holds; None where it was erased. Raises `Outside`, `Unfit`, `BadBallots`."""

    def seen(self, name: str) -> Seen:
        """What tells it from what it may become, before it is taken into a ledger. Raises `Absent`, `Unfit`."""

    def whole(self, name: str, before: Seen) -> bytes:
        """What it holds, as it was seen before. Raises the same, and `Changed`."""


class BallotBox:
    """Counts the ballots of acts, each once, when a question first needs it.

    written  the acts of the record, among which are the persons who may be elected
    counts   what was counted so far, as the files have it: names of candidates where a record has ids of persons
    """

    def __init__(self, files: Files, written: Sequence[Act], counts: dict[Key, Counted] | None = None) -> None:
        self.files = files
        self.written = written
        self.counts = {} if counts is None else counts
        self._ids: dict[str, str] | None = None

    def among(self, written: Sequence[Act]) -> "BallotBox":
        """The same box for a record of other acts: what was counted stays."""
        return BallotBox(self.files, written, self.counts)

    def __call__(self, act: Act) -> Counted | None:
        """What the count of an act's ballots gave; None where it names none."""
        if not isinstance(act, (Mandate, Vote)) or act.ballots is None:
            return None
        seats = len(getattr(act, "of", ()))
        key = (act.ballots, act.method, act.seed, act.voters, isinstance(act, Vote), seats)
        if key not in self.counts:
            counted = self.counts[key] = self._counted(act)
            self.counts.setdefault((*key[:-1], seats or len(counted.elected)), counted)  # of the act as it is filled
        return self._with_ids(act.ballots, self.counts[key])

    def _counted(self, act: Mandate | Vote) -> Counted:
        if act.method is None and isinstance(act, Mandate):
            trouble = say("ballots are named, and no method to count them by")
            return Counted(trouble=trouble, mend=writing("method scottish-stv"))
        try:
            return self._count(act)
        except (BadBallots, CannotCount, Outside, Unfit, Unseeded) as trouble:
            return _trouble(trouble)

    def _count(self, act: Mandate | Vote) -> Counted:
        from mandat.clerk import count as counting
        from mandat.count.motion import MOTION, motion_votes

        method = counting.found(act.method or MOTION)
        path = self.files.path(act.ballots)
        data = self._data(act.ballots) if path is None else None
        profile = counting.read(path or act.ballots, method, name=act.ballots, data=data)
        voters = None if act.voters is None else self._voters(act.voters)
        if isinstance(act, Vote) and method.id == MOTION:
            named = counting.names_voters(act.ballots, self._data(act.ballots) if data is None else data)
            return Counted(profile.cast, voters, votes=motion_votes(profile), named=named)
        seats = profile.seats or len(getattr(act, "of", ())) or 1
        count = method.count(profile, seats if method.most is None else min(seats, method.most), act.seed or "")
        drawn = next((tie for tie in count.ties if tie.drawn), None)
        if drawn is not None and act.seed is None:
            raise Unseeded(act.ballots, drawn.among)
        return Counted(profile.cast, voters, tuple(count.elected))

    def _data(self, name: str) -> bytes:
        data = self.files.data(name)
        if data is None:
            raise BadBallots(name, None, say("it was erased"), say("nobody can count it any more"))
        return data

    def _voters(self, name: str) -> int | None:
        """How many stand on a roll; None where it was erased."""
        data = self.files.data(name)
        return None if data is None else len(roll(data, name))

    def _with_ids(self, file: str, counted: Counted) -> Counted:
        """The same with the persons of the record who are elected, by their names or ids."""
        known = self._persons() if counted.elected else {}
        unknown = next((name for name in counted.elected if name not in known), None)
        if unknown is not None:
            return _trouble(Stranger(file, unknown))
        return replace(counted, elected=tuple(known[name] for name in counted.elected)) if counted.elected else counted

    def _persons(self) -> dict[str, str]:
        if self._ids is None:
            persons = [act for act in self.written if isinstance(act, Person)]
            named = {name: act.id for act in persons for name in _called(act)}
            self._ids = named | {act.id: act.id for act in persons}
        return self._ids


def touched(counts: Mapping[Key, Counted], acts: Iterable[Act]) -> bool:
    """Whether what was counted comes out otherwise when these acts are written down, too."""
    new = [act for act in acts if isinstance(act, Person)]
    elected = {name for counted in counts.values() for name in counted.elected} if new else ()
    return any(name in elected for person in new for name in _called(person))


def countable(counts: Mapping[Key, Counted]) -> dict[Key, Counted]:
    """What could be counted: the rest may be, when more files are there."""
    return {key: one for key, one in counts.items() if one.trouble is None}


def _called(person: Person) -> tuple[str, ...]:
    """What ballots may call a person: by her id, or by her name as their reader composes it."""
    from mandat.exchange.ballots.gathering import composed

    return (person.id, composed(person.name)) if person.name else (person.id,)


def _trouble(trouble: MandatError) -> Counted:
    """Ballots that could not be counted, and why."""
    return Counted(trouble=trouble.says, mend=trouble.mend)


class Unseeded(MandatError):
    """A lot that nobody can draw again."""

    def __init__(self, file: str, among: Sequence[str]) -> None:
        self.says = say(
            "{file}: a lot has to decide between {tied}, and no seed is named",
            file=Written(file),
            tied=Written(", ".join(among)[:80]),
        )
        self.mend = say("write the text from which it was drawn: {keys}", keys=Written('seed "..."'))
        super().__init__(f"{self.says}; {self.mend}")


class Stranger(MandatError):
    """Somebody whom ballots elect, and who is no person of the record."""

    def __init__(self, file: str, name: str) -> None:
        self.says = say(
            '{file} elects "{name}", and no person of the record has this name',
            file=Written(file),
            name=Written(name[:80]),
        )
        self.mend = writing(f'person ID "{name[:80]}"')
        super().__init__(f"{self.says}; {self.mend}")


def roll(data: bytes, name: str) -> list[str]:
    """Those who voted, a line each. Raises `BadBallots`."""
    from mandat.exchange.ballots.gathering import Gathering, text_of

    gathering = Gathering(name)
    met: dict[str, int] = {}
    for line, said in enumerate(text_of(name, data).splitlines(), 1):
        voter = gathering.called(line, said) if said.strip() else ""
        if voter in met:
            says = say(
                "{name} stands on the roll twice (also on line {line})", name=Written(voter[:80]), line=met[voter]
            )
            raise BadBallots(name, line, says, say("strike one"))
        if voter:
            met[voter] = line
    return list(met)
