"""The minute book: text to acts and back, without losing a byte of what a secretary wrote."""

from mandat.book.reading import Reading, read

__all__ = ["Reading", "read"]
