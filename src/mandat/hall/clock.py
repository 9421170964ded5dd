"""What time it is: the one place of the hall that asks."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def now() -> datetime:
    """The present instant."""
    return datetime.now(UTC)


def milliseconds() -> int:
    """Milliseconds since 1970."""
    return int(now().timestamp() * 1000)


def zone(name: str | None) -> ZoneInfo:
    """The time zone of a federation; UTC where it names none, or one that nobody knows."""
    try:
        return ZoneInfo(name or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):  # a folder of zones, a name that no file can have
        return ZoneInfo("UTC")


def minute(timezone: str | None) -> str:
    """The present minute as acts are dated, in the time zone of a federation: `2026-11-25T10:30`."""
    return minute_of(now(), timezone)


def minute_of(instant: datetime, timezone: str | None) -> str:
    """The minute of an instant, as acts are dated.

    In an hour that the clock strikes twice, the second one is its last minute all the while: dates say no more than a
    clock on the wall does, and nothing that is written may stand before what it follows.
    """
    local = instant.astimezone(zone(timezone))
    if local.fold:
        while _strikes_twice(local):
            local += timedelta(minutes=1)
        local -= timedelta(minutes=1)
    return local.strftime("%Y-%m-%dT%H:%M")


def _strikes_twice(local: datetime) -> bool:
    return local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
