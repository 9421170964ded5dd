"""A casual vacancy filled from the original ballots.

The ballots are counted again by the same method for as many seats, as if whoever left had never stood. Those who sit
keep their seats. The vacancies go to the first elected in this count who do not sit. As many are always found as seats
became vacant, since those who sit are fewer than the seats counted for.
"""

from collections.abc import Sequence
from difflib import get_close_matches

from msgspec import Struct
from msgspec.structs import replace

from mandat.count.ballots import Profile
from mandat.count.method import Method, Progress, unwatched
from mandat.count.outcome import Count
from mandat.errors import MandatError


class Countback(Struct, frozen=True):
    """Who left, who sits still, the new count, and who fills the vacancies."""

    vacated: tuple[str, ...]
    sitting: tuple[str, ...]
    recount: Count
    fills: tuple[str, ...]


class NotElected(MandatError):
    """Somebody is said to leave whom the count did not elect."""

    def __init__(self, name: str, elected: Sequence[str]) -> None:
        super().__init__(f"--vacancy {name}: not elected by this count, which elected {', '.join(elected)}")


class NoCandidate(MandatError):
    """A name that no candidate has."""

    def __init__(self, name: str, candidates: Sequence[str]) -> None:
        near = get_close_matches(name, candidates, n=2)
        hint = f"did you mean {' or '.join(near)}?" if near else f"they are {', '.join(candidates[:8])}"
        super().__init__(f'no candidate is called "{name[:80]}": {hint}')


def countback(
    method: Method,
    given: Profile,
    elected: Sequence[str],
    vacated: Sequence[str],
    seed: str,
    progress: Progress = unwatched,
) -> Countback:
    """Fill the seats of those who left. Raises `NotElected` where somebody is said to leave who was not elected."""
    for name in vacated:
        if name not in elected:
            raise NotElected(name, elected)
    left = tuple(dict.fromkeys(vacated))
    sitting = tuple(name for name in elected if name not in left)
    recount = method.count(without(given, left), len(elected), seed, progress)
    fills = tuple(name for name in recount.elected if name not in sitting)[: len(left)]
    return Countback(left, sitting, recount, fills)


def without(given: Profile, names: Sequence[str]) -> Profile:
    """The ballots without some candidates. Raises `NoCandidate` where a name is nobody's."""
    for name in names:
        if name not in given.candidates:
            raise NoCandidate(name, given.candidates)
    gone = {given.candidates.index(name) for name in names}
    return replace(given, withdrawn=given.withdrawn | gone)
