"""Whom a unit recognises at one moment: everything that it has said and done, and what follows from where it stands."""

from msgspec import Struct

from mandat.core.authority.scope import around, spoken
from mandat.core.intervals import Moment
from mandat.core.powers import EVERY, Powers, of
from mandat.core.state import Deed, Word


class Recognised(Struct, frozen=True):
    """A body that a unit recognises: for which powers, how (beside, only, signature), on which basis, by which act."""

    body: str
    powers: Powers
    mode: str
    basis: str
    since: int
    act: str


def recognises(now: Moment, unit: str) -> list[Recognised]:
    """By its words (its own or those of what it lies in), by conduct; else by who runs it, or where it sits."""
    rows = [
        Recognised(word.body, word.powers, word.mode, "word", word.since, word.act)
        for word in _standing_words(now, unit)
    ]
    rows += [
        Recognised(deed.body, of((deed.power,)), "beside", "conduct", deed.since, deed.act)
        for deed in _last_deeds(now, unit)
        if deed.followed
    ]
    if unit not in now.state.units:
        return rows
    stands = around(now, unit)
    if stands.run is None:
        return rows + [Recognised(row.of, EVERY, "beside", "sits", row.since, row.act) for row in stands.sits]
    return [*rows, Recognised(stands.run.body, EVERY, "beside", "run", stands.run.row.since, stands.run.row.act)]


def _standing_words(now: Moment, unit: str) -> list[Word]:
    """The words of a unit and of those it lies in that no word which goes before them has replaced; these come last."""
    words = spoken(now, around(now, unit))[::-1]
    return [
        word for place, word in enumerate(words) if word.mode != "disown" and not _replaced(word, words[place + 1 :])
    ]


def _replaced(word: Word, later: list[Word]) -> bool:
    return any(
        other.body == word.body and other.mode in (word.mode, "disown") and _covers(other, word) for other in later
    )


def _covers(one: Word, other: Word) -> bool:
    if one.powers.every:
        return True
    return not other.powers.every and all(one.powers.grade(name) for name in other.powers.stated | other.powers.implied)


def _last_deeds(now: Moment, unit: str) -> list[Deed]:
    last = {(deed.body, deed.power): deed for deed in now.live(now.state.deeds, unit)}
    return list(last.values())
