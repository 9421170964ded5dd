"""What every template may use."""

from django.conf import settings
from django.http import HttpRequest


def hall(request: HttpRequest) -> dict[str, object]:
    """The address of live events."""
    return {"live": settings.LIVE}
