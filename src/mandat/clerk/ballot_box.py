"""The ballots that acts of a book name: the clerk fetches them from beside the book and counts them."""

from collections.abc import Sequence
from os import PathLike

from mandat.core.acts import Act, Mandate, Person, Vote
from mandat.core.ballots import Counted
from mandat.core.checks.wording import writing
from mandat.errors import MandatError
from mandat.sentences import Sentence, Written, say


class BallotBox:
    """Counts the ballots of acts, each once. `folder` is that of the book; nothing outside of it is read."""

    def __init__(self, folder: str, written: Sequence[Act]) -> None:
        self.folder = folder
        self.written = written
        self.counted: dict[tuple, Counted] = {}

    def __call__(self, act: Act) -> Counted | None:
        """What the count of an act's ballots gave; None where it names none."""
        if not isinstance(act, (Mandate, Vote)) or act.ballots is None:
            return None
        key = (act.ballots, act.method, act.seed, act.voters, isinstance(act, Vote), len(getattr(act, "of", ())))
        if key not in self.counted:
            self.counted[key] = self._counted(act)
        return self.counted[key]

    def _counted(self, act: Mandate | Vote) -> Counted:
        if act.method is None and isinstance(act, Mandate):
            trouble = say("ballots are named, and no method to count them by")
            return Counted(trouble=trouble, mend=writing("method scottish-stv"))
        try:
            return self._count(act)
        except MandatError as trouble:
            says, _, mend = str(trouble).partition("; ")
            return Counted(trouble=_as_told(says), mend=_as_told(mend or "mandat methods lists the methods"))

    def _count(self, act: Mandate | Vote) -> Counted:
        from mandat.clerk import count as counting
        from mandat.count.motion import MOTION, motion_votes

        method = counting.found(act.method or MOTION)
        profile = counting.read(self.path(act.ballots), method, name=act.ballots)
        voters = None if act.voters is None else len(roll(self.path(act.voters), act.voters))
        if isinstance(act, Vote) and method.id == MOTION:
            named = counting.names_voters(self.path(act.ballots), act.ballots)
            return Counted(profile.cast, voters, votes=motion_votes(profile), named=named)
        seats = profile.seats or len(getattr(act, "of", ())) or 1
        count = method.count(profile, seats if method.most is None else min(seats, method.most), act.seed or "")
        drawn = next((tie for tie in count.ties if tie.drawn), None)
        if drawn is not None and act.seed is None:
            raise _Unseeded(act.ballots, drawn.among)
        return Counted(profile.cast, voters, self.persons(act.ballots, count.elected))

    def path(self, name: str) -> PathLike[str]:
        """Where a file is that an act names. Raises `BadBallots` where it lies outside the folder of the book."""
        from pathlib import Path

        folder = Path(self.folder)
        path = folder / name
        if "\0" in name or not path.resolve().is_relative_to(folder.resolve()):
            raise _Outside(name)
        return path

    def persons(self, file: str, names: Sequence[str]) -> tuple[str, ...]:
        """The persons of the record who are elected, by their names or ids. Raises `BadBallots`."""
        from mandat.exchange.ballots.gathering import composed

        persons = [act for act in self.written if isinstance(act, Person)]
        known = {composed(act.name): act.id for act in persons if act.name} | {act.id: act.id for act in persons}
        unknown = next((name for name in names if name not in known), None)
        if unknown is not None:
            raise _Stranger(file, unknown)
        return tuple(known[name] for name in names)


def _as_told(words: str) -> Sentence:
    """What a reader of ballots says, in its own words: no ledger has ballots beside it, so no page ever says it."""
    return say("{words}", words=Written(words))


class _Outside(MandatError):
    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name[:80]} lies outside the folder of the book; put it beside the book, and name it from there"
        )


class _Unseeded(MandatError):
    def __init__(self, file: str, among: Sequence[str]) -> None:
        tied = ", ".join(among)[:80]
        super().__init__(
            f"{file}: a lot has to decide between {tied}, and no seed is named; "
            'write the text from which it was drawn: seed "..."'
        )


class _Stranger(MandatError):
    def __init__(self, file: str, name: str) -> None:
        super().__init__(
            f'{file} elects "{name[:80]}", and no person of the record has this name; write: person ID "{name[:80]}"'
        )


def roll(path: PathLike[str], name: str) -> list[str]:
    """Those who voted, a line each. Raises `BadBallots`."""
    from mandat.clerk.count import data_of
    from mandat.errors import BadBallots
    from mandat.exchange.ballots.gathering import text_of

    met: dict[str, int] = {}
    for line, said in enumerate(text_of(name, data_of(path, name)).splitlines(), 1):
        voter = said.strip()
        if voter in met:
            raise BadBallots(
                name, line, f"{voter[:80]} stands on the roll twice (also on line {met[voter]})", "strike one"
            )
        if voter:
            met[voter] = line
    return list(met)
