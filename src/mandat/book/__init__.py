"""The minute book: text to acts and back, without losing a byte of what a secretary wrote."""

from mandat.book.excerpt import render
from mandat.book.layout import fmt
from mandat.book.places import locate, source_line
from mandat.book.reading import Reading, read
from mandat.book.writer import write

__all__ = ["Reading", "fmt", "locate", "read", "render", "source_line", "write"]
