"""Exact numbers in a few digits: shares as percentages, fractions as decimals."""

from fractions import Fraction

from mandat.count.outcome import fixed


def decimal(value: Fraction | float, places: int = 2) -> str:
    """A number with so many places behind the point, the last one rounded, halves to even.

    >>> decimal(Fraction(2, 3)), decimal(Fraction(-1, 8)), decimal(Fraction(7), 0)
    ('0.67', '-0.12', '7')
    """
    return fixed(round(Fraction(value) * 10**places), places)


def percent(part: Fraction | float, whole: Fraction | int = 1) -> str:
    """A share in percent; nothing where there is no whole.

    >>> percent(1, 3), percent(0, 0)
    ('33.33%', '')
    """
    return f"{decimal(Fraction(part) / whole * 100)}%" if whole else ""


def grouped(number: int) -> str:
    """A whole number with its thousands set apart.

    >>> grouped(9649512), grouped(1204)
    ('9,649,512', '1,204')
    """
    return f"{number:,}"
