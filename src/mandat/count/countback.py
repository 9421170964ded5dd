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
from mandat.errors import CannotCount


class Countback(Struct, frozen=True):
    """Who left, who sits still, the new count, and who fills the vacancies."""

    vacated: tuple[str, ...]
    sitting: tuple[str, ...]
    recount: Count
    fills: tuple[str, ...]


def countback(
    method: Method,
    given: Profile,
    elected: Sequence[str],
    vacated: Sequence[str],
    seed: str,
    progress: Progress = unwatched,
) -> Countback:
    """Fill the seats of those who left. Raises `CannotCount` where somebody is said to leave who was not elected."""
    for name in vacated:
        if name not in elected:
            raise CannotCount(f"--vacancy {name}: not elected by this count, which elected {', '.join(elected)}")
    left = tuple(dict.fromkeys(vacated))
    sitting = tuple(name for name in elected if name not in left)
    recount = method.count(without(given, left), len(elected), seed, progress)
    fills = tuple(name for name in recount.elected if name not in sitting)[: len(left)]
    return Countback(left, sitting, recount, fills)


def without(given: Profile, names: Sequence[str]) -> Profile:
    """The ballots without some candidates. Raises `CannotCount` where a name is nobody's."""
    for name in names:
        if name not in given.candidates:
            near = get_close_matches(name, given.candidates, n=2)
            hint = f"did you mean {' or '.join(near)}?" if near else f"they are {', '.join(given.candidates[:8])}"
            raise CannotCount(f'no candidate is called "{name[:80]}": {hint}')
    gone = {given.candidates.index(name) for name in names}
    return replace(given, withdrawn=given.withdrawn | gone)
