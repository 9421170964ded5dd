"""Finds where texts mention persons: by their ids and names, whole, and nothing shorter."""

import re
from collections.abc import Callable, Iterable

_WORD = re.compile(r"[^\W_]+")
_TOKEN = re.compile(r"[.-]")


class Mentions:
    """The texts that are looked for, by their first words: how long they are, how far before it they begin."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._texts: set[str] = set()
        self._spans: dict[str, list[tuple[int, int]]] = {}
        for text in texts:
            self.add(text)

    def add(self, text: str) -> None:
        """Look for one more text; the longest is found first. One without a word in it is not found."""
        first = _WORD.search(text)
        if first is not None:
            self._texts.add(text)
            spans = self._spans.setdefault(first[0], [])
            span = (len(text), first.start())
            if span not in spans:
                spans.append(span)
                spans.sort(reverse=True)

    def replace(self, text: str, put: Callable[[str], str], first: int = 0, last: int | None = None) -> str:
        """The text with `put(mention)` in place of every mention that begins at `first` or later and ends by `last`.

        No two mentions touch, so that what is put there can be told apart again.

        >>> Mentions(["anna", "Anna Brandt"]).replace("Anna Brandt (anna), not Annaberg", str.upper)
        'ANNA BRANDT (ANNA), not Annaberg'
        """
        parts, done, last = [], 0, len(text) if last is None else last
        for word in _WORD.finditer(text):
            found = self._at(text, word, first, last) if word[0] in self._spans else None
            if found is not None:
                begin, end = found
                parts += text[done:begin], put(text[begin:end])
                done, first = end, end + 1
        return "".join((*parts, text[done:])) if done else text

    def _at(self, text: str, word: re.Match[str], first: int, last: int) -> tuple[int, int] | None:
        """Where a mention begins and ends of which this is the first word."""
        for length, before in self._spans[word[0]]:
            begin = word.start() - before
            end = begin + length
            joined = text[max(begin - 1, 0) : begin].isalnum() or text[end : end + 1].isalnum()
            if first <= begin and end <= last and not joined and text[begin:end] in self._texts:
                return begin, end
        return None


def within(name: str, wanted: Callable[[str], bool]) -> str | None:
    """The first wanted id that stands within another, between its dots and hyphens; None where none does.

    >>> within("treasurer-anna-b-2024", {"anna-b"}.__contains__)
    'anna-b'
    """
    cuts = [-1, *(cut.start() for cut in _TOKEN.finditer(name)), len(name)]
    for place, begin in enumerate(cuts[:-1]):
        for end in cuts[place + 1 :]:
            if wanted(name[begin + 1 : end]):
                return name[begin + 1 : end]
    return None
