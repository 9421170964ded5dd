"""What an act rests on, in a few words: its id, its date, its vote, what is cited."""

from mandat.clerk.wording.dates import in_words


def votes_in_words(vote: dict | None) -> str:
    """The counts of a vote.

    >>> votes_in_words({"for": 212, "against": 31, "abstain": None})
    '212 for, 31 against'
    >>> votes_in_words({"for": "most", "against": None, "abstain": 3})
    'most for, 3 abstaining'
    """
    words = (("for", "for"), ("against", "against"), ("abstain", "abstaining"))
    return ", ".join(f"{vote[key]} {word}" for key, word in words if vote and vote.get(key) is not None)


def evidence(act: str, at: str | None, vote: dict | None = None, cite: list[str] | None = None) -> str:
    """An act's id, date, vote and citations, divided by semicolons."""
    place = ", ".join(part for part in (act, in_words(at)) if part)
    return "; ".join(part for part in (place, votes_in_words(vote), ", ".join(cite or ())) if part)


def span(bounds: list | None, unit: str = "") -> str:
    """Two bounds in words; None where nothing is known.

    >>> span([5, 5]), span([5, 9]), span([5, None]), span([0, None]), span(None)
    ('5', '5 to 9', 'at least 5', 'not recorded', 'not recorded')
    >>> span([1, 1], "days"), span([0, 1], "days")
    ('1 day', '0 to 1 days')
    """
    if not bounds or (not bounds[0] and bounds[1] is None):
        return "not recorded"
    low, high = bounds
    said = f"at least {low}" if high is None else str(low) if low == high else f"{low} to {high}"
    return f"{said} {unit.removesuffix('s') if said == '1' else unit}".rstrip()
