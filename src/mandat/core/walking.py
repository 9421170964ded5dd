"""Walks over names that lead to other names, however long the way: no step is a call within a call."""

from collections.abc import Callable, Iterable


def behind(starts: Iterable[str], leads_to: Callable[[str], Iterable[str]]) -> list[str]:
    """Every name that is reached, each behind those it leads to; in a circle, the one reached first comes last.

    >>> behind(["c"], {"c": ["b", "a"], "b": ["a"], "a": []}.__getitem__)
    ['a', 'b', 'c']
    """
    reached: dict[str, None] = {}
    sequence = []
    for start in starts:
        ahead = [] if start in reached else [(start, iter(leads_to(start)))]
        reached[start] = None
        while ahead:
            name, rest = ahead[-1]
            below = next((one for one in rest if one not in reached), None)
            if below is None:
                sequence.append(ahead.pop()[0])
            else:
                reached[below] = None
                ahead.append((below, iter(leads_to(below))))
    return sequence
