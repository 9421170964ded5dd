"""What time it is: the one place of the hall that asks."""

from datetime import UTC, datetime
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
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def minute(timezone: str | None) -> str:
    """The present minute as acts are dated, in the time zone of a federation: `2026-11-25T10:30`."""
    return now().astimezone(zone(timezone)).strftime("%Y-%m-%dT%H:%M")
