"""Finds where texts mention persons: by their ids and names, whole, and nothing shorter."""

import re
from collections.abc import Callable, Iterable

_WORD = re.compile(r"[^\W_]+")
_TOKEN = re.compile(r"[.-]")


class Mentions:
    """The texts that are looked for."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self.by_first: dict[str, list[str]] = {}
        for text in texts:
            self.add(text)

    def add(self, text: str) -> None:
        """Look for one more text; the longest is found first. One that begins with no word is not found."""
        first = _WORD.match(text)
        if first is not None:
            texts = self.by_first.setdefault(first[0], [])
            if text not in texts:
                texts.append(text)
                texts.sort(key=len, reverse=True)

    def replace(self, text: str, put: Callable[[str], str]) -> str:
        """The text with `put(mention)` in place of every mention.

        >>> Mentions(["anna", "Anna Brandt"]).replace("Anna Brandt (anna), not Annaberg", str.upper)
        'ANNA BRANDT (ANNA), not Annaberg'
        """
        parts, end = [], 0
        for word in _WORD.finditer(text):
            if word.start() < end:
                continue
            mention = self._at(text, word)
            if mention is not None:
                parts += text[end : word.start()], put(mention)
                end = word.start() + len(mention)
        return "".join((*parts, text[end:])) if end else text

    def _at(self, text: str, word: re.Match[str]) -> str | None:
        for mention in self.by_first.get(word[0], ()):
            behind = text[word.start() + len(mention) : word.start() + len(mention) + 1]
            if text.startswith(mention, word.start()) and not behind.isalnum():
                return mention
        return None


def within(name: str, ids: Iterable[str] | dict[str, str]) -> str | None:
    """The first of these ids that stands within another, between its dots and hyphens; None where none does.

    >>> within("treasurer-anna-b-2024", {"anna-b": ""})
    'anna-b'
    """
    cuts = [-1, *(cut.start() for cut in _TOKEN.finditer(name)), len(name)]
    for place, begin in enumerate(cuts[:-1]):
        for end in cuts[place + 1 :]:
            if name[begin + 1 : end] in ids:
                return name[begin + 1 : end]
    return None
