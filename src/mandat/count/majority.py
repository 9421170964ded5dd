"""Whether a motion carried: exact arithmetic on counts that may be vague.

Four results: `carried`, `lost`, `tied`, and `unknown` where the counts recorded leave more than one possible.
"""

from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct

from mandat.count.quantity import Quantity, exactly

HALF = Fraction(1, 2)
NOTHING = Fraction(0)
NONE = exactly(0)
ANY = Quantity("unknown", 0, None)


class Majority(Struct, frozen=True):
    """What carries. `share` None: more for than against; else at least that share of `base`, or more if `above`.

    Where nobody voted in favour, nothing carries.

    base  cast (the votes cast), present (those there), seats (all the seats); members (all whom the seats stand for),
          constituencies (each of them one)
    also  another majority that must be reached too
    """

    share: Fraction | None = None
    above: bool = False
    base: str = "cast"
    also: "Majority | None" = None

    def each(self) -> Iterator["Majority"]:
        """It, and what must be reached too."""
        yield self
        if self.also is not None:
            yield from self.also.each()


SIMPLE = Majority()


class Votes(Struct, frozen=True):
    """Votes as recorded; None where nothing is. `counted`: whether an abstention is a vote cast."""

    for_: Quantity | None = None
    against: Quantity | None = None
    abstain: Quantity | None = None
    counted: bool = False


def result(votes: Votes, majority: Majority = SIMPLE, base: Quantity | None = None) -> str:
    """The result of a vote under a majority; `base` is how many are present, or how many seats there are."""
    if majority.share is None or majority.base == "cast":
        return _of_cast(votes, majority)
    if base is None or base.share or base.high is None:
        return "unknown"
    return _of_base(_heads(votes, base), majority, base)


def both(one: str, other: str) -> str:
    """The result of two majorities that must both be reached.

    >>> both("carried", "lost"), both("carried", "unknown"), both("tied", "carried")
    ('lost', 'unknown', 'tied')
    """
    return next(result for result in ("lost", "unknown", "tied", "carried") if result in (one, other))


def plain(for_: Quantity | None, against: Quantity | None) -> str | None:
    """The result where more for than against carries, and both are plain numbers; None where they are not.

    >>> plain(exactly(23), exactly(17)), plain(exactly(23), None)
    ('carried', None)
    """
    if for_ is None or against is None:
        return None
    most, least = for_.exact, against.exact
    if most is None or least is None:
        return None
    return "carried" if most > least else "lost" if most < least else "tied"


def _of_cast(votes: Votes, majority: Majority) -> str:
    if majority.share is None:
        return _more_for_than_against(votes)
    low, high, above, below = _share(votes, NOTHING)
    if _contradict(low, high, above or below):
        return "unknown"
    if low > majority.share or (low == majority.share and (above or not majority.above)):
        return "carried"
    if high < majority.share or (high == majority.share and (below or majority.above)):
        return "lost"
    return "unknown"


def _more_for_than_against(votes: Votes) -> str:
    """Numbers of abstentions do not matter to it; to a share of the votes cast they do, where they are votes cast."""
    if _shares(votes):
        return _greater_share(votes)
    exact = plain(votes.for_, votes.against)
    if exact is not None:
        return exact
    low, high, _, _ = _share(Votes(votes.for_, votes.against), HALF)
    if low > HALF or high < HALF:
        return "carried" if low > HALF else "lost"
    return "tied" if low == high else "unknown"


def _greater_share(votes: Votes) -> str:
    least, most, above, below = _share(votes, HALF)
    other = _share(Votes(votes.against, votes.for_, votes.abstain, votes.counted), HALF)
    if _contradict(least, most, above or below):
        return "unknown"
    if least > other[1] or (least == other[1] and (above or other[3])):
        return "carried"
    if most < other[0] or (most == other[0] and (below or other[2])):
        return "lost"
    return "tied" if least == most == other[0] == other[1] else "unknown"


_Share = tuple[Fraction, Fraction, bool, bool]
"""Bounds of the share of the votes cast that is in favour: low, high, strictly above low, strictly below high."""


def _share(votes: Votes, of_nobody: Fraction) -> _Share:
    """The share in favour; `of_nobody` is what it is where no votes are cast."""
    for_, against = votes.for_ or ANY, votes.against or ANY
    abstain = (votes.abstain or (ANY if _shares(votes) else NONE)) if votes.counted else NONE
    if for_.share or against.share:
        return _meet(for_, _complement(against, abstain))
    heads, kept = (NONE, abstain) if abstain.share else (abstain, NONE)
    low = _ratio(for_.low, _plus(against.high, heads.high), of_nobody)
    high = _ratio(for_.high, against.low + heads.low, of_nobody)
    return low * (1 - kept.high), high * (1 - kept.low), False, False


def _contradict(low: Fraction, high: Fraction, strictly: bool) -> bool:
    """Whether no share lies between these bounds: the counts for and against cannot both be right."""
    return low > high or (low == high and strictly)


def _shares(votes: Votes) -> bool:
    return any(part is not None and part.share for part in (votes.for_, votes.against))


def _complement(against: Quantity, abstain: Quantity) -> Quantity:
    """The share in favour that a share against leaves; where abstentions count, at most that."""
    if not against.share:
        return Quantity("", Fraction(0), Fraction(1), share=True)
    low = 1 - against.high if abstain.high == 0 else Fraction(0)
    return Quantity("", low, 1 - against.low, share=True, above=against.below, below=against.above)


def _meet(one: Quantity, other: Quantity) -> _Share:
    """The bounds that two shares have in common."""
    if not one.share:
        return other.low, other.high, other.above, other.below
    low, high = max(one.low, other.low), min(one.high, other.high)
    above = (one.above and one.low == low) or (other.above and other.low == low)
    below = (one.below and one.high == high) or (other.below and other.high == high)
    return low, high, above, below


def _plus(one: Fraction | int | None, other: Fraction | int | None) -> Fraction | int | None:
    return None if one is None or other is None else one + other


def _ratio(part: Fraction | int | None, rest: Fraction | int | None, of_nobody: Fraction) -> Fraction:
    """part / (part + rest), where None is without limit."""
    if part is None:
        return Fraction(1)
    if rest is None:
        return Fraction(0)
    return Fraction(part, part + rest) if part + rest else of_nobody


def _heads(votes: Votes, base: Quantity) -> Quantity:
    """How many voted in favour, as heads; a share of the votes cast is at most that share of the base."""
    for_ = votes.for_ or ANY
    return Quantity("", 0, for_.high * base.high, below=for_.below) if for_.share else for_


def _of_base(heads: Quantity, majority: Majority, base: Quantity) -> str:
    sure, possible = majority.share * base.high, majority.share * base.low
    if heads.low and (heads.low > sure or (heads.low == sure and not majority.above)):
        return "carried"
    return "lost" if heads.high is not None and _misses(heads, possible, majority.above) else "unknown"


def _misses(heads: Quantity, bar: Fraction, above: bool) -> bool:
    """Whether not even the most that voted in favour reach a bar; nobody reaches none."""
    return heads.high < bar or heads.high == 0 or (heads.high == bar and (above or heads.below))
