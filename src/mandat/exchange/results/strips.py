"""A count of many stages in strips that fit a page: so many stages each, a strip begins with who stood at its start."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from mandat.count.decimals import decimal
from mandat.count.outcome import Count, Stage

STAGES = 6
"""So many stages stand side by side."""


def strips(stages: Sequence[Stage]) -> Iterator[Sequence[Stage]]:
    """The stages of a count, some at a time, as even as can be."""
    number = -(-len(stages) // STAGES)
    ends = [round(len(stages) * part / number) for part in range(number + 1)]
    for begin, end in zip(ends, ends[1:], strict=False):
        yield stages[begin:end]


def ranked(count: Count) -> list[str]:
    """The candidates: those elected in the order of their election, then the others, last excluded first."""
    elected = list(count.elected)
    out = [name for stage in count.stages for name in stage.excluded]
    left = [name for name in count.stages[-1].totals if name not in {*elected, *out}]
    return [*elected, *left, *(name for name in reversed(out) if name not in elected)]


def value(text: str | Fraction) -> Fraction:
    """The number that a total or a move says: `12.34500`, `7/3`."""
    return Fraction(text)


def brief(text: str | Fraction) -> str:
    """A number as people read it in a picture: two places, none where they are nothing.

    >>> brief("12.34700"), brief("7/3"), brief("81.00000"), brief("1204")
    ('12.35', '2.33', '81', '1204')
    """
    return decimal(value(text)).removesuffix(".00")
