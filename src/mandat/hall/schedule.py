"""What the clock makes of a poll: a function of how far it is, of its times, and of what time it is.

The clock of the machine decides, and only forward: a poll that was opened or closed stays so when the clock is put
back. Times are instants; that a day has 23 or 25 hours somewhere changes nothing.
"""

from datetime import datetime

from mandat.hall.models.polls import Stage

OPENS, CLOSES, MISSED, RECORDS = "opens", "closes", "missed", "records"


def due(stage: str, opens: datetime | None, closes: datetime | None, now: datetime, waits: bool = False) -> str | None:
    """What is due: it opens, it closes, or it was missed, since nobody kept time while it was to be open; or nothing.

    A poll without a time of its own is opened or closed by whoever presides. One that is closed and waits for nobody
    was interrupted before it was recorded, however it was closed: that is due at once.
    """
    if stage == Stage.COUNTED and not waits:
        return RECORDS
    if stage == Stage.PLANNED and opens is not None and opens <= now:
        return MISSED if closes is not None and closes <= now else OPENS
    if stage == Stage.OPEN and closes is not None and closes <= now:
        return CLOSES
    return None
