"""What a count says: the quota, every stage with its totals, who is elected, and how each tie was resolved.

Totals are text at the method's own fixed places, or `p/q` where fractions are exact, so that nothing is rounded twice.
"""

from fractions import Fraction

from msgspec import Struct


class Tie(Struct, frozen=True):
    """A tie: at which stage, between whom, by which rule it was resolved, who was chosen by it, and whether by lot."""

    stage: int
    among: tuple[str, ...]
    rule: str
    chosen: tuple[str, ...]
    drawn: bool = False


class Move(Struct, frozen=True):
    """Votes that go from one candidate to another; `to` None: they are exhausted."""

    from_: str
    to: str | None
    votes: str


class Stage(Struct, frozen=True):
    """One stage of a count.

    n          its number, from 1
    action     what was done: `first preferences`, `surplus of Anna`, `exclusion of Bela`
    totals     each candidate's total at its end
    exhausted  votes that no candidate has any more, since the first stage; loss: lost by rounding, since the first
    elected    who was elected at its end; excluded: who was excluded in it
    moves      what went from whom to whom in it, where the method moves votes
    """

    n: int
    action: str
    totals: dict[str, str]
    exhausted: str
    loss: str
    elected: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    quota: str | None = None
    moves: tuple[Move, ...] = ()


class Count(Struct, frozen=True):
    """The result of counting ballots by a method.

    quota    what elects, as first calculated (where it changes, each stage has its own); None where there is none
    valid    ballots that were counted; invalid: ballots that name nobody who stands, or cannot be followed
    elected  in the order of their election
    matrix   pairwise methods: how many ballots prefer the first to the second
    """

    method: str
    seats: int
    valid: int
    invalid: int
    elected: tuple[str, ...]
    stages: tuple[Stage, ...]
    quota: str | None = None
    ties: tuple[Tie, ...] = ()
    matrix: dict[str, dict[str, int]] | None = None


def fixed(value: int, places: int) -> str:
    """A number in units of `10 ** -places`, as text.

    >>> fixed(1337142, 5), fixed(-5, 2), fixed(7, 0)
    ('13.37142', '-0.05', '7')
    """
    if places == 0:
        return str(value)
    digits = str(value).zfill(places + 1 + (value < 0))
    return f"{digits[:-places]}.{digits[-places:]}"


def exact(value: Fraction | int) -> str:
    """A fraction as `p/q`, a whole number as it is.

    >>> exact(Fraction(4, 6)), exact(Fraction(4, 2))
    ('2/3', '2')
    """
    return str(Fraction(value))
