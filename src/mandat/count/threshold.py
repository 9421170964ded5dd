"""What has to be reached: a number, or a share of a whole; at least that, or more than it.

| written                            | is reached by            |
|------------------------------------|--------------------------|
| `1000`                             | 1000 and more            |
| `5%`, `0.05`, `1/20`               | at least a twentieth     |
| `above 5%`, `above 1000`           | more than that           |
| `most`, `all`                      | more than half; the whole |
"""

import re
from fractions import Fraction

from mandat.count import quantity
from mandat.count.quantity import Quantity

_SHARE = r"(?a)\d{1,3}(?:\.\d{1,12})? ?%|[01]\.\d{1,12}"
_ABOVE = "above "


def read(text: str) -> Quantity | None:
    """The number or share that `text` names, with `above` where it has to be exceeded; None where it names none.

    >>> read("5%").low, read("above 1/2").above
    (Fraction(1, 20), True)
    """
    said = " ".join(text.split())
    bare = said.removeprefix(_ABOVE)
    found = _bare(bare)
    if found is None or found.low != found.high:
        return found if found is not None and bare == said and bare == "most" else None
    return Quantity(said, found.low, found.high, share=found.share, above=bare != said)


def _bare(text: str) -> Quantity | None:
    if text.isdecimal() and text.isascii() and len(text) <= 40:
        return quantity.exactly(int(text))
    return _share(text) if re.fullmatch(_SHARE, text) else quantity.read(text)


def _share(text: str) -> Quantity | None:
    share = Fraction(text.rstrip(" %")) / (100 if text.endswith("%") else 1)
    return Quantity(text, share, share, share=True) if share <= 1 else None


def least(needed: Quantity, whole: Fraction | int) -> int:
    """The least whole number that reaches what is needed; a share is one of `whole`.

    >>> least(read("1/2"), 25), least(read("above 1/2"), 24), least(read("above 12"), 24)
    (13, 13, 13)
    """
    above, below = needed.low.numerator, needed.low.denominator
    if needed.share:
        above, below = above * whole.numerator, below * whole.denominator
    reached, part = divmod(above, below)
    return reached + 1 if needed.above or part else reached
