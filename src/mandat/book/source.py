"""One file of a book: its text, and the views of it that are worked out only where they are needed."""

from collections.abc import Iterator
from functools import cached_property

from mandat.book import tree
from mandat.book.lines import LONGEST, is_suspect
from mandat.book.tree import BYTE_ORDER_MARK, OPTION, Tree


class Source:
    """A file: the name by which it was read, and its text."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text

    @cached_property
    def tree(self) -> Tree:
        """The lossless tree."""
        return tree.grow(self.text, tree.is_markdown(self.name))

    @cached_property
    def lines(self) -> list[str]:
        """The lines, without a byte order mark."""
        return self.text.removeprefix(BYTE_ORDER_MARK).split("\n")

    @cached_property
    def suspect(self) -> bool:
        """Whether it has lines that are too long, or characters that no text should hold."""
        return is_suspect(self.text) or (len(self.text) > LONGEST and max(map(len, self.lines)) > LONGEST)

    @cached_property
    def stretches(self) -> list[tuple[int, str]]:
        """The stretches of minute book, with the number of their first line: the whole file, or its fences."""
        if not tree.is_markdown(self.name):
            return [(0, self.text.removeprefix(BYTE_ORDER_MARK))]
        fences = tree.fences(self.lines)
        return [(first, "\n".join(self.lines[first:last])) for fenced, first, last in fences if fenced]

    def options(self) -> Iterator[tuple[int, str]]:
        """The lines with options, each with its number."""
        for first, text in self.stretches:
            for number, line in _lines_beginning(OPTION, text):
                if tree.kind_of(line) is OPTION:
                    yield first + number, line


def _lines_beginning(word: str, text: str) -> Iterator[tuple[int, str]]:
    """The lines of a text that begin with a word, each with its number. Looks at no other line."""
    number = at = 0
    while True:
        line, _, _ = text[at : at + LONGEST].partition("\n")
        if line.startswith(word):
            yield number, line
        found = text.find("\n" + word, at)
        if found < 0:
            return
        number += text.count("\n", at, found + 1)
        at = found + 1
