"""Whether a motion carried: exact arithmetic on counts that may be vague.

Four results: `carried`, `lost`, `tied`, and `unknown` where the counts recorded leave more than one possible.
"""

from fractions import Fraction

from msgspec import Struct

from mandat.count.quantity import Quantity, exactly

HALF = Fraction(1, 2)
NONE = exactly(0)
ANY = Quantity("unknown", 0, None)


class Majority(Struct, frozen=True):
    """What carries. `share` None: more for than against; else at least that share of `base`, or more if `above`.

    base  cast (the votes cast), present (those there), seats (all the seats)
    """

    share: Fraction | None = None
    above: bool = False
    base: str = "cast"


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


def _of_cast(votes: Votes, majority: Majority) -> str:
    if majority.share is None and not votes.counted and votes.for_ is not None and votes.against is not None:
        for_, against = votes.for_.exact, votes.against.exact
        if for_ is not None and against is not None:
            return "carried" if for_ > against else "lost" if for_ < against else "tied"
    low, high, above, below = _share(votes)
    bar, strict = (HALF, True) if majority.share is None else (majority.share, majority.above)
    if low > bar or (low == bar and (above or not strict)):
        return "carried"
    if high < bar or (high == bar and below):
        return "lost"
    if low == high == bar:
        return "tied" if majority.share is None else "lost"
    return "unknown"


def _share(votes: Votes) -> tuple[Fraction, Fraction, bool, bool]:
    """Bounds of the share of the votes cast that is in favour: low, high, strictly above low, strictly below high."""
    for_, against = votes.for_ or ANY, votes.against or ANY
    abstain = (votes.abstain or (ANY if _shares(votes) else NONE)) if votes.counted else NONE
    if for_.share or against.share:
        return _meet(for_, _complement(against, abstain))
    low = _ratio(for_.low, _plus(against.high, abstain.high), worst=True)
    high = _ratio(for_.high, against.low + (0 if abstain.share else abstain.low), worst=False)
    return low, high, False, False


def _shares(votes: Votes) -> bool:
    return any(part is not None and part.share for part in (votes.for_, votes.against))


def _complement(against: Quantity, abstain: Quantity) -> Quantity:
    """The share in favour that a share against leaves; where abstentions count, at most that."""
    if not against.share:
        return Quantity("", Fraction(0), Fraction(1), share=True)
    low = 1 - against.high if abstain.high == 0 else Fraction(0)
    return Quantity("", low, 1 - against.low, share=True, above=against.below, below=against.above)


def _meet(one: Quantity, other: Quantity) -> tuple[Fraction, Fraction, bool, bool]:
    """The bounds that two shares have in common."""
    if not one.share:
        return other.low, other.high, other.above, other.below
    low, high = max(one.low, other.low), min(one.high, other.high)
    above = (one.above and one.low == low) or (other.above and other.low == low)
    below = (one.below and one.high == high) or (other.below and other.high == high)
    return low, high, above, below


def _plus(one: Fraction | int | None, other: Fraction | int | None) -> Fraction | int | None:
    return None if one is None or other is None else one + other


def _ratio(part: Fraction | int | None, rest: Fraction | int | None, *, worst: bool) -> Fraction:
    """part / (part + rest), where None is without limit; nobody for and nobody against is an even split."""
    if part is None:
        return Fraction(1)
    if rest is None:
        return Fraction(0)
    if part + rest == 0:
        return HALF
    return Fraction(part, part + rest) if worst or part else Fraction(0)


def _heads(votes: Votes, base: Quantity) -> Quantity:
    """How many voted in favour, as heads; a share of the votes cast is at most that share of the base."""
    for_ = votes.for_ or ANY
    return Quantity("", 0, for_.high * base.high, below=for_.below) if for_.share else for_


def _of_base(heads: Quantity, majority: Majority, base: Quantity) -> str:
    sure, possible = majority.share * base.high, majority.share * base.low
    if heads.low > sure or (heads.low == sure and not majority.above):
        return "carried"
    if heads.high is not None and (
        heads.high < possible or (heads.high == possible and (majority.above or heads.below))
    ):
        return "lost"
    return "unknown"
