"""What the hall logs: that something broke, and where in the program; never for whom, nor with which words."""

import logging
import time
import traceback
from types import TracebackType


class Impersonal(logging.Formatter):
    """A line a record, in UTC; of a fault where it was, without what was in its hands: path, values, message."""

    converter = time.gmtime

    def format(self, record: logging.LogRecord) -> str:
        """The line; a request is told by the name of its page."""
        request = getattr(record, "request", None)
        if request is None:
            return super().format(record)
        found = getattr(request, "resolver_match", None)
        page = found.view_name if found else "no page"
        fault = f"\n{self.formatException(record.exc_info)}" if record.exc_info else ""
        return f"{self.formatTime(record)} {record.levelname} {record.name}: {request.method} {page}{fault}"

    def formatException(self, ei: tuple[type, BaseException, TracebackType | None]) -> str:  # noqa: N802 -- logging's name
        """Where a fault was, and of which kind; what it says may name somebody."""
        kind, _, way = ei
        return "".join(traceback.format_tb(way)) + kind.__name__
