"""Exact numbers as people read them: shares as percentages, fractions as decimals, long numbers by their size."""

from decimal import Decimal
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


def briefly(number: int) -> str:
    """A whole number; where it is long, its size.

    >>> briefly(848), briefly(602604145907840929673741827)
    ('848', '6.03e26')
    """
    return str(number) if number < 10**12 else f"{Decimal(number):.2e}".replace("+", "")


def some(count: int, noun: str) -> str:
    """A number with its noun.

    >>> some(1, "seat"), some(1200, "vote")
    ('1 seat', '1,200 votes')
    """
    return f"{grouped(count)} {noun}{'' if count == 1 else 's'}"
